"""The page of actions of a wave tells how those of earlier waves stand; each is brought up to date at its own wave."""

import datetime
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import waves
from surveyapp.policycycle import actions
from surveyapp.policycycle.actions import Agreed
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.officer import Officer, at_work, words
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, run

FIRST, SECOND = "/beheer/metingen/0-meting/acties", "/beheer/metingen/1-meting/acties"
COURSE = Agreed(3, "Elk kwartaal een cursus", datetime.date(2026, 5, 1), None, "Teamleider", "welzijn@zonstad.nl")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer with two waves: one action of the first is late, one was done, one lapsed; the second has its own."""
    survey = run(database, QUESTIONS)
    survey.close()
    with database.transaction() as session:
        first = session.get_one(Wave, survey.wave_id)
        second = waves.create(
            session, first.municipality, first.sources, first.main, "1-meting", 1, "named", NOW, "els"
        )
        actions.add(session, first, COURSE, NOW, OFFICER)
        for text, state, note in (("Een beurs", "done", "Er kwamen 26 clubs"), ("Eén loket", "dropped", "Geen geld")):
            action = actions.add(session, first, replace(COURSE, text=text), NOW, OFFICER)
            actions.report(session, first, action, state, note, 1, NOW, OFFICER)
        actions.add(session, second, replace(COURSE, text="Nog een cursus"), NOW, OFFICER)
    return at_work(client, database)


def parts(els: Officer, path: str) -> tuple[str, str]:
    """What stands above and below the heading of earlier waves."""
    page = els.open(path).text
    above, _, below = page.partition("Acties van eerdere metingen</h2>")
    return above, below


def test_actions_of_earlier_waves_stand_apart_with_how_they_stand(els: Officer) -> None:
    above, below = parts(els, SECOND)
    assert "Nog een cursus" in above
    for text in ("Elk kwartaal een cursus", "Een beurs", "Er kwamen 26 clubs", "Eén loket", "Geen geld", "0-meting"):
        assert text in below
    for state in ("Te laat", "Gedaan", "Vervallen"):
        assert below.count(f">{state}<") == 1, state
    assert "welzijn@zonstad.nl" not in above + below


def test_an_earlier_action_is_brought_up_to_date_at_its_own_wave(els: Officer) -> None:
    _, below = parts(els, SECOND)
    assert set(re.findall(r'href="(/beheer/metingen/[^"#]+/acties/\d+)"', below)) == {f"{FIRST}/{n}" for n in (1, 2, 3)}
    assert els.open(f"{SECOND}/1").status_code == 404
    els.open(f"{FIRST}/1")
    assert els.send(f"{FIRST}/1/stand", state="done", note="Drie keer gegeven", version="1").status_code == 303
    _, after = parts(els, SECOND)
    assert "Drie keer gegeven" in after
    assert ">Te laat<" not in after


def test_the_first_wave_has_no_earlier_actions(els: Officer) -> None:
    assert "Acties van eerdere metingen" not in words(els.open(FIRST))
