"""Goals are free until the wave opens; from there every change has a name, a moment and a reason, in the report too."""

import datetime
import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.policycycle import goals
from surveyapp.policycycle.goals import Aim, GoalOutdated
from surveyapp.produce.goals import looked_up
from surveyapp.report.inputs import GoalChange
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Event, Wave
from tests.surveys import NOW, OFFICER, Survey, data, run


def asked(grade: str) -> dict[str, object]:
    return data(
        {"code": "vol", "type": "single", "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]},
        {"code": "cijfer", "type": "grade", "label": grade},
        {"code": "tip", "type": "text"},
        indicators=[{"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": ["ja"]}],
    )


QUESTIONS, REWORDED = asked("Welk cijfer?"), json.dumps(asked("Welk rapportcijfer?"))
AIM = Aim("genoeg", "at_least", 0.6, 1, datetime.date(2028, 4, 1), "Raadsbesluit 12", 0.55)
LATER = NOW + datetime.timedelta(days=100)


@pytest.fixture
def draft(database: Database) -> Survey:
    return run(database, QUESTIONS, opened=False)


def wave_of(session: Session, survey: Survey) -> Wave:
    return session.get_one(Wave, survey.wave_id)


def test_a_goal_is_changed_freely_until_the_wave_opens_and_visibly_after_that(draft: Survey) -> None:
    with draft.database.transaction() as session:
        wave = wave_of(session, draft)
        goal = goals.add(session, wave, AIM, "", NOW, OFFICER)
        goals.change(session, wave, goal, replace(AIM, target=0.7), 1, "", NOW, OFFICER)
        assert goals.changes(session, goal) == []
        waves.open_(session, wave, NOW, OFFICER)
        with pytest.raises(WrongField, match="waarom"):
            goals.change(session, wave, goal, AIM, 2, " ", LATER, OFFICER)
        goals.change(session, wave, goal, replace(AIM, due_on=datetime.date(2029, 1, 1)), 2, "Te hoog", LATER, OFFICER)
        added = goals.add(session, wave, replace(AIM, variable="cijfer", target=7), "Vergeten", LATER, OFFICER)
        goals.withdraw(session, wave, added, "Bezuiniging", LATER, OFFICER)
    with draft.database.reading() as session:
        first, second = looked_up(session, wave_of(session, draft))
        assert (first.target, first.fixed, first.comparable) == (0.6, NOW.date(), True)
        before, after = {"target": 0.7, "due_on": "2028-04-01"}, {"target": 0.6, "due_on": "2029-01-01"}
        assert first.changes == (GoalChange(LATER.date(), "", before, after, "Te hoog"),)
        assert second.withdrawn
        assert [(each.before, each.reason) for each in second.changes] == [
            ({}, "Vergeten"),
            ({"withdrawn": False}, "Bezuiniging"),
        ]
        told = session.scalars(select(Event.action).where(Event.action.startswith("goal")).order_by(Event.id)).all()
        assert told == ["goal.add", "goal.change", "goal.change", "goal.add", "goal.withdraw"]


@pytest.mark.parametrize(
    ("by", "name", "signed"),
    [
        ("els@zonstad.nl", "Els de Boer", "Els de Boer"),
        ("els@zonstad.nl", "els", ""),  # made of the address: nobody gave it a name
        ("els@zonstad.nl", "Els@zonstad.nl", ""),
        ("gone@zonstad.nl", "Els de Boer", ""),
        ("surveyapp", "Els de Boer", "surveyapp"),
    ],
)
def test_a_report_signs_a_change_with_a_name_and_never_with_an_address(
    draft: Survey, by: str, name: str, signed: str
) -> None:
    with draft.database.transaction() as session:
        wave = wave_of(session, draft)
        people.invite(session, wave.municipality, "els@zonstad.nl", "officer", NOW, OFFICER, name)
        waves.open_(session, wave, NOW, OFFICER)
        goals.add(session, wave, AIM, "Vergeten", LATER, by)
        ((change,),) = (each.changes for each in looked_up(session, wave))
    assert change.by == signed


def test_before_opening_a_goal_goes_without_a_trace_but_in_the_audit_trail(draft: Survey) -> None:
    with draft.database.transaction() as session:
        wave = wave_of(session, draft)
        goals.withdraw(session, wave, goals.add(session, wave, AIM, "", NOW, OFFICER), "", NOW, OFFICER)
        assert goals.listing(session, wave) == []


@pytest.mark.parametrize(
    ("field", "aim"),
    [
        ("variable", replace(AIM, variable="tip")),
        ("variable", replace(AIM, variable="weg")),
        ("direction", replace(AIM, direction="omhoog")),
        ("target", replace(AIM, target=60)),
        ("norm", replace(AIM, norm=-0.1)),
        ("ordinal", replace(AIM, ordinal=0)),
        ("ordinal", replace(AIM, ordinal=21)),
        ("source", replace(AIM, source=" ")),
        ("variable", AIM),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused_at_its_field(field: str, aim: Aim, draft: Survey) -> None:
    with draft.database.transaction() as session:
        wave = wave_of(session, draft)
        goals.add(session, wave, AIM, "", NOW, OFFICER)
        with pytest.raises(WrongField) as wrong:
            goals.add(session, wave, aim, "", NOW, OFFICER)
        assert wrong.value.field == field


def test_two_people_who_change_one_goal_do_not_overwrite_each_other(draft: Survey) -> None:
    with draft.database.transaction() as session:
        wave = wave_of(session, draft)
        goal = goals.add(session, wave, AIM, "", NOW, OFFICER)
        goals.change(session, wave, goal, replace(AIM, target=0.7), 1, "", NOW, OFFICER)
        with pytest.raises(GoalOutdated):
            goals.change(session, wave, goal, replace(AIM, target=0.5), 1, "", NOW, OFFICER)
        with pytest.raises(Refusal, match="hetzelfde cijfer"):
            goals.change(session, wave, goal, replace(AIM, variable="cijfer", target=7), 2, "", NOW, OFFICER)


def test_a_later_wave_of_the_series_has_the_goals_of_the_first_and_knows_what_was_asked_otherwise(
    draft: Survey,
) -> None:
    with draft.database.transaction() as session:
        first = wave_of(session, draft)
        goals.add(session, first, AIM, "", NOW, OFFICER)
        goals.add(session, first, replace(AIM, variable="cijfer", target=7, norm=None, ordinal=2), "", NOW, OFFICER)
        later = waves.create(
            session, first.municipality, {"b.yaml": REWORDED}, "b.yaml", "1-meting", 1, "named", NOW, OFFICER
        )
        found = looked_up(session, later)
        assert [(each.variable, each.fixed_at, each.comparable) for each in found] == [
            ("genoeg", "0-meting", True),
            ("cijfer", "0-meting", False),
        ]
        assert looked_up(session, first) == tuple(replace(each, comparable=True) for each in found)
