"""Links by mail that were not used yet: what takes them back."""

import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import AccountLink, Message


def forget(session: Session, account_id: int) -> None:
    """Let no link of this account work any more."""
    _remove(session, AccountLink.account_id == account_id)


def tidy(session: Session, now: datetime.datetime) -> None:
    """Remove the links that are too old."""
    _remove(session, AccountLink.expires_at <= now)


def _remove(session: Session, which: ColumnElement[bool]) -> None:
    """Remove links, with the mails about them."""
    hashes = select(AccountLink.token_hash).where(which)
    session.execute(delete(Message).where(Message.account_link.in_(hashes)))
    session.execute(delete(AccountLink).where(which))
