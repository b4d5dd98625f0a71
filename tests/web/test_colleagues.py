"""Accounts of others: what an officer does for colleagues, an administrator for officers and administrators."""

import re

import pytest
from flask import Flask

from surveyapp.fieldwork import accounts
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account
from tests.officer import PASSWORD, Officer, at_work, hire, sign_in_as, turn_on_second_factor, words

NEW = "zeven blauwe bussen"
STAFF, ADMINISTRATORS = "/beheer/medewerkers", "/beheer/installatie/beheerders"


@pytest.fixture
def els(app: Flask, database: Database) -> Officer:
    """An officer at work."""
    return at_work(app.test_client(), database)


@pytest.fixture
def bas(app: Flask, database: Database) -> Officer:
    """An administrator at work."""
    return at_work(app.test_client(), database, "administrator")


def number(database: Database, email: str) -> int:
    with database.reading() as session:
        return accounts.find(session, email).id


def page_of(database: Database, email: str) -> str:
    return f"/beheer/accounts/{number(database, email)}"


def link_on(text: str) -> str:
    found = re.search(r"http://localhost(/(?:uitnodiging|nieuw-wachtwoord)/[\w-]+)", text)
    assert found
    return found[1]


def test_without_a_mail_server_the_link_is_shown_once_to_who_invites(els: Officer, app: Flask) -> None:
    shown = els.send(STAFF, email="an@zonstad.nl", person="An de Wit", role="officer")
    assert shown.status_code == 200
    assert "Geef deze link aan An de Wit" in words(shown)
    assert "één keer, en zeven dagen lang" in words(shown)
    path = link_on(shown.text)
    assert path not in els.open(STAFF).text
    an = Officer(app.test_client())
    assert an.send(path, new=NEW, again=NEW).status_code == 303
    assert an.sign_in("an@zonstad.nl", NEW).location == "/beheer"
    trail = words(els.open("/beheer/activiteiten"))
    assert "nodigde iemand uit voor een account an@zonstad.nl: officer" in trail
    assert "kreeg een link te zien waarmee iemand een wachtwoord kiest an@zonstad.nl" in trail


@pytest.mark.parametrize(
    ("email", "role", "message"),
    [
        ("geen adres", "officer", "geen e-mailadres"),
        ("", "officer", "Vul een e-mailadres in."),
        ("officer@zonstad.nl", "officer", "al een account"),
        ("an@zonstad.nl", "administrator", "Kies een van de mogelijkheden."),
        ("an@zonstad.nl", "", "Kies een van de mogelijkheden."),
    ],
)
def test_an_invitation_that_cannot_be_is_told_and_what_was_typed_stays(
    els: Officer, database: Database, email: str, role: str, message: str
) -> None:
    refused = els.send(STAFF, email=email, person="An de Wit", role=role)
    assert (refused.status_code, message in words(refused)) == (422, True)
    assert 'value="An de Wit"' in refused.text
    with database.reading() as session:
        assert session.query(Account).count() == 1


def test_an_officer_changes_a_role_and_it_counts_at_once(els: Officer, app: Flask, database: Database) -> None:
    email = hire(database, "reader")
    an, page = sign_in_as(app.test_client(), database, email), page_of(database, email)
    assert els.send(f"{page}/rol", role="officer").location == page
    assert "reader@zonstad.nl is nu beleidsmedewerker." in words(els.open(page))
    assert not an.is_in()
    an.sign_in(email)
    assert an.open(STAFF).status_code == 200
    assert "is geen rol" in words(els.client.get(els.send(f"{page}/rol", role="baas").location))
    assert "hoort niet bij een gemeente" in words(
        els.client.get(els.send(f"{page}/rol", role="administrator").location)
    )


def test_an_ended_account_is_out_at_once_until_it_is_started_again(
    els: Officer, app: Flask, database: Database
) -> None:
    email = hire(database, "reader")
    an, page = sign_in_as(app.test_client(), database, email), page_of(database, email)
    els.send(f"{page}/stop")
    assert "Stopgezet" in words(els.open(STAFF))
    assert not an.is_in()
    assert an.sign_in(email).status_code == 422
    assert "Dit account is stopgezet" in words(els.client.get(els.send(f"{page}/link").location))
    els.send(f"{page}/weer-aan")
    assert an.sign_in(email).status_code == 303


def test_a_colleague_who_lost_the_telephone_is_helped(els: Officer, app: Flask, database: Database) -> None:
    email = hire(database, "reader")
    turn_on_second_factor(database, email)
    page = page_of(database, email)
    assert "Tweede stap uitzetten" in words(els.open(page))
    els.send(f"{page}/tweede-stap")
    assert "Tweede stap uitzetten" not in words(els.open(page))
    assert Officer(app.test_client()).sign_in(email).location == "/beheer"
    assert "zette de tweede stap bij het inloggen uit reader@zonstad.nl" in words(els.open("/beheer/activiteiten"))


def test_who_was_invited_is_invited_again_and_who_forgot_gets_another_kind_of_link(
    els: Officer, database: Database
) -> None:
    els.send(STAFF, email="an@zonstad.nl", person="", role="reader")
    assert link_on(els.send(f"{page_of(database, 'an@zonstad.nl')}/link").text).startswith("/uitnodiging/")
    email = hire(database, "reader")
    shown = els.send(f"{page_of(database, email)}/link")
    assert link_on(shown.text).startswith("/nieuw-wachtwoord/")
    assert "één keer, en een uur lang" in words(shown)


CHANGES = ("link", "stop", "weer-aan", "tweede-stap", "rol")


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_the_own_account_here(els: Officer, database: Database, change: str) -> None:
    page = page_of(database, "officer@zonstad.nl")
    assert els.open(page).location == "/mijn-account"
    els.send(f"{page}/{change}", role="reader")
    assert "Dit is uw eigen account." in words(els.open("/mijn-account"))
    assert els.open(STAFF).status_code == 200


@pytest.mark.parametrize("change", CHANGES)
def test_an_account_of_another_municipality_does_not_exist(els: Officer, database: Database, change: str) -> None:
    theirs = page_of(database, hire(database, municipality="veldhove"))
    for page in (theirs, "/beheer/accounts/999", "/beheer/accounts/x"):
        assert els.open(page).status_code == 404
        assert els.send(f"{page}/{change}", role="reader").status_code == 404
    assert "veldhove" not in els.open(STAFF).text


def test_who_became_a_reader_a_moment_ago_changes_nothing_any_more(
    els: Officer, app: Flask, database: Database
) -> None:
    page = page_of(database, hire(database, "reader"))
    with database.transaction() as session:
        session.query(Account).filter_by(email="officer@zonstad.nl").one().role = "reader"
    assert els.send(f"{page}/stop").status_code == 403
    assert Officer(app.test_client()).sign_in("reader@zonstad.nl").status_code == 303


def test_an_administrator_begins_with_a_municipality_and_its_first_officer(bas: Officer, app: Flask) -> None:
    shown = bas.send("/beheer/installatie/gemeenten/nieuw", name="Veldhove", email="an@veldhove.nl", person="An")
    path = link_on(shown.text)
    an = Officer(app.test_client())
    an.send(path, new=NEW, again=NEW)
    assert an.sign_in("an@veldhove.nl", NEW).location == "/beheer"
    assert an.open(STAFF).status_code == 200
    overview = words(bas.open("/beheer/installatie"))
    assert "Veldhove" in overview
    trail = words(bas.open("/beheer/installatie/activiteiten"))
    assert "voegde een gemeente toe Veldhove" in trail
    assert "an@veldhove.nl" not in trail


def test_an_administrator_looks_after_officers_and_administrators_and_not_after_readers(
    bas: Officer, database: Database
) -> None:
    officer, reader = hire(database), hire(database, "reader")
    other = hire(database, "administrator", email="cor@installatie.nl")
    page = bas.open("/beheer/installatie/gemeenten/zonstad").text
    assert (officer in page, reader in page) == (True, True)
    assert page_of(database, officer) in page
    assert page_of(database, reader) not in page
    for email in (officer, other):
        page = page_of(database, email)
        assert bas.open(page).status_code == 200
        assert bas.send(f"{page}/stop").location == page
        assert bas.send(f"{page}/rol", role="reader").status_code == 403
    assert bas.open(page_of(database, reader)).status_code == 404
    assert bas.send(f"{page_of(database, reader)}/stop").status_code == 404
    assert "zette een account stop cor@installatie.nl" in words(bas.open("/beheer/installatie/activiteiten"))


def test_the_last_administrator_stays(bas: Officer, app: Flask, database: Database) -> None:
    cor = sign_in_as(app.test_client(), database, hire(database, "administrator", email="cor@installatie.nl"))
    bas.send(f"{page_of(database, 'cor@installatie.nl')}/stop")
    assert cor.send(f"{page_of(database, 'administrator@installatie.nl')}/stop").location.startswith("/inloggen")
    bas.send(f"{page_of(database, 'administrator@installatie.nl')}/stop")
    assert bas.open(ADMINISTRATORS).status_code == 200


def test_the_own_account_page_tells_where_else_one_is_signed_in_and_ends_that(
    els: Officer, app: Flask, database: Database
) -> None:
    assert "U bent alleen hier ingelogd." in words(els.open("/mijn-account"))
    elsewhere = sign_in_as(app.test_client(), database, "officer@zonstad.nl")
    assert "op 1 andere plek" in words(els.open("/mijn-account"))
    assert els.send("/mijn-account/andere-apparaten").location == "/mijn-account"
    assert not elsewhere.is_in()
    assert els.is_in()
    assert "logde zichzelf uit op andere apparaten" in words(els.open("/beheer/activiteiten"))
    assert Officer(app.test_client()).sign_in("officer@zonstad.nl", PASSWORD).status_code == 303
