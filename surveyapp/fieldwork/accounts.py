"""Members of staff: their accounts, and the sessions that end when they sign out, idle or change their password."""

import datetime
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.addresses import EMAIL
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import ROLES, Account, Municipality, StaffSession
from surveyapp.storage.tenant import owned

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200
IDLE = datetime.timedelta(hours=2)
LONGEST_SESSION = datetime.timedelta(hours=12)
SEEN_EVERY = datetime.timedelta(minutes=5)

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


def add(
    session: Session,
    municipality: Municipality,
    email: str,
    password: str,
    role: str,
    now: datetime.datetime,
    by: str,
    name: str = "",
) -> Account:
    """A new account. Raises Refusal when the address, the password or the role cannot be used."""
    email = email.strip().lower()
    if not EMAIL.fullmatch(email):
        raise Refusal(f"“{email[:80]}” is geen e-mailadres.")
    if role not in ROLES:
        raise Refusal(f"“{role}” is geen rol. Kies uit: {', '.join(ROLES)}.")
    if session.scalar(select(Account.id).where(Account.email == email)) is not None:
        raise Refusal(f"Er is al een account voor {email}.")
    account = Account(
        municipality=municipality,
        municipality_id=municipality.id,
        email=email,
        name=name.strip() or email.partition("@")[0],
        password_hash=_hasher.hash(_usable(password)),
        role=role,
    )
    session.add(account)
    events.record(session, municipality, "account.add", now, by, detail=email)
    return account


def _usable(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refusal(f"Neem een wachtwoord van {SHORTEST_PASSWORD} tot {LONGEST_PASSWORD} tekens.")
    return password


def find(session: Session, email: str) -> Account:
    """The account with this address. Raises Refusal."""
    account = session.scalar(select(Account).where(Account.email == email.strip().lower()))
    if account is None:
        raise Refusal(f"Er is geen account voor {email[:80]}.")
    return account


def of_municipality(session: Session, municipality: Municipality) -> list[Account]:
    """The accounts of this municipality."""
    return list(session.scalars(owned(Account, municipality.id).order_by(Account.email)))


def set_password(session: Session, account: Account, password: str, now: datetime.datetime, by: str) -> None:
    """A new password; everyone who was signed in with the old one is signed out."""
    account.password_hash = _hasher.hash(_usable(password))
    _end_sessions(session, account)
    events.record(session, account.municipality, "account.password", now, by, detail=account.email)


def deactivate(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """The account can no longer sign in, and is signed out everywhere."""
    account.active = False
    _end_sessions(session, account)
    events.record(session, account.municipality, "account.deactivate", now, by, detail=account.email)


def _end_sessions(session: Session, account: Account) -> None:
    session.execute(delete(StaffSession).where(StaffSession.account_id == account.id))


def verified(session: Session, email: str, password: str) -> Account | None:
    """The active account with this address and this password. Takes as long for an address that does not exist.

    Slow on purpose: call it while reading, never while holding the lock of a writer.
    """
    account = session.scalar(select(Account).where(Account.email == email.strip().lower(), Account.active))
    try:
        _hasher.verify(account.password_hash if account else _NOBODY, password[:LONGEST_PASSWORD])
    except (Argon2Error, InvalidHashError):
        return None
    return account


def sign_in(session: Session, account: Account, now: datetime.datetime) -> str | None:
    """The token of a new session; None when the account was changed since it was verified."""
    unchanged = Account.id == account.id, Account.active, Account.password_hash == account.password_hash
    current = session.scalar(select(Account).where(*unchanged))
    if current is None:
        return None
    session.execute(delete(StaffSession).where(StaffSession.seen_at < now - LONGEST_SESSION))
    token = new_token()
    session.add(StaffSession(token_hash=token_hash("staff", token), account_id=current.id, created_at=now, seen_at=now))
    events.record(session, current.municipality, "account.sign_in", now, current.email)
    return token


def signed_in(session: Session, token: str, now: datetime.datetime) -> StaffSession | None:
    """The living session behind this token: not idle, not too old, of an active account. One query."""
    return session.scalar(
        select(StaffSession)
        .join(Account)
        .where(
            StaffSession.token_hash == token_hash("staff", token),
            StaffSession.seen_at > now - IDLE,
            StaffSession.created_at > now - LONGEST_SESSION,
            Account.active,
        )
    )


def is_stale(staff_session: StaffSession, now: datetime.datetime) -> bool:
    """Whether it is time to write down again that somebody is there."""
    return staff_session.seen_at < now - SEEN_EVERY


def seen(session: Session, token: str, now: datetime.datetime) -> None:
    """Somebody used this session: the idle time starts again."""
    session.execute(update(StaffSession).where(StaffSession.token_hash == token_hash("staff", token)), {"seen_at": now})


def sign_out(session: Session, token: str) -> None:
    """End this session; its token is worth nothing from now on."""
    session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash("staff", token)))
