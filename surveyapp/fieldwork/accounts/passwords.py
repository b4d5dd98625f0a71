"""Passwords: kept as argon2id, and slow to try."""

import datetime
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts import pending, sessions
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Account

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    """What is kept of a password. Raises Refusal when it is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refusal(f"Neem een wachtwoord van {SHORTEST_PASSWORD} tot {LONGEST_PASSWORD} tekens.")
    return _hasher.hash(password)


def set_password(session: Session, account: Account, password: str, now: datetime.datetime, by: str) -> None:
    """A new password; everyone who was signed in with the old one is signed out, and no link by mail
    works any more.
    """
    keep(session, account, hashed(password), now, by)


def keep(session: Session, account: Account, password_hash: str, now: datetime.datetime, by: str) -> None:
    """The same for a password that was hashed before the lock of a writer was taken."""
    account.password_hash = password_hash
    sessions.end_all(session, account)
    pending.forget(session, account.id)
    events.record(session, account.municipality, "account.password", now, by, detail=account.email)


def verified(session: Session, email: str, password: str) -> Account | None:
    """The active account with this address and this password. Takes as long for an address that does not exist, and for
    an account that has no password yet.

    Slow on purpose: call it while reading, never while holding the lock of a writer.
    """
    account = session.scalar(select(Account).where(Account.email == email.strip().lower(), Account.active))
    known = account.password_hash if account else ""
    try:
        _hasher.verify(known or _NOBODY, password[:LONGEST_PASSWORD])
    except (Argon2Error, InvalidHashError):
        return None
    return account if known else None
