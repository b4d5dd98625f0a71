"""Signing in and out: who gets in, who does not, and what ends a session."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from surveyapp.fieldwork import accounts
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
from surveyapp.web.accounts import own_path
from tests.officer import PASSWORD, Officer, at_work, hire, words
from tests.surveys import NOW

NEW = "zeven blauwe bussen"


@dataclass
class Clock:
    """A clock that the test moves."""

    moment: datetime.datetime = NOW

    def __call__(self) -> datetime.datetime:
        return self.moment

    def passes(self, **time: float) -> None:
        self.moment += datetime.timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(settings: Settings, database: Database, clock: Clock) -> Flask:
    return create_app(settings, database, clock)


@pytest.fixture
def browser(app: Flask) -> Callable[[], Officer]:
    """Makes a fresh browser."""
    return lambda: Officer(app.test_client())


Browser = Callable[[], Officer]


def copied(cookie: str, browser: Browser) -> Officer:
    """Another browser with a copy of this cookie."""
    thief = browser()
    thief.client.set_cookie("session", cookie)
    return thief


def test_the_right_password_leads_to_the_overview(browser: Browser, database: Database) -> None:
    els = browser()
    response = els.sign_in(hire(database))
    assert (response.status_code, response.location) == (303, "/beheer")
    assert "Er is nog geen meting" in els.open("/beheer").text


@pytest.mark.parametrize("email", ["officer@zonstad.nl", "niemand@zonstad.nl", "stil@zonstad.nl"])
def test_a_wrong_password_an_unknown_and_a_disabled_account_get_the_same_answer(
    browser: Browser, database: Database, email: str
) -> None:
    hire(database)
    hire(database, email="stil@zonstad.nl")
    with database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "stil@zonstad.nl"), NOW, "toets")
    response = browser().sign_in(email, PASSWORD if email == "stil@zonstad.nl" else "helemaal verkeerd")
    assert response.status_code == 422
    assert "Het e-mailadres of het wachtwoord klopt niet." in words(response)
    assert f'value="{email}"' in response.text
    assert PASSWORD not in response.text


def test_empty_fields_are_told_next_to_the_field(browser: Browser) -> None:
    response = browser().sign_in("", "")
    assert response.status_code == 422
    assert "Vul uw e-mailadres in." in words(response)
    assert 'aria-describedby="password-fout"' in response.text


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/beheer/activiteiten", "/beheer/activiteiten"),
        ("/beheer?ververs=ja", "/beheer?ververs=ja"),
        ("", None),
        (None, None),
        ("https://elders.example", None),
        ("//elders.example", None),
        ("/\\elders.example", None),
        ("\\\\elders.example", None),
        ("javascript:alert(1)", None),
        ("/\n/elders.example", None),
        ("beheer", None),
    ],
)
def test_only_a_path_of_this_site_is_a_way_back(target: str | None, path: str | None) -> None:
    assert own_path(target) == path


def test_who_was_stopped_at_a_page_returns_there_after_signing_in(browser: Browser, database: Database) -> None:
    els, email = browser(), hire(database)
    stopped = els.open("/beheer/activiteiten")
    assert (stopped.status_code, stopped.location) == (303, "/inloggen?next=/beheer/activiteiten")
    assert 'value="/beheer/activiteiten"' in els.open(stopped.location).text
    assert els.sign_in(email, next="/beheer/activiteiten").location == "/beheer/activiteiten"
    assert browser().sign_in(email, next="//elders.example").location == "/beheer"


def test_signing_out_ends_every_copy_of_the_cookie(browser: Browser, database: Database) -> None:
    els = browser()
    els.sign_in(hire(database))
    thief = copied(els.cookie(), browser)
    assert thief.open("/beheer").status_code == 200
    assert els.send("/uitloggen").status_code == 303
    assert thief.open("/beheer").status_code == 303
    assert els.open("/beheer").status_code == 303


def test_a_session_is_new_after_every_sign_in(browser: Browser, database: Database) -> None:
    els, email = browser(), hire(database)
    els.open("/inloggen")
    before = els.cookie()
    els.sign_in(email)
    first = els.cookie()
    els.sign_in(email)
    assert len({before, first, els.cookie()}) == 3
    assert copied(first, browser).open("/beheer").status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: Browser, database: Database) -> None:
    header = browser().sign_in(hire(database)).headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header


def test_a_disabled_account_is_out_at_once(browser: Browser, database: Database) -> None:
    els = browser()
    els.sign_in(hire(database))
    with database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "officer@zonstad.nl"), NOW, "toets")
    assert els.open("/beheer").status_code == 303


def test_two_idle_hours_end_a_session_and_use_stretches_it(browser: Browser, database: Database, clock: Clock) -> None:
    els = browser()
    els.sign_in(hire(database))
    for _ in range(3):
        clock.passes(hours=1.5)
        assert els.open("/beheer").status_code == 200
    clock.passes(hours=2, minutes=1)
    assert els.open("/beheer").status_code == 303


def test_a_page_that_refreshes_itself_is_not_use(browser: Browser, database: Database, clock: Clock) -> None:
    els = browser()
    els.sign_in(hire(database))
    for _ in range(12):
        clock.passes(minutes=9)
        assert els.open("/beheer/metingen/geen/stand").status_code == 404
    clock.passes(minutes=13)
    assert els.open("/beheer/metingen/geen/stand").status_code == 303


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(browser: Browser, database: Database) -> None:
    els, elsewhere, email = browser(), browser(), hire(database)
    els.sign_in(email)
    elsewhere.sign_in(email)
    response = els.send("/wachtwoord", current=PASSWORD, new=NEW, again=NEW)
    assert response.status_code == 303
    assert els.open("/beheer").status_code == 200
    assert elsewhere.open("/beheer").status_code == 303
    assert browser().sign_in(email, PASSWORD).status_code == 422
    assert browser().sign_in(email, NEW).status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "again", "message"),
    [
        ("helemaal verkeerd", NEW, NEW, "Dit is niet het wachtwoord waarmee u nu inlogt."),
        (PASSWORD, "te kort", "te kort", "Neem een wachtwoord van minstens 12 tekens."),
        (PASSWORD, "x" * 201, "x" * 201, "Neem een wachtwoord van hoogstens 200 tekens."),
        (PASSWORD, NEW, "iets heel anders", "De twee zijn niet gelijk."),
        ("", NEW, NEW, "Vul het wachtwoord in waarmee u nu inlogt."),
    ],
)
def test_a_password_that_cannot_be_changed_stays(
    app: Flask, database: Database, browser: Browser, current: str, new: str, again: str, message: str
) -> None:
    els = at_work(app.test_client(), database)
    response = els.send("/wachtwoord", current=current, new=new, again=again)
    assert response.status_code == 422
    assert message in words(response)
    assert browser().sign_in("officer@zonstad.nl").status_code == 303


def test_who_guesses_must_wait_longer_and_longer(browser: Browser, database: Database, clock: Clock) -> None:
    guesser, email = browser(), hire(database)
    for _ in range(4):
        assert guesser.sign_in(email, "helemaal verkeerd").status_code == 422
    refused = guesser.sign_in(email)
    assert refused.status_code == 429
    assert "Probeer het over 5 seconden nog eens." in words(refused)
    clock.passes(seconds=5)
    assert guesser.sign_in(email, "helemaal verkeerd").status_code == 422
    assert "over 10 seconden" in words(guesser.sign_in(email))
    clock.passes(seconds=10)
    assert guesser.sign_in(email).status_code == 303


def test_a_guessing_stranger_shuts_nobody_out(app: Flask, database: Database) -> None:
    stranger, email = Officer(app.test_client(), address="203.0.113.9"), hire(database)
    for _ in range(6):
        stranger.sign_in(email, "helemaal verkeerd")
    assert stranger.sign_in(email).status_code == 429
    assert Officer(app.test_client(), address="10.0.0.1").sign_in(email).status_code == 303


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 422)])
def test_an_address_that_the_visitor_names_counts_only_behind_our_own_proxy(
    settings: Settings, sqlite_database: Database, proxies: int, status: int
) -> None:
    app = create_app(replace(settings, trusted_proxies=proxies), sqlite_database, lambda: NOW)
    guesser, email = Officer(app.test_client()), hire(sqlite_database)
    for number in range(5):
        guesser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
        answer = guesser.sign_in(email, "helemaal verkeerd")
    assert answer.status_code == status


def test_a_form_from_elsewhere_signs_nobody_in_or_out(browser: Browser, database: Database) -> None:
    els, email = browser(), hire(database)
    assert els.client.post("/inloggen", data={"email": email, "password": PASSWORD}).status_code == 400
    els.sign_in(email)
    assert els.client.post("/uitloggen").status_code == 400
    assert els.open("/uitloggen").status_code == 405
    assert els.open("/beheer").status_code == 200
