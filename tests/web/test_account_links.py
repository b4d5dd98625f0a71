"""Links by mail: an invitation becomes an account that works, a forgotten password becomes a new one."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from surveyapp.fieldwork import accountlinks, accounts
from surveyapp.fieldwork.mail.sending import Worker
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import AccountLink, Attempt, Event, Message
from surveyapp.web import create_app
from tests.mail.conftest import settings_for
from tests.mailserver import MailServer, running
from tests.officer import PASSWORD, Officer, at_work, hire, sign_in_as, words
from tests.surveys import NOW

NEW = "zeven blauwe bussen"
ELS = "officer@zonstad.nl"
FORGOTTEN = "/wachtwoord-vergeten"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as state:
        yield state


@pytest.fixture
def settings(server: MailServer) -> Settings:
    return settings_for(server, secret_key="x" * 40, base_url="http://localhost")


@pytest.fixture
def app(settings: Settings, sqlite_database: Database) -> Flask:
    return create_app(settings, sqlite_database, lambda: NOW)


@pytest.fixture
def els(app: Flask) -> Officer:
    return Officer(app.test_client())


def mailed(app: Flask, server: MailServer) -> list[tuple[str, str]]:
    """Let the worker send what is due; to whom, and the path of the link in it."""
    site = app.extensions["site"]
    Worker(site.database, site.settings, site.now, lambda seconds: None, lambda: False).round()
    found = []
    for to, mail in zip(server.recipients, server.mails, strict=True):
        body = mail.get_body(("plain",))
        link = re.search(r"http://localhost(/\S+)", body.get_content() if body else "")
        assert link
        found.append((to, link[1]))
    return found


def made(database: Database, email: str = ELS) -> str:
    """The path of a new link."""
    with database.transaction() as session:
        return accountlinks.address_of(session, accountlinks.make(session, accounts.find(session, email), NOW), "")


def state(database: Database) -> list[object]:
    with database.reading() as session:
        return [session.query(table).count() for table in (AccountLink, Attempt, Event, Message)]


def test_an_invitation_by_mail_becomes_an_account_that_works(
    app: Flask, sqlite_database: Database, server: MailServer
) -> None:
    officer = at_work(app.test_client(), sqlite_database)
    sent = officer.send("/beheer/medewerkers", email=" An@Zonstad.nl", person="An", role="reader")
    assert (sent.status_code, sent.location) == (303, "/beheer/medewerkers")
    page = words(officer.open("/beheer/medewerkers"))
    assert "an@zonstad.nl krijgt een mail" in page
    assert "Uitgenodigd, nog geen wachtwoord" in page
    ((to, path),) = mailed(app, server)
    assert to == "an@zonstad.nl"
    an = Officer(app.test_client())
    assert "U bent uitgenodigd om hier te werken voor Zonstad." in words(an.open(path))
    assert an.send(path, new=NEW, again=NEW).location == "/inloggen"
    assert an.sign_in("an@zonstad.nl", NEW).location == "/beheer"
    assert an.open("/beheer/medewerkers").status_code == 403
    assert an.open(path).status_code == 404


def test_a_forgotten_password_becomes_a_new_one(
    app: Flask, els: Officer, sqlite_database: Database, server: MailServer
) -> None:
    hire(sqlite_database)
    before = sign_in_as(app.test_client(), sqlite_database, ELS)
    assert "Wachtwoord vergeten?" in words(els.open("/inloggen"))
    assert els.send(FORGOTTEN, email="OFFICER@zonstad.nl ").status_code == 200
    ((to, path),) = mailed(app, server)
    assert to == ELS
    assert path.startswith("/nieuw-wachtwoord/")
    assert els.send(path, new=NEW, again=NEW).location == "/inloggen"
    assert "Uw wachtwoord is gekozen" in words(els.open("/inloggen"))
    assert not before.is_in()
    assert els.sign_in(ELS, PASSWORD).status_code == 422
    assert els.sign_in(ELS, NEW).status_code == 303


def test_the_answer_is_the_same_for_known_unknown_and_ended_accounts(els: Officer, sqlite_database: Database) -> None:
    hire(sqlite_database)
    hire(sqlite_database, email="stil@zonstad.nl")
    with sqlite_database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "stil@zonstad.nl"), NOW, "toets")
    answers = set()
    for email in (ELS, "niemand@zonstad.nl", "stil@zonstad.nl", "geen adres"):
        answer = els.send(FORGOTTEN, email=email)
        answers.add((answer.status_code, answer.text.replace(email, "…")))
    assert len(answers) == 1
    with sqlite_database.reading() as session:
        assert [link.email for link in session.query(AccountLink)] == [ELS]


def test_nobody_is_mailed_more_than_a_few_times_and_the_answer_stays_the_same(
    app: Flask, sqlite_database: Database
) -> None:
    hire(sqlite_database)
    for number in range(8):
        stranger = Officer(app.test_client(), address=f"203.0.113.{number}")
        assert stranger.send(FORGOTTEN, email=ELS).status_code == 200
    with sqlite_database.reading() as session:
        assert session.query(Message).count() == 3


def test_one_address_asks_a_limited_number_of_times_and_may_still_sign_in(
    els: Officer, sqlite_database: Database
) -> None:
    hire(sqlite_database)
    answers = [els.send(FORGOTTEN, email=f"naam{number}@elders.nl").status_code for number in range(11)]
    assert answers == [200] * 10 + [429]
    assert els.sign_in(ELS).status_code == 303


def test_looking_at_a_link_changes_nothing_and_tells_nobody(els: Officer, sqlite_database: Database) -> None:
    hire(sqlite_database)
    path = made(sqlite_database)
    before = state(sqlite_database)
    for _ in range(3):
        page = els.open(path)
        assert page.status_code == 200
        assert (page.headers["Referrer-Policy"], page.headers["Cache-Control"]) == ("no-referrer", "no-store")
        assert path.rpartition("/")[2] not in page.text
    assert els.client.head(path).status_code == 200
    assert els.open(path + "x").status_code == 404
    assert state(sqlite_database) == before
    assert els.send(path, new=NEW, again=NEW).status_code == 303


@pytest.mark.parametrize(
    ("new", "again", "message"),
    [
        ("te kort", "te kort", "minstens 12 tekens"),
        (NEW, "iets heel anders", "De twee zijn niet gelijk."),
        ("", "", "Vul een nieuw wachtwoord in."),
    ],
)
def test_a_password_that_cannot_be_used_does_not_use_up_the_link(
    els: Officer, sqlite_database: Database, new: str, again: str, message: str
) -> None:
    hire(sqlite_database)
    path = made(sqlite_database)
    refused = els.send(path, new=new, again=again)
    assert (refused.status_code, message in words(refused)) == (422, True)
    assert els.open(path).status_code == 200


def test_a_link_of_one_kind_does_not_work_as_another_and_looks_like_one_that_never_was(
    els: Officer, sqlite_database: Database
) -> None:
    hire(sqlite_database)
    token = made(sqlite_database).rpartition("/")[2]
    wrong, never = els.open(f"/uitnodiging/{token}"), els.open("/uitnodiging/verzonnen")
    assert (wrong.status_code, wrong.text) == (404, never.text)
    assert "Deze link werkt niet meer" in words(wrong)


def test_trying_links_has_a_counter_of_its_own(els: Officer, sqlite_database: Database) -> None:
    hire(sqlite_database)
    els.client.application.extensions["site"].misses._sleep = lambda seconds: None
    tries = [els.send(f"/nieuw-wachtwoord/gok{number}", new=NEW, again=NEW).status_code for number in range(11)]
    assert tries == [404] * 10 + [429]
    assert els.send(made(sqlite_database), new=NEW, again=NEW).status_code == 303
    assert els.sign_in(ELS, NEW).status_code == 303


def test_a_form_is_taken_over_https_where_no_referer_is_sent(sqlite_database: Database, settings: Settings) -> None:
    app = create_app(settings, sqlite_database, lambda: NOW)
    hire(sqlite_database)
    path, client = made(sqlite_database), app.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path, base_url="https://localhost").text)
    assert token
    data = {"csrf_token": token[1], "new": NEW, "again": NEW}
    assert client.post(path, base_url="https://localhost", data=data).status_code == 303
    assert client.post(path, base_url="https://localhost", data={**data, "csrf_token": "x"}).status_code == 400


def test_without_a_mail_server_a_colleague_has_to_help(sqlite_database: Database) -> None:
    app = create_app(Settings(environment="development", secret_key="x" * 40), sqlite_database, lambda: NOW)
    els = Officer(app.test_client())
    assert "Vraag een collega" in words(els.open(FORGOTTEN))
    assert els.send(FORGOTTEN, email=ELS).status_code == 404
