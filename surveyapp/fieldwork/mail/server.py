"""What all workers share about the mail server: when the next mail may go, and what is wrong with it."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import MailServer

MINUTE = 60.0
PAUSES = tuple(datetime.timedelta(minutes=each) for each in (1, 2, 5, 10, 15))
"""How long to leave the server alone after each time in a row that it could not be used; the last one stays."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with the mail server, since when, and when it is tried again."""

    words: str
    since: datetime.datetime
    retry_at: datetime.datetime


def _row(session: Session, *, lock: bool = False) -> MailServer:
    query = select(MailServer).where(MailServer.id == 1)
    return session.scalars(query.with_for_update() if lock else query).one()


def turn(session: Session, per_minute: int, now: datetime.datetime) -> float:
    """Take the next turn at this pace: 0 when it is now, otherwise the seconds until it is, and nothing was taken.

    Whoever takes it holds the row until the transaction ends, so that all workers together keep the pace.
    """
    row = _row(session, lock=True)
    if row.free_at and row.free_at > now:
        return (row.free_at - now).total_seconds()
    row.free_at = now + datetime.timedelta(seconds=MINUTE / per_minute)
    return 0.0


def trouble(session: Session) -> Trouble | None:
    """What is wrong now."""
    row = _row(session)
    if not row.problem or row.problem_at is None or row.retry_at is None:
        return None
    return Trouble(row.problem, row.problem_at, row.retry_at)


def rests(session: Session, now: datetime.datetime) -> bool:
    """Whether the server is left alone at this moment."""
    found = trouble(session)
    return found is not None and found.retry_at > now


def fails(session: Session, words: str, now: datetime.datetime) -> None:
    """It could not be used: leave it alone for a while, longer every time."""
    row = _row(session, lock=True)
    row.problem, row.problem_at = words, row.problem_at or now
    row.retry_at = now + PAUSES[min(row.failures, len(PAUSES) - 1)]
    row.failures += 1


def works(session: Session) -> None:
    """It took a mail: nothing is wrong any more."""
    row = _row(session)
    if row.problem:
        row.failures, row.problem, row.problem_at, row.retry_at = 0, "", None, None


def try_again(session: Session, now: datetime.datetime) -> None:
    """Somebody mended it: do not wait."""
    row = _row(session, lock=True)
    if row.problem:
        row.retry_at = now
