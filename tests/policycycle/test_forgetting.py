"""A colleague asks what worksheets and goals tell, or to be taken away: found, shown, gone, in every version."""

import dataclasses
import datetime
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import municipalities, waves
from surveyapp.policycycle import cycles, forgetting, goals, mentions, steps, worksheets
from surveyapp.policycycle.mentions import REMOVED, Told
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.database import EMPTIED, Database, Session
from surveyapp.storage.tables import CycleStep, Event, Goal, GoalChange, Municipality, Wave, WorksheetEntry
from tests.policycycle.test_goals import AIM, asked
from tests.shelf import shipped
from tests.surveys import NOW, OFFICER, run

SHEETS = [shipped("ws3"), shipped("ws1")]
ELS, PIET = "els@zonstad.nl", "piet@zonstad.nl"
LATER = NOW + datetime.timedelta(days=3)
CONTACT, MAIL, GOAL = "ws3_sport_contact", "ws3_sport_mail", "ws3_sport_doel"


def zonstad(session: Session) -> Municipality:
    found = municipalities.find(session, "zonstad")
    assert found
    return found


@pytest.fixture
def filled(database: Database) -> Database:
    """A closed cycle that names Karin Vos in answers, as who sees to a step, and in a goal and its changes."""
    survey = run(database, asked("Welk cijfer?"), opened=False)
    with database.transaction() as session:
        cycle = cycles.start(session, zonstad(session), 2026, 2030, NOW, ELS)
        steps.plan(session, cycle, 3, "Karin Vos", datetime.date(2027, 1, 1), NOW, ELS)
        typed: dict[str, Value] = {
            CONTACT: "Karin  Vos",
            MAIL: "karin@zonstad.nl",
            "ws3_08": ["sport"],
            GOAL: "Zegt Jan-Willem",
        }
        worksheets.save(session, cycle, "ws3", typed, {}, NOW, ELS)
        worksheets.save(session, cycle, "ws3", {CONTACT: "KARIN VOS, of Ali"}, {CONTACT: 1}, LATER, PIET)
        wave = session.get_one(Wave, survey.wave_id)
        waves.open_(session, wave, NOW, OFFICER)
        goal = goals.add(session, wave, dataclasses.replace(AIM, source="Karin Vos"), "Vergeten", NOW, PIET)
        goals.change(session, wave, goal, AIM, 1, "Karin Vos wil het", LATER, PIET)
        cycles.close(session, cycle, LATER, ELS)
    return database


def look(database: Database, typed: str) -> list[Told]:
    with database.reading() as session:
        return mentions.told(mentions.search(session, zonstad(session).id, typed, SHEETS))


def forget(database: Database, typed: str) -> int:
    with database.transaction() as session:
        return forgetting.forget(session, zonstad(session), typed, SHEETS, LATER, ELS)


def versions(database: Database, item: str) -> list[tuple[int, object, str]]:
    with database.reading() as session:
        rows = session.scalars(
            select(WorksheetEntry).where(WorksheetEntry.item == item).order_by(WorksheetEntry.number)
        )
        return [(row.number, row.value, row.by) for row in rows]


def test_a_name_is_found_in_every_version_at_steps_and_in_goals(filled: Database) -> None:
    found = look(filled, " karin vos ")
    label = "Stap 3: Met welke collega hebt u contact over sport, gebouwen en subsidies?"
    assert found[:3] == [
        ("Beleidscyclus 2026-2030", label, "Karin  Vos"),
        ("Beleidscyclus 2026-2030", label, "KARIN VOS, of Ali"),
        ("Beleidscyclus 2026-2030", "Stap 3: wie voor de stap zorgt", "Karin Vos"),
    ]
    assert [name for _, name, _ in found[3:]] == [
        "Een doel zoals het werd",
        "Waarom een doel veranderde",
        "Een doel zoals het was",
    ]


@pytest.mark.parametrize("typed", ["Jan", "zonstad.nl", "vos.nl", "sport", "ka", "%", "arin Vos"])
def test_a_part_of_a_name_or_the_code_of_a_choice_is_nobody(typed: str, filled: Database) -> None:
    assert look(filled, typed) == []


def test_who_wrote_is_told_how_often_and_when(filled: Database) -> None:
    days = "van 12 mei 2026 tot en met 15 mei 2026"
    assert look(filled, PIET.upper()) == [
        ("Beleidscyclus 2026-2030", mentions.WRITER, "1 keer, op 15 mei 2026"),
        ("Doelen van 0-meting", mentions.WRITER, f"3 keer, {days}"),
    ]


def test_the_name_goes_out_of_every_version_and_the_history_stays_true(filled: Database) -> None:
    assert forget(filled, "Karin Vos") == 6
    assert look(filled, "Karin Vos") == []
    assert versions(filled, CONTACT) == [
        (1, REMOVED, ELS),
        (2, f"{REMOVED}, of Ali", PIET),
        (3, f"{REMOVED}, of Ali", ELS),
    ]
    assert versions(filled, "ws3_08") == [(1, ["sport"], ELS)]
    with filled.reading() as session:
        assert session.scalars(select(CycleStep.owner)).all() == [""]
        assert session.scalars(select(Goal.source)).all() == [AIM.source]
        added, changed = session.scalars(select(GoalChange).order_by(GoalChange.id)).all()
        assert (added.after["source"], changed.before["source"]) == (REMOVED, REMOVED)
        assert changed.reason == f"{REMOVED} wil het"
        details = session.scalars(select(Event.detail).order_by(Event.id)).all()
    assert details[-1] == "6 plekken op werkbladen, bij doelen of in rapporten"
    assert not [each for each in details if "karin" in each.lower()]


def test_an_answer_that_was_only_the_name_is_empty_now(filled: Database) -> None:
    assert forget(filled, "Karin@Zonstad.nl") == 1
    assert versions(filled, MAIL) == [(1, REMOVED, ELS), (2, None, ELS)]
    assert forget(filled, "karin@zonstad.nl") == 0


def test_a_page_that_was_open_does_not_bring_the_name_back(database: Database, municipality: Municipality) -> None:
    typed = {CONTACT: "Karin Vos doet dit"}
    with database.transaction() as session:
        cycle = cycles.start(session, session.merge(municipality), 2026, 2030, NOW, ELS)
        worksheets.save(session, cycle, "ws3", typed, {}, NOW, ELS)
    forget(database, "Karin Vos")
    with database.transaction() as session:
        again = session.merge(cycle)
        (clash,) = worksheets.save(session, again, "ws3", typed, {CONTACT: 1}, LATER, PIET)
    assert clash.theirs.value == f"{REMOVED} doet dit"


def test_who_wrote_becomes_nobody_and_another_municipality_stays_as_it_is(filled: Database) -> None:
    with filled.transaction() as session:
        other = municipalities.add(session, "Regenstad", NOW, OFFICER)
        theirs = cycles.start(session, other, 2026, 2030, NOW, PIET)
        worksheets.save(session, theirs, "ws3", {CONTACT: "Karin Vos"}, {}, NOW, PIET)
    assert forget(filled, PIET) == 4
    assert [by for _, _, by in versions(filled, CONTACT)] == [ELS, PIET, REMOVED]
    with filled.reading() as session:
        assert session.scalars(select(Goal.made_by)).all() == [REMOVED]
        assert {*session.scalars(select(GoalChange.by))} == {REMOVED}


def test_nothing_of_the_name_is_left_in_the_files(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.transaction() as session:
        cycle = cycles.start(session, municipalities.add(session, "Zonstad", NOW, OFFICER), 2026, 2030, NOW, ELS)
        steps.plan(session, cycle, 3, "Karin Vos", None, NOW, ELS)
        worksheets.save(session, cycle, "ws3", {CONTACT: "Karin Vos"}, {}, NOW, ELS)
    forget(sqlite_database, "Karin Vos")
    assert b"Karin" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_what_a_removed_name_stood_in_leaves_no_trace_in_the_database() -> None:
    """PostgreSQL keeps old versions of rows until it is told to clean up."""
    assert {row.__tablename__ for row in get_args(mentions.Row)} <= set(EMPTIED)
