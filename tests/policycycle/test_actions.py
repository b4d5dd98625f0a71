"""From findings to actions: every change has a name and a moment, and nobody overwrites what another changed."""

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import accounts, publications, waves
from surveyapp.fieldwork.refusal import WrongField
from surveyapp.policycycle import actionhistory, actions, advice, forgetting, mentions
from surveyapp.policycycle.actions import ActionOutdated, Agreed
from surveyapp.policycycle.advice import AdviceOutdated, Said
from surveyapp.produce import actions as produced
from surveyapp.report.inputs import Meeting
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Event, Wave
from tests.officer import PASSWORD
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, Survey, run

LATER = NOW + datetime.timedelta(days=100)
DUE = datetime.date(2026, 9, 1)
AGREED = Agreed(3, "Elk kwartaal een cursus", DUE, None, "Teamleider welzijn", "welzijn@zonstad.nl", 2500, "Nota")
SAID = Said("recommendation", 3, "Help met werven", "genoeg")


@pytest.fixture
def closed(database: Database) -> Survey:
    survey = run(database, QUESTIONS)
    survey.close()
    return survey


def wave_of(session: Session, survey: Survey) -> Wave:
    return session.get_one(Wave, survey.wave_id)


def test_an_action_is_added_changed_and_reported_on_with_every_change_named(closed: Survey) -> None:
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        rests_on = advice.add(session, wave, SAID, NOW, OFFICER)
        action = actions.add(session, wave, replace(AGREED, advice_id=rests_on.id), NOW, OFFICER)
        later = replace(AGREED, advice_id=rests_on.id, due_on=datetime.date(2026, 10, 1), owner_email="w@zonstad.nl")
        actions.change(session, wave, action, later, 1, LATER, "noor@zonstad.nl")
        actions.change(session, wave, action, later, 2, LATER, "niets veranderd")
        actions.report(session, wave, action, "busy", "Twee keer gedaan", 2, LATER, OFFICER)
    with closed.database.reading() as session:
        wave = wave_of(session, closed)
        (action,) = actions.listing(session, wave)
        assert (action.state, action.note, action.version) == ("busy", "Twee keer gedaan", 3)
        assert [(each.by, each.before, each.after) for each in actionhistory.changes(session, action)] == [
            (OFFICER, {}, {"state": "open"}),
            ("noor@zonstad.nl", {"due_on": "2026-09-01"}, {"due_on": "2026-10-01"}),
            (OFFICER, {"state": "open", "note": ""}, {"state": "busy", "note": "Twee keer gedaan"}),
        ]
        told = session.scalars(select(Event.action).where(Event.action.startswith("a")).order_by(Event.id)).all()
        assert told == ["advice.add", "action.add", "action.change", "action.change"]
        assert not actions.is_late(action, datetime.date(2026, 10, 1))
        assert actions.is_late(action, datetime.date(2026, 10, 2))


def test_the_owner_can_be_a_colleague_and_is_told_by_name(closed: Survey) -> None:
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        noor = accounts.add(session, wave.municipality, "noor@zonstad.nl", PASSWORD, "officer", NOW, OFFICER, "Noor")
        action = actions.add(session, wave, AGREED, NOW, OFFICER)
        mine = replace(AGREED, account_id=noor.id, owner="", owner_email="")
        actions.change(session, wave, action, mine, 1, LATER, OFFICER)
        assert actions.owner_of(action) == "Noor"
        last = actionhistory.changes(session, action)[-1]
        assert (last.before, last.after) == ({"owner": "Teamleider welzijn"}, {"owner": "Noor"})


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("function", replace(AGREED, function=6)),
        ("text", replace(AGREED, text=" ")),
        ("owner", replace(AGREED, owner="")),
        ("owner", replace(AGREED, owner="jan@zonstad.nl")),
        ("owner_email", replace(AGREED, owner_email="")),
        ("account", replace(AGREED, account_id=999)),
        ("budget", replace(AGREED, budget=-1)),
        ("advice", replace(AGREED, advice_id=999)),
    ],
)
def test_an_action_that_makes_no_sense_is_refused_at_its_field(field: str, wrong: Agreed, closed: Survey) -> None:
    with closed.database.transaction() as session, pytest.raises(WrongField) as refused:
        actions.add(session, wave_of(session, closed), wrong, NOW, OFFICER)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", replace(SAID, kind="mening")),
        ("function", replace(SAID, function=0)),
        ("text", replace(SAID, text="")),
        ("variable", replace(SAID, variable="weg")),
    ],
)
def test_an_advice_that_makes_no_sense_is_refused_at_its_field(field: str, wrong: Said, closed: Survey) -> None:
    with closed.database.transaction() as session, pytest.raises(WrongField) as refused:
        advice.add(session, wave_of(session, closed), wrong, NOW, OFFICER)
    assert refused.value.field == field


def test_nobody_overwrites_what_somebody_else_changed_first(closed: Survey) -> None:
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        said, action = advice.add(session, wave, SAID, NOW, OFFICER), actions.add(session, wave, AGREED, NOW, OFFICER)
        advice.change(session, wave, said, replace(SAID, text="Anders"), 1, LATER, OFFICER)
        actions.report(session, wave, action, "done", "", 1, LATER, OFFICER)
        with pytest.raises(AdviceOutdated):
            advice.withdraw(session, wave, said, 1, True, LATER, OFFICER)
        with pytest.raises(ActionOutdated):
            actions.change(session, wave, action, AGREED, 1, LATER, OFFICER)
        with pytest.raises(WrongField, match="waarom"):
            actions.report(session, wave, action, "dropped", " ", 2, LATER, OFFICER)
        advice.withdraw(session, wave, said, 2, True, LATER, OFFICER)
        assert [each.after for each in actionhistory.changes(session, said)][1:] == [
            {"text": "Anders"},
            {"withdrawn": True},
        ]


def test_a_later_wave_of_the_series_knows_the_actions_of_the_first(closed: Survey) -> None:
    with closed.database.transaction() as session:
        first = wave_of(session, closed)
        action = actions.add(session, first, AGREED, NOW, OFFICER)
        later = waves.create(session, first.municipality, first.sources, first.main, "1", 1, "named", NOW, OFFICER)
        other = actions.add(session, later, AGREED, NOW, OFFICER)
        assert [each.id for each, _ in actions.until(session, later)] == [action.id, other.id]
        assert [each.id for each, _ in actions.until(session, first)] == [action.id]


def test_a_person_who_asks_is_found_in_actions_and_taken_out_of_every_version(closed: Survey) -> None:
    named = replace(AGREED, owner="Karin Vos", owner_email="karin@zonstad.nl", text="Karin Vos belt rond")
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        advice.add(session, wave, replace(SAID, text="Vraag Karin Vos"), NOW, OFFICER)
        action = actions.add(session, wave, AGREED, NOW, OFFICER)
        actions.change(session, wave, action, named, 1, LATER, OFFICER)
        found = mentions.told(mentions.search(session, wave.municipality_id, "Karin Vos", []))
        assert ("Acties bij 0-meting", "Wie een actie doet", "Karin Vos") in found
        assert len(found) == 4
        for typed in ("Karin Vos", "karin@zonstad.nl"):
            forgetting.forget(session, wave.municipality, typed, [], LATER, OFFICER)
        assert mentions.search(session, wave.municipality_id, "Karin Vos", []) == []
        assert (action.owner, action.owner_email) == (mentions.REMOVED, "")


def test_a_report_takes_actions_with_owners_by_name_and_without_what_was_withdrawn(closed: Survey) -> None:
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        advice.withdraw(session, wave, advice.add(session, wave, SAID, NOW, OFFICER), 1, True, NOW, OFFICER)
        advice.add(session, wave, replace(SAID, text="Blijft"), NOW, OFFICER)
        actions.add(session, wave, AGREED, NOW, OFFICER)
        assert [each.text for each in produced.said(session, wave)] == ["Blijft"]
        (action,) = produced.agreed(session, wave, datetime.date(2026, 9, 2))
        assert (action.owner, action.late, action.wave) == ("Teamleider welzijn", True, "0-meting")
        assert "@" not in repr(action)


def test_a_report_has_the_meeting_until_its_day_is_over(closed: Survey) -> None:
    told = publications.Shared(DUE, "19.30 uur", "Dorpshuis")
    with closed.database.transaction() as session:
        wave = wave_of(session, closed)
        assert produced.meeting(session, wave, DUE) is None
        publications.change(session, wave, told, 0, NOW, OFFICER)
    with closed.database.reading() as session:
        wave = wave_of(session, closed)
        assert produced.meeting(session, wave, DUE) == Meeting(DUE, "19.30 uur", "Dorpshuis")
        assert produced.meeting(session, wave, DUE + datetime.timedelta(days=1)) is None
