"""What has to happen at a set time: waves close after their last day; addresses and keys go when theirs is over.

Several workers do no harm: each wave is taken with a conditional update, one transaction per wave.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import select

from surveyapp.fieldwork import accounts, attempts, reportrequests, retention, waves
from surveyapp.fieldwork.accounts import pending
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave

BY = "surveyapp work"


@dataclass(frozen=True)
class Done:
    """What one round did: numbers of waves that were closed, whose addresses were removed, and whose key was destroyed;
    and what stood in the way, in words.
    """

    closed: tuple[int, ...]
    problems: tuple[str, ...]
    purged: tuple[int, ...] = ()
    keyless: tuple[int, ...] = ()


def once(database: Database, now: datetime.datetime) -> Done:
    """Do everything that is due at this moment."""
    closed: list[int] = []
    problems: list[str] = []
    for number in _due(database, now):
        try:
            if _close(database, number, now):
                closed.append(number)
        except (KeyMissing, Refusal) as refused:
            problems.append(f"Meting {number} kan niet dicht: {refused}")
    _destroy_leftover_keys(database)
    _tidy_staff(database, now)
    with database.transaction() as session:
        reportrequests.sweep(session, now)
    cleared = retention.once(database, now, BY)
    return Done(tuple(closed), (*problems, *cleared.problems), cleared.purged, cleared.keyless)


def _due(database: Database, now: datetime.datetime) -> list[int]:
    with database.reading() as session:
        last = select(Wave).where(Wave.state == "open", Wave.closes_on.is_not(None)).order_by(Wave.closes_on)
        return [wave.id for wave in session.scalars(last) if waves.is_due(wave, now)]


def _close(database: Database, number: int, now: datetime.datetime) -> bool:
    """Close one wave, unless another worker is at it."""
    with database.transaction() as session:
        mine = select(Wave).where(Wave.id == number, Wave.state == "open").with_for_update(skip_locked=True, of=Wave)
        wave = session.scalar(mine)
        if wave is not None:
            waves.close(session, wave, now, BY)
        return wave is not None


def _tidy_staff(database: Database, now: datetime.datetime) -> None:
    """Remove what is over by itself: sessions, links by mail, counted attempts."""
    with database.transaction() as session:
        accounts.tidy(session, now)
        pending.tidy(session, now)
        attempts.tidy(session, now)


def _destroy_leftover_keys(database: Database) -> None:
    """A crash between closing and destroying would leave the key of a box that is empty, or of links."""
    with database.reading() as session:
        closed = select(Wave.mode, Wave.key_name, Wave.link_key_name).where(Wave.state == "closed")
        names = [
            name
            for mode, key, link_key in session.execute(closed)
            for name in (key if mode == "anonymous" else None, link_key)
            if name and database.keys.has(name)
        ]
    for name in names:
        database.keys.destroy(name)
