"""Accounts from the command line: the first administrator, links without mail, help for who is locked out."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from surveyapp.cli import explain, program
from surveyapp.fieldwork import accountlinks, accounts
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event
from tests.officer import PASSWORD, hire, turn_on_second_factor
from tests.surveys import NOW

NEW = "zeven blauwe bussen"


class Operator:
    """Somebody at the command line of this installation."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.environment = {
            "SURVEYAPP_DATABASE_URL": database.engine.url.render_as_string(hide_password=False),
            "SURVEYAPP_KEY_DIR": str(database.keys.folder),
            "SURVEYAPP_BASE_URL": "https://vragen.zonstad.nl",
        }

    def runs(self, *words: str, types: str = "") -> str:
        """What the command says; the reason when it refuses."""
        done = CliRunner(env=self.environment).invoke(program, ["account", *words], input=types)
        return explain(done.exception) if isinstance(done.exception, Exception) else done.output


@pytest.fixture
def operator(database: Database) -> Operator:
    return Operator(database)


def token_in(text: str, kind: str) -> str:
    found = re.search(rf"^https://vragen\.zonstad\.nl/{kind}/([\w-]+)$", text, re.M)
    assert found, text
    return found[1]


def choose(database: Database, purpose: str, token: str) -> bool:
    hashed, now = accounts.hashed(NEW), NOW
    with database.transaction() as session:
        link = accountlinks.find(session, purpose, token, now)
        return bool(link and accountlinks.use(session, purpose, token, hashed, now))


def test_the_first_administrator_gets_a_link(operator: Operator, database: Database) -> None:
    said = operator.runs("invite", "Bas@zonstad.nl", "--role", "administrator")
    assert "Geef deze link aan bas@zonstad.nl. Hij werkt één keer, en zeven dagen lang:" in said
    assert choose(database, "invitation", token_in(said, "uitnodiging"))
    assert operator.runs("list") == "bas@zonstad.nl\tadministrator\tactief\n"


def test_an_administrator_can_also_be_added_with_a_password(operator: Operator) -> None:
    said = operator.runs("add", "bas@zonstad.nl", "--role", "administrator", types=f"{NEW}\n{NEW}\n")
    assert "bas@zonstad.nl kan nu inloggen." in said


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["invite", "an@zonstad.nl"], "Zeg bij welke gemeente"),
        (["invite", "an@zonstad.nl", "--municipality", "zonstad", "--role", "administrator"], "hoort niet bij een"),
        (["invite", "an@zonstad.nl", "--municipality", "weg"], "De gemeente “weg” is er niet"),
        (["invite", "officer@zonstad.nl", "--municipality", "zonstad"], "al een account"),
        (["link", "weg@zonstad.nl"], "Er is geen account"),
        (["deactivate", "administrator@installatie.nl"], "laatste beheerder"),
        (["second-factor-off", "weg@zonstad.nl"], "Er is geen account"),
    ],
)
def test_what_cannot_be_done_is_one_line(operator: Operator, database: Database, words: list[str], reason: str) -> None:
    hire(database)
    hire(database, "administrator")
    said = operator.runs(*words)
    assert reason in said
    assert "Traceback" not in said


def test_who_forgot_the_password_or_lost_the_telephone_is_helped(operator: Operator, database: Database) -> None:
    email = hire(database, "administrator")
    turn_on_second_factor(database, email)
    assert choose(database, "reset", token_in(operator.runs("link", email), "nieuw-wachtwoord"))
    assert "De tweede stap van administrator@installatie.nl staat uit." in operator.runs("second-factor-off", email)
    with database.reading() as session:
        account = accounts.find(session, email)
        assert (account.totp_secret, accounts.verified(session, email, PASSWORD)) == (None, None)
        actors = {event.actor for event in session.query(Event).filter(Event.action.startswith("account.link"))}
    assert all(actor.startswith("opdrachtregel") for actor in actors)
    assert actors


def test_an_account_is_ended_and_used_again(operator: Operator, database: Database, tmp_path: Path) -> None:
    email = hire(database)
    operator.runs("deactivate", email)
    assert "stopgezet" in operator.runs("link", email)
    assert "officer@zonstad.nl kan weer inloggen." in operator.runs("activate", email)
