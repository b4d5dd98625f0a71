"""Accounts: who may sign in, and when a session ends."""

import datetime

import pytest
from argon2 import Type
from sqlalchemy import select

from surveyapp.fieldwork import accounts, events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, Municipality, StaffSession
from tests.fieldwork.conftest import MONDAY
from tests.warm import REAL

EMAIL, PASSWORD = "sam@zonstad.nl", "een lang wachtwoord"


@pytest.fixture
def signed_in(database: Database, municipality: Municipality) -> str:
    """Sam has an account and is signed in: the token of the session."""
    with database.transaction() as session:
        accounts.add(session, session.merge(municipality), " Sam@Zonstad.NL ", PASSWORD, "officer", MONDAY, "test")
    with database.transaction() as session:
        account = accounts.verified(session, "SAM@zonstad.nl", PASSWORD)
        assert account
        token = accounts.sign_in(session, account, MONDAY)
    assert token
    return token


def who(database: Database, token: str, now: datetime.datetime = MONDAY) -> str | None:
    with database.reading() as session:
        found = accounts.signed_in(session, token, now)
        return found.account.email if found else None


def test_who_knows_the_password_is_signed_in(database: Database, signed_in: str) -> None:
    assert who(database, signed_in) == EMAIL


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "verkeerd"), (EMAIL, ""), ("nobody@x.nl", PASSWORD)])
def test_who_does_not_is_not(database: Database, signed_in: str, email: str, password: str) -> None:
    with database.reading() as session:
        assert accounts.verified(session, email, password) is None


def test_who_was_verified_before_the_password_changed_does_not_get_in(database: Database, signed_in: str) -> None:
    with database.reading() as session:
        account = accounts.verified(session, EMAIL, PASSWORD)
    assert account
    with database.transaction() as session:
        accounts.set_password(session, accounts.find(session, EMAIL), "een ander wachtwoord", MONDAY, "test")
    with database.transaction() as session:
        assert accounts.sign_in(session, account, MONDAY) is None


def test_the_database_knows_neither_password_nor_token(database: Database, signed_in: str) -> None:
    with database.reading() as session:
        account, staff_session = session.scalars(select(Account)).one(), session.scalars(select(StaffSession)).one()
    assert account.password_hash.startswith("$argon2id$")
    assert signed_in not in repr(vars(staff_session))


def test_a_new_installation_has_no_account_that_somebody_else_knows(database: Database) -> None:
    with database.reading() as session:
        assert session.scalars(select(Account)).all() == []


def test_a_password_is_as_slow_to_try_as_owasp_asks_at_least() -> None:
    assert (REAL.type, REAL.time_cost >= 2, REAL.memory_cost >= 19 * 1024) == (Type.ID, True, True)


def test_signing_out_kills_the_session(database: Database, signed_in: str) -> None:
    with database.transaction() as session:
        accounts.sign_out(session, signed_in)
    assert who(database, signed_in) is None


def test_a_new_password_ends_every_session(database: Database, signed_in: str) -> None:
    with database.transaction() as session:
        accounts.set_password(session, accounts.find(session, EMAIL), "een ander wachtwoord", MONDAY, "test")
    assert who(database, signed_in) is None


def test_an_account_that_is_ended_is_signed_out_and_stays_out(database: Database, signed_in: str) -> None:
    with database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, EMAIL), MONDAY, "test")
    assert who(database, signed_in) is None
    with database.reading() as session:
        assert accounts.verified(session, EMAIL, PASSWORD) is None


def test_a_session_ends_when_idle_and_at_the_end_of_the_day(database: Database, signed_in: str) -> None:
    assert who(database, signed_in, MONDAY + accounts.IDLE) is None
    later = MONDAY
    while later < MONDAY + accounts.LONGEST_SESSION - datetime.timedelta(hours=1):
        later += datetime.timedelta(hours=1)
        assert who(database, signed_in, later) == EMAIL
        with database.transaction() as session:
            accounts.seen(session, signed_in, later)
    assert who(database, signed_in, MONDAY + accounts.LONGEST_SESSION) is None


@pytest.mark.parametrize(
    ("email", "password", "role", "reason"),
    [
        ("geen adres", PASSWORD, "officer", "geen e-mailadres"),
        (EMAIL, PASSWORD, "officer", "al een account"),
        ("an@zonstad.nl", "kort", "officer", "12 tot 200 tekens"),
        ("an@zonstad.nl", "x" * 201, "officer", "12 tot 200 tekens"),
        ("an@zonstad.nl", PASSWORD, "baas", "geen rol"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    database: Database, signed_in: str, email: str, password: str, role: str, reason: str
) -> None:
    with database.transaction() as session, pytest.raises(Refusal, match=reason):
        accounts.add(session, session.scalars(select(Municipality)).one(), email, password, role, MONDAY, "test")


def test_every_sign_in_is_an_event(database: Database, signed_in: str, municipality: Municipality) -> None:
    with database.reading() as session:
        assert next(event.action for event, _ in events.latest(session, municipality.id, 5)) == "account.sign_in"
