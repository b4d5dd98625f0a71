"""What has to go today, for ``surveyapp work``. One transaction per wave; several workers do no harm."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import pseudonyms
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.retention.keys import destroy
from surveyapp.fieldwork.retention.purge import purge
from surveyapp.fieldwork.waves.period import day_of
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave

Act: TypeAlias = Callable[[Session, Wave, datetime.datetime, str], None]


@dataclass(frozen=True)
class Cleared:
    """Numbers of the waves whose addresses went, of those whose key went, and what stood in the way, in words."""

    purged: tuple[int, ...]
    keyless: tuple[int, ...]
    problems: tuple[str, ...]


def once(database: Database, now: datetime.datetime, by: str) -> Cleared:
    """Remove everything whose last day is over."""
    problems: list[str] = []
    purged = [number for number in _addresses(database, now) if _did(database, number, purge, now, by, problems)]
    keyless = [number for number in _keys(database, now) if _did(database, number, destroy, now, by, problems)]
    return Cleared(tuple(purged), tuple(keyless), tuple(problems))


def _addresses(database: Database, now: datetime.datetime) -> list[int]:
    with database.reading() as session:
        closed = select(Wave.id).where(Wave.state == "closed", Wave.purged_at.is_(None))
        return list(session.scalars(closed.where(Wave.addresses_until < day_of(now)).order_by(Wave.id)))


def _keys(database: Database, now: datetime.datetime) -> list[int]:
    """One wave for every key whose day is over and that is still there, also after a stop halfway."""
    with database.reading() as session:
        past = select(Wave).where(Wave.mode == "confidential", Wave.key_until < day_of(now)).order_by(Wave.id)
        found = {
            each.key_name: each.id for each in session.scalars(past) if pseudonyms.key_state(session, each) == "kept"
        }
        return list(found.values())


def _did(database: Database, number: int, act: Act, now: datetime.datetime, by: str, problems: list[str]) -> bool:
    try:
        with database.transaction() as session:
            mine = select(Wave).where(Wave.id == number).with_for_update(skip_locked=True, of=Wave)
            wave = session.scalar(mine)
            if wave is None or (act is purge and wave.purged_at):  # another worker is at it, or was
                return False
            act(session, wave, now, by)
    except Refusal as refused:
        problems.append(f"Meting {number}: {refused}")
        return False
    return True
