"""A driver that speaks like a member of staff: signs in, opens pages, sends forms. The token against forged posts
travels by itself."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from surveyapp.fieldwork import accounts, municipalities, secondfactor
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.produce import requests
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Account, Municipality, StaffSession
from surveyapp.web.site import Site
from tests.surveys import NOW
from tests.warm import CHEAP

PASSWORD = "vijf groene fietsen"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@lru_cache
def _hash(password: str) -> str:
    return CHEAP.hash(password)


def hire(database: Database, role: str = "officer", municipality: str = "zonstad", email: str = "") -> str:
    """A new account of this municipality, which is made when it is missing; an administrator belongs to none.

    Returns its address.
    """
    email = email or f"{role}@{'installatie' if role == 'administrator' else municipality}.nl"
    with database.transaction() as session:
        employer = None if role == "administrator" else _employer(session, municipality)
        session.add(Account(municipality=employer, email=email, name="", password_hash=_hash(PASSWORD), role=role))
    return email


def _employer(session: Session, short: str) -> Municipality:
    known = {each.slug: each for each in municipalities.listing(session)}
    return known.get(short) or municipalities.add(session, short.capitalize(), NOW, "toets")


@dataclass(frozen=True)
class Phone:
    """What somebody has after setting up the second factor: an app with a secret, and codes on paper."""

    secret: str
    codes: tuple[str, ...]

    def code(self, at: datetime.datetime = NOW + datetime.timedelta(seconds=30)) -> str:
        """What the app shows at this moment; half a minute after it was set up."""
        return pyotp.TOTP(self.secret).at(at)


def turn_on_second_factor(database: Database, email: str) -> Phone:
    """Set up the second factor of this account."""
    with database.transaction() as session:
        account = accounts.find(session, email)
        secret = secondfactor.offered(session, account, "toets")
        codes = secondfactor.confirm(session, account, secret, pyotp.TOTP(secret).at(NOW), NOW)
    assert codes
    return Phone(secret, codes)


class Officer:
    """Somebody of the municipality, in one browser."""

    def __init__(self, client: FlaskClient, address: str = "10.0.0.1") -> None:
        self.client = client
        self.address = address

    def sign_in(self, email: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Fill in the sign-in page."""
        return self.send("/inloggen", email=email, password=password, **fields)

    def open(self, path: str) -> TestResponse:
        """Look at a page; redirects are not followed."""
        return self.client.get(path, environ_base={"REMOTE_ADDR": self.address})

    def is_in(self) -> bool:
        """Whether everything is open that an account opens."""
        return self.open("/mijn-account").status_code == 200

    def send(self, path: str, **fields: Any) -> TestResponse:
        """Send a form, with the token that stands on every page."""
        token = TOKEN.search(self.open("/inloggen").text)
        assert token is not None
        data = {"csrf_token": token[1], **fields}
        return self.client.post(path, data=data, environ_base={"REMOTE_ADDR": self.address})

    def fetch(self, path: str, **fields: Any) -> TestResponse:
        """Ask for a report with this form, let a worker make it, and take it along; or the page that refuses it."""
        asked = self.send(path, **fields)
        if asked.status_code != 303:
            return asked
        site: Site = self.client.application.extensions["site"]
        while requests.make(site.database, site.settings.library, site.now):
            pass
        return self.send(f"{asked.location}/ophalen")

    def cookie(self) -> str:
        """The session cookie of this browser."""
        found = self.client.get_cookie("session")
        return found.value if found else ""


def at_work(client: FlaskClient, database: Database, role: str = "officer", municipality: str = "zonstad") -> Officer:
    """Somebody who has an account and is signed in already."""
    return sign_in_as(client, database, hire(database, role, municipality))


def sign_in_as(client: FlaskClient, database: Database, email: str, complete: bool = True) -> Officer:
    """Whoever has this account, signed in already; or halfway, with the second factor still to come."""
    token = new_token()
    with database.transaction() as session:
        account, hashed = accounts.find(session, email), token_hash("staff", token)
        one = StaffSession(token_hash=hashed, account_id=account.id, created_at=NOW, seen_at=NOW, complete=complete)
        session.add(one)
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return Officer(client)


def words(response: TestResponse) -> str:
    """The text on a page, without markup and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())
