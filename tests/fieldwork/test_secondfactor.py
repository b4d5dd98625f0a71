"""The second factor: codes that work once, a secret that a backup does not give away, recovery codes."""

import datetime

import pyotp
import pytest
from sqlalchemy import select

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, RecoveryCode
from tests.fieldwork.at_once import at_once
from tests.officer import hire, turn_on_second_factor
from tests.surveys import NOW

HALF_MINUTE = datetime.timedelta(seconds=30)
NEXT = NOW + HALF_MINUTE


def verify(database: Database, code: str, now: datetime.datetime = NEXT, email: str = "officer@zonstad.nl") -> bool:
    with database.transaction() as session:
        return secondfactor.verify(session, accounts.find(session, email), code, now)


@pytest.fixture
def secret(database: Database) -> str:
    """What the telephone of the officer knows."""
    return turn_on_second_factor(database, hire(database)).secret


def code(secret: str, at: datetime.datetime = NEXT) -> str:
    return pyotp.TOTP(secret).at(at)


@pytest.mark.parametrize(("drift", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_the_clock_of_a_telephone_may_be_half_a_minute_off(
    database: Database, secret: str, drift: int, good: bool
) -> None:
    now = NOW + 10 * HALF_MINUTE
    assert verify(database, code(secret, now + drift * HALF_MINUTE), now) is good


def test_spaces_in_a_code_do_no_harm(database: Database, secret: str) -> None:
    assert verify(database, f" {code(secret)[:3]} {code(secret)[3:]} ")


@pytest.mark.parametrize("typed", ["", "000000", "geen code", "١٢٣٤٥٦", "1" * 200])
def test_anything_else_is_no_code(database: Database, secret: str, typed: str) -> None:
    assert not verify(database, typed)


def test_a_code_works_once_and_an_older_one_no_more(database: Database, secret: str) -> None:
    assert verify(database, code(secret))
    assert not verify(database, code(secret))
    assert not verify(database, code(secret, NOW))


def test_of_ten_at_the_same_moment_with_one_code_one_gets_in(database: Database, secret: str) -> None:
    good: list[bool] = []
    at_once([lambda: good.append(verify(database, code(secret)))] * 10)
    assert sorted(good) == [False] * 9 + [True]


def test_the_code_that_turned_it_on_does_not_sign_in_as_well(database: Database, secret: str) -> None:
    assert not verify(database, code(secret, NOW), NOW)


def test_a_copy_of_the_database_makes_no_codes(database: Database, secret: str) -> None:
    with database.reading() as session:
        account = accounts.find(session, "officer@zonstad.nl")
        kept = [account.totp_secret or b"", *(each.code_hash.encode() for each in session.query(RecoveryCode))]
    assert not any(secret.encode() in each for each in kept)
    database.keys.destroy(f"staff-{'0' * 32}")
    assert not verify(database, code(secret))


def test_a_recovery_code_works_once_for_its_own_account_however_it_is_typed(database: Database) -> None:
    phone = turn_on_second_factor(database, hire(database))
    turn_on_second_factor(database, hire(database, "reader"))
    first, second = phone.codes[:2]
    assert len(set(phone.codes)) == secondfactor.RECOVERY_CODES
    assert not verify(database, first, email="reader@zonstad.nl")
    assert verify(database, first.lower().replace(" ", "-"))
    assert not verify(database, first)
    good: list[bool] = []
    at_once([lambda: good.append(verify(database, second))] * 6)
    assert sorted(good) == [False] * 5 + [True]
    with database.reading() as session:
        number = accounts.find(session, "officer@zonstad.nl").id
        assert secondfactor.codes_left(session, number) == secondfactor.RECOVERY_CODES - 2


def test_new_recovery_codes_replace_the_old_ones(database: Database) -> None:
    phone = turn_on_second_factor(database, hire(database))
    with database.transaction() as session:
        fresh = secondfactor.new_codes(session, accounts.find(session, "officer@zonstad.nl"), NOW)
    assert not verify(database, phone.codes[0])
    assert verify(database, fresh[0])


def test_turned_off_means_that_no_code_of_before_works_and_everyone_is_signed_out(database: Database) -> None:
    phone = turn_on_second_factor(database, hire(database))
    with database.transaction() as session:
        account = accounts.find(session, "officer@zonstad.nl")
        token = accounts.sign_in(session, account, NOW)
        secondfactor.turn_off(session, account, NOW, "an@zonstad.nl")
        assert accounts.signed_in(session, token or "", NOW) is None
    assert not verify(database, code(phone.secret))
    assert not verify(database, phone.codes[0])


def test_the_secret_on_offer_is_the_same_until_it_is_used_and_another_afterwards(database: Database) -> None:
    hire(database)
    with database.transaction() as session:
        account = session.scalars(select(Account)).one()
        first = secondfactor.offered(session, account, "venster")
        assert first == secondfactor.offered(session, account, "venster")
        assert first != secondfactor.offered(session, account, "ander venster")
        assert secondfactor.confirm(session, account, first, "000000", NOW) is None
        assert secondfactor.confirm(session, account, first, code(first, NOW), NOW)
        session.refresh(account)
        assert secondfactor.offered(session, account, "venster") != first


@pytest.mark.parametrize(("municipality", "issuer"), [("zonstad", "Zonstad"), ("", "surveyapp")])
def test_the_telephone_shows_whose_code_it_is(database: Database, municipality: str, issuer: str) -> None:
    email = hire(database, "officer" if municipality else "administrator")
    with database.reading() as session:
        address = secondfactor.address("ABCD" * 8, accounts.find(session, email))
    assert pyotp.parse_uri(address).issuer == issuer
    assert pyotp.parse_uri(address).name == email
