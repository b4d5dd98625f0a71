"""The yearly check of step 8 lists the actions of the cycle: now, and as they stood at the checks before."""

import datetime
import re

import pytest
from flask.testing import FlaskClient

from surveyapp.policycycle import actions, cycles, worksheets
from surveyapp.policycycle.actions import Agreed
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, run

CYCLE = "/beheer/cyclus/2024-2028"
STEP, CHECK = f"{CYCLE}/stap/8", f"{CYCLE}/werkblad/ws8/jaarlijks"
COURSE = Agreed(3, "Een cursus <werven>", datetime.date(2025, 3, 1), None, "Teamleider", "welzijn@zonstad.nl", 2500)


def ago(days: int) -> datetime.datetime:
    return NOW - datetime.timedelta(days=days)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer with a cycle and a wave that does not belong to it yet; a check was held a year ago."""
    survey = run(database, QUESTIONS)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        cycle = cycles.start(session, wave.municipality, 2024, 2028, ago(700), OFFICER)
        held = {"ws8_08": "een", "ws8_jaar1_datum": "2025-05-12"}
        worksheets.save(session, cycle, "ws8", held, {}, ago(365), OFFICER)
        first = actions.add(session, wave, COURSE, ago(600), OFFICER)
        actions.report(session, wave, first, "done", "Vier keer", 1, ago(100), OFFICER)
        due_on = datetime.date(2026, 5, 1)
        late = Agreed(5, "Eén loket", due_on, None, "Financiën", "geld@zonstad.nl")
        actions.add(session, wave, late, ago(300), OFFICER)
    return at_work(client, database)


def test_the_check_lists_the_actions_now_and_what_was_known_at_the_one_before(els: Officer) -> None:
    assert "nog geen acties afgesproken" in words(els.open(CHECK))
    els.send(f"{CYCLE}/stap/6/metingen", wave="0-meting")
    page = els.open(CHECK)
    now, then = words(page).split("Zo stonden de acties op 12 mei 2025")
    now = now.replace("&lt;", "<").replace("&gt;", ">")
    assert "Zo staan de acties nu 2 acties: 1 gedaan, 1 te laat" in now
    assert "Een cursus <werven> Bijwerken : Een cursus <werven> Teamleider 1 maart 2025 Gedaan Vier keer" in now
    assert "Eén loket Bijwerken : Eén loket Financiën 1 mei 2026 Te laat" in now
    assert '<details class="sheet-actions" open>' in page.text
    before = then[: then.index("Wat ging goed en wat niet, bij de eerste keer?")]
    assert "1 actie: 1 te laat" in before
    assert "Teamleider 1 maart 2025 Te laat" in before
    assert not any(unknown in before for unknown in ("Vier keer", "Eén loket", "Bijwerken"))
    assert "@" not in words(page).split("Zo staan de acties nu")[1].split("Hoeveel keer")[0]


def test_an_action_is_brought_up_to_date_from_the_step(els: Officer, client: FlaskClient, database: Database) -> None:
    assert "Nog geen. U spreekt acties af bij een meting" in words(els.open(STEP))
    els.send(f"{CYCLE}/stap/6/metingen", wave="0-meting")
    step = els.open(STEP)
    address = re.findall(r'href="(/beheer/metingen/0-meting/acties/\d+)"', step.text)[1]
    els.open(address)
    assert els.send(f"{address}/stand", state="busy", note="Begonnen", version="1").status_code == 303
    els.send(f"{address}/stand", state="done", note="Open sinds mei", version="2")
    assert "2 acties: 2 gedaan" in words(els.open(STEP))
    assert "Acties van deze beleidscyclus" not in words(els.open(f"{CYCLE}/stap/6"))
    reader = sign_in_as(client.application.test_client(), database, hire(database, "reader"))
    read = reader.open(STEP)
    assert "Open sinds mei" in words(read)
    assert address not in read.text


def test_a_closed_cycle_keeps_the_actions_as_they_stood_when_it_was_closed(els: Officer) -> None:
    els.send(f"{CYCLE}/stap/6/metingen", wave="0-meting")
    els.send(f"{CYCLE}/sluiten")
    shown = words(els.open(STEP))
    assert "toen de beleidscyclus gesloten werd, op 12 mei 2026. 2 acties: 1 gedaan, 1 te laat" in shown
    assert "Bijwerken" not in shown
