"""The audit trail: who did what when. Nothing about respondents goes in here."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Event, Municipality, Wave


def record(
    session: Session,
    municipality: Municipality | None,
    action: str,
    now: datetime.datetime,
    by: str,
    wave: Wave | None = None,
    detail: str = "",
) -> None:
    """Write down that ``by`` did ``action``, for instance "wave.open". Without a municipality: to the installation."""
    session.add(
        Event(
            municipality_id=municipality.id if municipality else None,
            at=now,
            actor=by,
            action=action,
            wave_id=wave.id if wave else None,
            detail=detail,
        )
    )


def latest(session: Session, municipality_id: int, limit: int) -> list[tuple[Event, str | None]]:
    """The last events of a municipality, newest first, each with the title of its wave."""
    query = (
        select(Event, Wave.title)
        .outerjoin(Wave, Event.wave_id == Wave.id)
        .where(Event.municipality_id == municipality_id)
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(limit)
    )
    return [(event, title) for event, title in session.execute(query)]


DECISIONS = (
    "wave.create",
    "wave.compose",
    "wave.change",
    "wave.try",
    "wave.open",
    "wave.invite",
    "wave.open_link",
    "wave.import",
    "wave.extend",
    "wave.close",
    "wave.population",
    "commentary.add",
    "commentary.change",
    "commentary.confirm",
    "commentary.withdraw",
)
"""What decides about the figures of a wave and what is said of them; not who read or fetched something, and not what is
removed later."""


def decisions(session: Session, wave: Wave) -> list[Event]:
    """What was decided about a wave and what a report says of it, the oldest first."""
    query = select(Event).where(Event.wave_id == wave.id, Event.municipality_id == wave.municipality_id)
    return list(session.scalars(query.where(Event.action.in_(DECISIONS)).order_by(Event.at, Event.id)))
