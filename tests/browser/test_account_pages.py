"""Accounts in a real browser, without scripts: the second factor, an invitation, a forgotten password; no barriers."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pyotp
import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork.mail.sending import Worker
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.mail.conftest import settings_for
from tests.mailserver import MailServer, running
from tests.officer import PASSWORD, Phone, hire, turn_on_second_factor
from tests.surveys import NOW

Visitors = Callable[..., Visitor]
NEW = "zeven blauwe bussen"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as state:
        yield state


@pytest.fixture
def site_settings(server: MailServer) -> Settings:
    """With a mail server."""
    return settings_for(server, secret_key="x" * 40, base_url="http://127.0.0.1:8000")


@pytest.fixture
def els(visitor: Visitors) -> Visitor:
    """Somebody without scripts, on a telephone."""
    return visitor(width=375, scripts=False)


def fill(someone: Visitor, **fields: str) -> None:
    for label, text in fields.items():
        someone.page.get_by_label(label.replace("_", " "), exact=True).fill(text)


def sign_in(someone: Visitor, email: str, password: str = PASSWORD) -> None:
    someone.page.goto("/inloggen")
    fill(someone, **{"E-mailadres": email, "Wachtwoord": password})
    someone.press("Inloggen")


def heading(someone: Visitor, words: str) -> None:
    expect(someone.page.get_by_role("heading", level=1)).to_have_text(words)


def mailed(server: MailServer, database: Database, settings: Settings) -> str:
    """The path of the link in the mail that arrives."""
    Worker(database, settings, lambda: NOW, lambda seconds: None, lambda: False).round()
    body = server.mails[-1].get_body(("plain",))
    assert body
    found = re.search(r"http://127\.0\.0\.1:8000\S+", body.get_content())
    assert found
    return urlsplit(found[0]).path


def test_the_second_factor_is_set_up_and_asked_at_the_next_sign_in(els: Visitor, sqlite_database: Database) -> None:
    email = hire(sqlite_database)
    sign_in(els, email)
    els.follow("Mijn account")
    els.follow("Tweede stap instellen")
    secret = els.page.locator("#sleutel").inner_text().replace(" ", "")
    fill(els, Uw_wachtwoord=PASSWORD, Code=pyotp.TOTP(secret).at(NOW))
    els.press("Tweede stap aanzetten")
    heading(els, "Uw herstelcodes")
    codes = els.page.locator(".recovery code").all_inner_texts()
    els.follow("Ik heb de codes bewaard")
    els.press("Uitloggen")
    sign_in(els, email)
    heading(els, "Tweede stap")
    fill(els, Code=Phone(secret, ()).code())
    els.press("Verder")
    heading(els, "Metingen")
    els.press("Uitloggen")
    sign_in(els, email)
    els.follow("Telefoon niet bij de hand?")
    fill(els, Code=codes[0])
    els.press("Verder")
    expect(els.page.get_by_role("status")).to_contain_text("U hebt er nog 9.")


def test_an_invitation_becomes_a_working_account(
    els: Visitor, visitor: Visitors, sqlite_database: Database, server: MailServer, site_settings: Settings
) -> None:
    sign_in(els, hire(sqlite_database))
    els.follow("Medewerkers")
    fill(els, **{"E-mailadres": "an@zonstad.nl", "Naam": "An de Wit"})
    els.page.get_by_label("Lezer").check()
    els.press("Uitnodigen")
    an = visitor(width=375, scripts=False)
    an.page.goto(mailed(server, sqlite_database, site_settings))
    heading(an, "Kies een wachtwoord")
    fill(an, **{"Nieuw wachtwoord": NEW, "Nieuw wachtwoord, nog een keer": NEW})
    an.press("Wachtwoord opslaan")
    sign_in(an, "an@zonstad.nl", NEW)
    heading(an, "Metingen")


def test_a_forgotten_password_is_replaced(
    els: Visitor, sqlite_database: Database, server: MailServer, site_settings: Settings
) -> None:
    email = hire(sqlite_database)
    els.page.goto("/inloggen")
    els.follow("Wachtwoord vergeten?")
    fill(els, **{"E-mailadres": email})
    els.press("Link sturen")
    expect(els.page.get_by_role("status")).to_contain_text("Dan is er een mail naar onderweg")
    els.page.goto(mailed(server, sqlite_database, site_settings))
    fill(els, **{"Nieuw wachtwoord": NEW, "Nieuw wachtwoord, nog een keer": NEW})
    els.press("Wachtwoord opslaan")
    sign_in(els, email, NEW)
    heading(els, "Metingen")


def looks_right(someone: Visitor) -> None:
    assert someone.barriers() == []
    assert someone.overflow() == 0


def test_no_page_about_accounts_has_barriers(visitor: Visitors, sqlite_database: Database) -> None:
    els, email = visitor(), hire(sqlite_database)
    reader = hire(sqlite_database, "reader")
    phone = turn_on_second_factor(sqlite_database, email)
    turn_on_second_factor(sqlite_database, reader)
    sign_in(els, email)
    looks_right(els)
    els.press("Verder")
    looks_right(els)
    fill(els, Code=phone.code())
    els.press("Verder")
    pages = ("/mijn-account", "/wachtwoord", "/mijn-account/herstelcodes", "/mijn-account/tweede-stap/uit")
    for path in (*pages, "/beheer/medewerkers", "/beheer/accounts/2"):
        els.page.goto(path)
        looks_right(els)
    els.page.goto("/beheer/medewerkers")
    els.press("Uitnodigen")
    looks_right(els)


def test_no_page_of_an_administrator_has_barriers(visitor: Visitors, sqlite_database: Database) -> None:
    hire(sqlite_database)
    bas = visitor()
    sign_in(bas, hire(sqlite_database, "administrator"))
    looks_right(bas)
    secret = bas.page.locator("#sleutel").inner_text().replace(" ", "")
    fill(bas, Code=pyotp.TOTP(secret).at(NOW))
    bas.press("Tweede stap aanzetten")
    looks_right(bas)
    base = "/beheer/installatie"
    pages = (base, f"{base}/gemeenten/nieuw", f"{base}/gemeenten/zonstad", f"{base}/beheerders", f"{base}/toestand")
    for path in (*pages, f"{base}/activiteiten", "/beheer/accounts/1"):
        bas.page.goto(path)
        looks_right(bas)


def test_what_somebody_meets_without_an_account_has_no_barriers(visitor: Visitors) -> None:
    nobody = visitor()
    for path in ("/wachtwoord-vergeten", "/uitnodiging/verzonnen"):
        nobody.page.goto(path)
        looks_right(nobody)
