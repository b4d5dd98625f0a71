"""The second step of signing in, and setting it up, renewing it and turning it off."""

import datetime
import re
from dataclasses import replace

import pyotp
import pytest
from flask import Flask

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event
from surveyapp.web import create_app
from tests.officer import PASSWORD, Officer, Phone, at_work, hire, turn_on_second_factor, words
from tests.surveys import NOW

LATER = NOW + datetime.timedelta(seconds=30)
CODE, SET_UP = "/inloggen/code", "/inloggen/tweede-stap"
MINE = "/mijn-account/tweede-stap"


@pytest.fixture
def app(settings: Settings, sqlite_database: Database) -> Flask:
    return create_app(settings, sqlite_database, lambda: LATER)


@pytest.fixture
def els(app: Flask) -> Officer:
    return Officer(app.test_client())


@pytest.fixture
def phone(sqlite_database: Database) -> Phone:
    """An officer has a second factor."""
    return turn_on_second_factor(sqlite_database, hire(sqlite_database))


def secret_on(els: Officer, path: str) -> str:
    """The secret that a page shows to type over."""
    found = re.search(r'id="sleutel">([A-Z2-7 ]+)<', els.open(path).text)
    assert found
    return found[1].replace(" ", "")


def codes_on(page: str) -> list[str]:
    return re.findall(r"<li><code>([A-Z2-7 ]+)</code>", page)


def test_with_a_second_factor_the_password_alone_opens_nothing(els: Officer, phone: Phone) -> None:
    entered = els.sign_in("officer@zonstad.nl", next="/beheer/activiteiten")
    assert (entered.status_code, entered.location) == (303, CODE)
    assert els.open("/beheer").location == CODE
    before = els.cookie()
    done = els.send(CODE, code=phone.code())
    assert (done.status_code, done.location) == (303, "/beheer/activiteiten")
    assert els.is_in()
    thief = Officer(els.client.application.test_client())
    thief.client.set_cookie("session", before)
    assert not thief.is_in()


@pytest.mark.parametrize("typed", ["", "123456", "x" * 41])
def test_a_wrong_code_is_told_and_not_kept(els: Officer, phone: Phone, typed: str) -> None:
    els.sign_in("officer@zonstad.nl")
    refused = els.send(CODE, code=typed)
    assert refused.status_code == 422
    assert 'aria-describedby="code-fout"' in refused.text
    assert f'value="{typed}"' not in refused.text or not typed
    assert not els.is_in()


def test_a_recovery_code_opens_too_and_tells_how_many_are_left(els: Officer, phone: Phone) -> None:
    els.sign_in("officer@zonstad.nl")
    assert "Gebruik een herstelcode" in words(els.open(CODE))
    assert "Vul een van de herstelcodes in" in words(els.open(f"{CODE}?herstel=ja"))
    assert els.send(f"{CODE}?herstel=ja", code=phone.codes[3]).status_code == 303
    assert "U gebruikte een herstelcode. U hebt er nog 9." in words(els.open("/beheer"))
    other = Officer(els.client.application.test_client())
    other.sign_in("officer@zonstad.nl")
    assert "Deze herstelcode klopt niet" in words(other.send(f"{CODE}?herstel=ja", code=phone.codes[3]))


def test_codes_have_a_counter_of_their_own_that_a_good_password_does_not_clear(els: Officer, phone: Phone) -> None:
    els.sign_in("officer@zonstad.nl")
    assert [els.send(CODE, code="000000").status_code for _ in range(5)] == [422] * 5
    assert els.sign_in("officer@zonstad.nl").location == CODE
    refused = els.send(CODE, code=phone.code())
    assert refused.status_code == 429
    assert "Probeer het over 5 seconden nog eens." in words(refused)


def test_the_step_does_not_wait_longer_than_ten_minutes(
    settings: Settings, sqlite_database: Database, phone: Phone
) -> None:
    clock = [LATER]
    els = Officer(create_app(settings, sqlite_database, lambda: clock[0]).test_client())
    els.sign_in("officer@zonstad.nl")
    clock[0] += datetime.timedelta(minutes=11)
    assert els.send(CODE, code=phone.code(clock[0])).location == "/inloggen"


def test_who_stops_halfway_leaves_nothing_behind(els: Officer, phone: Phone) -> None:
    els.sign_in("officer@zonstad.nl")
    before = els.cookie()
    assert els.send("/inloggen/afbreken").location == "/inloggen"
    els.client.set_cookie("session", before)
    assert els.open(CODE).location == "/inloggen"


def test_an_administrator_sets_up_a_second_factor_before_anything_else(els: Officer, sqlite_database: Database) -> None:
    email = hire(sqlite_database, "administrator")
    assert els.sign_in(email).location == CODE
    assert els.open(CODE).location == SET_UP
    page = els.open(SET_UP)
    assert "Met uw account kunt u alleen werken met een tweede stap" in words(page)
    assert 'src="data:image/svg+xml;base64,' in page.text
    assert els.open("/beheer/installatie").location == CODE
    wrong = els.send(SET_UP, code="000000")
    assert (wrong.status_code, "Deze code klopt niet." in words(wrong)) == (422, True)
    secret = secret_on(els, SET_UP)
    shown = els.send(SET_UP, code=pyotp.TOTP(secret).at(LATER))
    assert shown.headers["Cache-Control"] == "no-store"
    codes = codes_on(shown.text)
    assert len(codes) == 10
    assert 'href="/beheer/installatie"' in shown.text
    assert els.is_in()
    again = Officer(els.client.application.test_client())
    again.sign_in(email)
    assert again.send(f"{CODE}?herstel=ja", code=codes[0]).location == "/beheer/installatie"


def test_where_everyone_must_have_one_an_officer_sets_it_up_too(settings: Settings, sqlite_database: Database) -> None:
    app = create_app(replace(settings, second_factor="everyone"), sqlite_database, lambda: LATER)
    els = Officer(app.test_client())
    assert els.sign_in(hire(sqlite_database)).location == CODE
    assert els.open(CODE).location == SET_UP


def test_an_officer_turns_it_on_with_the_password_and_a_code(els: Officer, sqlite_database: Database) -> None:
    email = hire(sqlite_database)
    els.sign_in(email)
    elsewhere = Officer(els.client.application.test_client())
    elsewhere.sign_in(email)
    secret = secret_on(els, MINE)
    code = pyotp.TOTP(secret).at(LATER)
    assert "niet het wachtwoord" in words(els.send(MINE, code=code, password="helemaal verkeerd"))
    assert len(codes_on(els.send(MINE, code=code, password=PASSWORD).text)) == 10
    assert els.is_in()
    assert not elsewhere.is_in()
    assert "De tweede stap staat aan" in words(els.open("/mijn-account"))
    assert els.open(MINE).location == "/mijn-account"


def signed_in_with(els: Officer, phone: Phone, email: str = "officer@zonstad.nl") -> None:
    els.sign_in(email)
    els.send(CODE, code=phone.code())


@pytest.mark.parametrize("path", ["/mijn-account/herstelcodes", f"{MINE}/uit"])
@pytest.mark.parametrize(("password", "good_code"), [("helemaal verkeerd", True), (PASSWORD, False)])
def test_renewing_and_turning_off_ask_for_password_and_code(
    els: Officer, phone: Phone, sqlite_database: Database, path: str, password: str, good_code: bool
) -> None:
    signed_in_with(els, phone)
    refused = els.send(path, password=password, code=phone.codes[0] if good_code else "000000")
    assert refused.status_code == 422
    assert password not in refused.text
    with sqlite_database.reading() as session:
        account = accounts.find(session, "officer@zonstad.nl")
        assert account.totp_secret
        assert secondfactor.codes_left(session, account.id) == 10


def test_new_recovery_codes_are_shown_once(els: Officer, phone: Phone) -> None:
    signed_in_with(els, phone)
    shown = els.send("/mijn-account/herstelcodes", password=PASSWORD, code=phone.codes[0])
    fresh = codes_on(shown.text)
    assert len(set(fresh) - set(phone.codes)) == 10
    assert fresh[0] not in els.open("/mijn-account/herstelcodes").text


def test_turned_off_the_password_is_enough_again(els: Officer, phone: Phone) -> None:
    signed_in_with(els, phone)
    assert els.send(f"{MINE}/uit", password=PASSWORD, code=phone.codes[0]).location == "/mijn-account"
    assert "De tweede stap staat uit." in words(els.open("/mijn-account"))
    assert Officer(els.client.application.test_client()).sign_in("officer@zonstad.nl").location == "/beheer"


def test_an_administrator_with_a_new_telephone_sets_it_up_at_once(els: Officer, sqlite_database: Database) -> None:
    email = hire(sqlite_database, "administrator")
    phone = turn_on_second_factor(sqlite_database, email)
    signed_in_with(els, phone, email)
    assert els.send(f"{MINE}/uit", password=PASSWORD, code=phone.codes[0]).location == CODE
    assert els.open("/beheer/installatie").location == CODE
    assert secret_on(els, SET_UP) != phone.secret


def test_without_a_second_factor_there_is_nothing_to_renew_or_turn_off(app: Flask, sqlite_database: Database) -> None:
    els = at_work(app.test_client(), sqlite_database)
    for path in ("/mijn-account/herstelcodes", f"{MINE}/uit"):
        assert els.open(path).location == "/mijn-account"


def test_the_trail_tells_of_every_step_and_of_no_secret(els: Officer, phone: Phone, sqlite_database: Database) -> None:
    signed_in_with(els, phone)
    els.send("/mijn-account/herstelcodes", password=PASSWORD, code=phone.codes[0])
    page = words(els.open("/beheer/activiteiten"))
    for done in ("zette de tweede stap bij het inloggen aan", "logde in", "maakte nieuwe herstelcodes"):
        assert done in page
    assert "gebruikte een herstelcode" in page
    with sqlite_database.reading() as session:
        written = " ".join(event.detail for event in session.query(Event))
    assert phone.secret not in written
    assert not any(code in written for code in phone.codes)
