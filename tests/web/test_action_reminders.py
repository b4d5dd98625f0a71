"""What officers see of reminders of actions: on the page of the actions, on a page of their own, and the switch."""

import datetime

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import unsubscribing
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.policycycle.reminding import letter, pending
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Message, Reminder, ReminderItem
from tests.officer import Officer, at_work, words
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, Survey, run
from tests.web.test_actions import ACTION, PAGE

REMINDERS = f"{PAGE}/herinneringen"


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    return run(sqlite_database, QUESTIONS)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    officer = at_work(client, survey.database)
    officer.open(f"{PAGE}/nieuw")
    officer.send(f"{PAGE}/nieuw", **ACTION)
    return officer


def reminded(database: Database, state: str, said: str = "", *, bounced: bool = False) -> None:
    """A reminder of the action that became this."""
    with database.transaction() as session:
        due_on = datetime.date(2026, 9, 1)
        reminder = Reminder(municipality_id=1, email="welzijn@zonstad.nl", day=NOW.date(), bounced=bounced)
        session.add(reminder)
        session.flush()
        about = {"municipality_id": 1, "reminder_id": reminder.id}
        session.add(ReminderItem(**about, action_id=1, due_on=due_on, occasion="soon"))
        session.add(Message(**about, kind="action_reminder", state=state, next_at=NOW, ended_at=NOW, error=said))


def test_the_pages_tell_when_the_next_mail_goes_and_that_one_was_sent(els: Officer, database: Database) -> None:
    assert "Volgende mail 18 augustus 2026" in words(els.open(REMINDERS))
    reminded(database, "sent", "250 aangenomen")
    assert "Herinnerd op 12 mei 2026." in words(els.open(PAGE))
    shown = words(els.open(REMINDERS))
    assert "Volgende mail 2 september 2026" in shown
    assert "Opnieuw sturen" not in shown
    assert "welzijn@zonstad.nl" not in shown


def test_a_mail_that_came_back_is_shown_with_what_to_do_and_can_be_sent_again(els: Officer, database: Database) -> None:
    reminded(database, "failed", "550 5.1.1 onbekend", bounced=True)
    told = "De herinnering van 12 mei 2026 kwam niet aan: 550 5.1.1 onbekend"
    assert "De mail van 12 mei 2026 kwam niet aan." in words(els.open(PAGE))
    assert "5.1.1" not in els.open(PAGE).text
    shown = words(els.open(REMINDERS))
    assert told in shown
    assert "een mail naar dit adres kwam terug" in shown
    assert els.send(f"{REMINDERS}/1").location == REMINDERS
    with database.reading() as session:
        assert (session.get_one(Message, 1).state, session.get_one(Reminder, 1).bounced) == ("due", False)
    els.send(f"{REMINDERS}/1")
    assert "valt nu niets te beslissen" in words(els.open(REMINDERS))
    assert els.send(f"{REMINDERS}/9").status_code == 404


def test_a_municipality_can_leave_reminders_out(els: Officer, database: Database) -> None:
    assert 'name="reminds_owners"' in els.open("/beheer/gemeente").text
    els.send("/beheer/gemeente", name="Zonstad", threshold="5")
    assert "Geen: uw gemeente stuurt geen herinneringen." in words(els.open(REMINDERS))
    assert "veranderde of wie een actie doet herinneringen krijgt" in words(els.open("/beheer/activiteiten"))
    with database.reading() as session:
        assert pending.of_everybody(session, datetime.date(2026, 9, 1)) == {}


def test_signing_off_from_reminders_says_what_it_is_about(
    client: FlaskClient, els: Officer, database: Database
) -> None:
    with database.reading() as session:
        about = Subscription(1, "welzijn@zonstad.nl", about="actions:")
        path = unsubscribing.link(session, about, "")
    assert "Geen herinneringen aan acties meer?" in words(client.get(path))
    done = words(client.post(path))
    assert "w•••@zonstad.nl krijgt geen herinneringen aan acties meer van Gemeente Zonstad." in done
    assert "Geen: deze persoon wil geen herinneringen per mail." in words(els.open(REMINDERS))


def test_the_address_in_the_mails_is_that_of_the_page(els: Officer) -> None:
    assert letter.PLACE.format("0-meting") == PAGE
    assert els.open(PAGE).status_code == 200
