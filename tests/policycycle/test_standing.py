"""The actions of a cycle as they stood on a day: what was written later is not known yet, and nothing is lost."""

import datetime
from dataclasses import replace

import pytest

from surveyapp.policycycle import actions, cycles, standing, steps
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.notebook import Notebook
from surveyapp.policycycle.standing import Stood
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, Wave, WorksheetEntry
from tests.policycycle.test_goals import QUESTIONS
from tests.shelf import shipped
from tests.surveys import NOW, OFFICER, Survey, run

COURSE = Agreed(3, "Elk kwartaal een cursus", datetime.date(2027, 3, 1), None, "Teamleider", "welzijn@zonstad.nl", 2500)
MONEY = replace(COURSE, function=5, text="Eén loket voor subsidies", due_on=datetime.date(2028, 1, 1), budget=None)
CHECKED = datetime.date(2027, 5, 12)


def on(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.UTC)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A wave of a cycle, with two actions: the first late in 2027 and done in 2028, the second added after a check."""
    made = run(database, QUESTIONS)
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        cycle = cycles.start(session, wave.municipality, 2026, 2030, NOW, OFFICER)
        steps.attach(session, cycle, 6, wave, NOW, OFFICER)
        first = actions.add(session, wave, COURSE, NOW, OFFICER)
        actions.report(session, wave, first, "busy", "De eerste cursus was vol", 1, on(2027, 5, 12, 21, 59), OFFICER)
        second = actions.add(session, wave, MONEY, on(2027, 5, 12, 22), OFFICER)
        later = replace(COURSE, text="Elke maand een cursus", due_on=datetime.date(2028, 3, 1), owner="Steunpunt")
        actions.change(session, wave, first, later, 2, on(2027, 6, 1), OFFICER)
        actions.change(session, wave, first, replace(later, owner_email="x@zonstad.nl"), 3, on(2027, 7, 1), OFFICER)
        actions.report(session, wave, first, "done", "Twaalf keer", 4, on(2028, 2, 1), OFFICER)
        actions.report(session, wave, second, "dropped", "Er is geen geld", 1, on(2028, 2, 1), OFFICER)
    return made


def told(survey: Survey, day: datetime.date) -> list[tuple[str, str, str, bool, str]]:
    with survey.database.reading() as session:
        (cycle,) = cycles.listing(session, session.get_one(Wave, survey.wave_id).municipality_id)
        return [_words(each) for each in standing.on(session, cycle, day)]


def _words(each: Stood) -> tuple[str, str, str, bool, str]:
    return each.text, each.owner, each.state, each.late, each.note


def test_a_check_keeps_what_was_known_when_its_day_ended_in_the_netherlands(survey: Survey) -> None:
    assert told(survey, NOW.date() - datetime.timedelta(days=1)) == []
    assert told(survey, datetime.date(2027, 3, 1)) == [(COURSE.text, "Teamleider", "open", False, "")]
    assert told(survey, datetime.date(2027, 5, 11)) == [(COURSE.text, "Teamleider", "open", True, "")]
    assert told(survey, CHECKED) == [(COURSE.text, "Teamleider", "busy", True, "De eerste cursus was vol")]


def test_what_is_asked_for_today_is_what_the_actions_say(survey: Survey) -> None:
    today = datetime.date(2028, 2, 1)
    assert told(survey, today) == [
        ("Elke maand een cursus", "Steunpunt", "done", False, "Twaalf keer"),
        (MONEY.text, "Teamleider", "dropped", False, "Er is geen geld"),
    ]
    with survey.database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        assert [_words(standing.now(each, wave, today)) for each in actions.listing(session, wave)] == told(
            survey, today
        )


def test_actions_of_a_wave_that_belongs_to_no_cycle_are_not_in_it(survey: Survey) -> None:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        cycle = steps.cycle_of(session, wave)
        assert cycle
        steps.detach(session, cycle, wave, NOW, OFFICER)
    assert told(survey, CHECKED) == []


@pytest.mark.parametrize(
    ("answer", "closed_on", "name", "day"),
    [
        (None, None, "today", "2027-05-12"),
        (None, None, "ws8_jaar1_datum", None),
        ("2027-02-01", None, "ws8_jaar1_datum", "2027-02-01"),
        ("2027-05-12", None, "ws8_jaar1_datum", "2027-05-12"),
        ("2027-05-13", None, "ws8_jaar1_datum", None),
        (None, datetime.date(2027, 4, 1), "today", "2027-04-01"),
        ("2027-04-02", datetime.date(2027, 4, 1), "ws8_jaar1_datum", None),
    ],
)
def test_a_day_is_today_or_what_was_filled_in_and_never_still_to_come(
    answer: str | None, closed_on: datetime.date | None, name: str, day: str | None
) -> None:
    given = {"ws8_08": "een", "ws8_jaar1_datum": answer}
    entries = [
        WorksheetEntry(worksheet="ws8", item=item, number=1, value=value, at=NOW, by=OFFICER)
        for item, value in given.items()
    ]
    cycle = Cycle(first_year=2026, last_year=2030, closed_on=closed_on)
    found = standing.day_of(cycle, Notebook([shipped("ws8")], entries), name, CHECKED)
    assert (found.isoformat() if found else None) == day
