"""Links by mail: bound to purpose, account and address, for one use, and not for long."""

import datetime

import pytest

from surveyapp.fieldwork import accountlinks, accounts
from surveyapp.fieldwork.accounts import pending
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, AccountLink, Event, Message
from tests.fieldwork.at_once import at_once
from tests.officer import PASSWORD, hire
from tests.surveys import NOW

NEW = "zeven blauwe bussen"
ELS = "officer@zonstad.nl"


def send(database: Database, email: str = ELS) -> str:
    """Send a link; the token in it."""
    with database.transaction() as session:
        link = accountlinks.send(session, accounts.find(session, email), NOW)
        return accountlinks.address_of(session, link, "https://x.nl").rpartition("/")[2]


def use(database: Database, token: str, purpose: str = "reset", now: datetime.datetime = NOW) -> bool:
    hashed = accounts.hashed(NEW)
    with database.transaction() as session:
        return accountlinks.use(session, purpose, token, hashed, now) is not None


def fits(database: Database, password: str, email: str = ELS) -> bool:
    with database.reading() as session:
        return accounts.verified(session, email, password) is not None


@pytest.fixture
def token(database: Database) -> str:
    """A link for an officer who forgot the password."""
    hire(database)
    return send(database)


def test_a_link_gives_another_password_once(database: Database, token: str) -> None:
    assert use(database, token)
    assert fits(database, NEW)
    assert not fits(database, PASSWORD)
    assert not use(database, token)


def test_of_six_at_the_same_moment_one_chooses_the_password(database: Database, token: str) -> None:
    used: list[bool] = []
    at_once([lambda: used.append(use(database, token))] * 6)
    assert sorted(used) == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("purpose", "twist", "later"),
    [
        ("invitation", "", 0),
        ("reset", "x", 0),
        ("reset", "", 3600),
    ],
)
def test_for_another_purpose_changed_or_too_late_it_is_worth_nothing(
    database: Database, token: str, purpose: str, twist: str, later: int
) -> None:
    assert not use(database, token + twist, purpose, NOW + datetime.timedelta(seconds=later))
    assert fits(database, PASSWORD)


def test_it_is_worth_nothing_once_the_account_has_another_address(database: Database, token: str) -> None:
    with database.transaction() as session:
        session.query(Account).one().email = "els@zonstad.nl"
    assert not use(database, token)


def test_no_link_works_after_the_account_was_ended_also_not_when_it_may_be_used_again(
    database: Database, token: str
) -> None:
    with database.transaction() as session:
        account = accounts.find(session, ELS)
        accounts.deactivate(session, account, NOW, "toets")
        with pytest.raises(Refusal, match="stopgezet"):
            accountlinks.make(session, account, NOW)
        accounts.activate(session, account, NOW, "toets")
    assert not use(database, token)


def test_a_new_password_takes_back_every_link_and_the_mails_about_them(database: Database, token: str) -> None:
    other = send(database)
    with database.transaction() as session:
        accounts.set_password(session, accounts.find(session, ELS), NEW, NOW, ELS)
        assert session.query(AccountLink).count() == session.query(Message).count() == 0
    assert not use(database, token)
    assert not use(database, other)


def test_a_used_link_signs_everyone_out_and_keeps_the_second_factor(database: Database, token: str) -> None:
    with database.transaction() as session:
        account = accounts.find(session, ELS)
        account.totp_secret = b"verzegeld"
        before = accounts.sign_in(session, account, NOW, strong=True) or ""
    assert use(database, token)
    with database.reading() as session:
        assert accounts.signed_in(session, before, NOW) is None
        assert accounts.find(session, ELS).totp_secret == b"verzegeld"


def test_who_has_no_password_yet_is_invited_for_a_week(database: Database) -> None:
    hire(database)
    with database.transaction() as session:
        zonstad = accounts.find(session, ELS).municipality
        accounts.invite(session, zonstad, "an@zonstad.nl", "reader", NOW, ELS)
    token = send(database, "an@zonstad.nl")
    assert not use(database, token, "reset")
    assert use(database, token, "invitation", NOW + datetime.timedelta(days=6, hours=23))
    assert fits(database, NEW, "an@zonstad.nl")


def test_the_database_alone_gives_no_link(database: Database, token: str) -> None:
    with database.reading() as session:
        (link,) = session.query(AccountLink)
        assert token not in (link.token_hash, link.nonce)
    database.keys.destroy(f"accountlinks-{'0' * 32}")
    with database.reading() as session:
        assert not accountlinks.address_of(session, link, "").endswith(token)


def test_a_link_that_is_shown_instead_of_mailed_is_written_down(database: Database) -> None:
    hire(database)
    with database.transaction() as session:
        shown = accountlinks.show(session, accounts.find(session, ELS), NOW, "an@zonstad.nl", "https://x.nl")
    assert shown.startswith("https://x.nl/nieuw-wachtwoord/")
    with database.reading() as session:
        assert session.query(Message).count() == 0
        written = [(each.action, each.actor, each.detail) for each in session.query(Event)]
    assert ("account.link", "an@zonstad.nl", ELS) in written


def test_old_links_are_tidied_up_with_their_mails(database: Database, token: str) -> None:
    with database.transaction() as session:
        pending.tidy(session, NOW + datetime.timedelta(minutes=59))
        assert session.query(AccountLink).count() == 1
        pending.tidy(session, NOW + datetime.timedelta(hours=1))
        assert session.query(AccountLink).count() == session.query(Message).count() == 0
