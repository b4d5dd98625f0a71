"""Where somebody is signed in. A session is a row: what removes the row ends the session for every copy of its cookie.

A session begins incomplete when a second factor is still to come: the code of an account that has one, or setting one
up where it is required. Until then it opens nothing else, and it does not last.
"""

import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.storage.tables import Account, StaffSession

IDLE = datetime.timedelta(hours=2)
LONGEST_SESSION = datetime.timedelta(hours=12)
CODE_WITHIN = datetime.timedelta(minutes=10)
SET_UP_WITHIN = datetime.timedelta(hours=1)
"""Longer than for a code: somebody may first have to find an app for it."""
SEEN_EVERY = datetime.timedelta(minutes=5)


def sign_in(
    session: Session, account: Account, now: datetime.datetime, required: bool = False, strong: bool = False
) -> str | None:
    """The token of a new session; None when the account was changed since it was verified.

    ``required``: nobody works here without a second factor. ``strong``: an identity provider saw to a second factor.
    """
    unchanged = Account.id == account.id, Account.active, Account.password_hash == account.password_hash
    current = session.scalar(select(Account).where(*unchanged).with_for_update(of=Account))
    if current is None:
        return None
    return _begin(session, current, now, strong or not (required or current.totp_secret))


def complete(session: Session, token: str, now: datetime.datetime) -> str | None:
    """The second factor was given: the token of a session that opens everything, in place of the one so far."""
    found = signed_in(session, token, now)
    if found is None or not sign_out(session, token):
        return None
    return _begin(session, found.account, now, True)


def _begin(session: Session, account: Account, now: datetime.datetime, is_complete: bool) -> str:
    token = new_token()
    hashed = token_hash("staff", token)
    session.add(
        StaffSession(token_hash=hashed, account_id=account.id, created_at=now, seen_at=now, complete=is_complete)
    )
    if is_complete:
        events.record(session, account.municipality, "account.sign_in", now, account.email)
    return token


def signed_in(session: Session, token: str, now: datetime.datetime) -> StaffSession | None:
    """The living session behind this token: not idle, not too old, of an active account. One query."""
    mine = StaffSession.token_hash == token_hash("staff", token)
    return session.scalar(select(StaffSession).join(Account).where(mine, _alive(now), Account.active))


def _alive(now: datetime.datetime) -> ColumnElement[bool]:
    """Whether a session still counts: all of them end, one that waits for a second factor soon."""
    began = StaffSession.created_at
    waits = and_(Account.totp_secret.is_(None), began > now - SET_UP_WITHIN)
    return and_(
        StaffSession.seen_at > now - IDLE,
        began > now - LONGEST_SESSION,
        or_(StaffSession.complete, began > now - CODE_WITHIN, waits),
    )


def is_stale(staff_session: StaffSession, now: datetime.datetime) -> bool:
    """Whether it is time to write down again that somebody is there."""
    return staff_session.seen_at < now - SEEN_EVERY


def seen(session: Session, token: str, now: datetime.datetime) -> None:
    """Somebody used this session: the idle time starts again."""
    session.execute(update(StaffSession).where(StaffSession.token_hash == token_hash("staff", token)), {"seen_at": now})


def sign_out(session: Session, token: str) -> bool:
    """End this session; its token is worth nothing from now on. False when it had ended already."""
    ended = session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash("staff", token)))
    return bool(ended.rowcount)  # type: ignore[attr-defined]


def others(session: Session, account_id: int, token: str, now: datetime.datetime) -> int:
    """In how many other places this account is signed in."""
    elsewhere = StaffSession.account_id == account_id, StaffSession.token_hash != token_hash("staff", token)
    count = select(func.count()).select_from(StaffSession).join(Account).where(*elsewhere, _alive(now))
    return session.scalars(count).one()


def end_others(session: Session, account: Account, token: str, now: datetime.datetime) -> None:
    """Sign this account out everywhere but here."""
    elsewhere = StaffSession.account_id == account.id, StaffSession.token_hash != token_hash("staff", token)
    session.execute(delete(StaffSession).where(*elsewhere))
    events.record(session, account.municipality, "account.sign_out_others", now, account.email)


def end_all(session: Session, account: Account) -> None:
    """Sign this account out everywhere."""
    session.execute(delete(StaffSession).where(StaffSession.account_id == account.id))


def tidy(session: Session, now: datetime.datetime) -> None:
    """Remove the sessions that ended by themselves."""
    old = or_(StaffSession.seen_at <= now - IDLE, StaffSession.created_at <= now - LONGEST_SESSION)
    session.execute(delete(StaffSession).where(old))
