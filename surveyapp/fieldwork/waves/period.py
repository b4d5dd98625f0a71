"""From when until when a wave accepts answers, on the clock of the Netherlands."""

import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import WaveClosed
from surveyapp.storage.tables import Wave

NETHERLANDS = ZoneInfo("Europe/Amsterdam")


def opening_moment(wave: Wave) -> datetime.datetime | None:
    """From when answers are accepted, on the clock of the Netherlands; None: as soon as the wave is opened.

    A time that the clock shows twice, on the night it goes back, means the first time.
    """
    return min(_moments(wave.opens_on, wave.opens_time or datetime.time())) if wave.opens_on else None


def closing_moment(wave: Wave) -> datetime.datetime | None:
    """Until when answers are accepted; None: until the officer closes the wave. Without a time the day counts in full.

    A time that the clock shows twice, on the night it goes back, means the second time: nobody is cut off early.
    """
    if wave.closes_on is None:
        return None
    if wave.closes_time is None:
        return max(_moments(wave.closes_on + datetime.timedelta(days=1), datetime.time()))
    return max(_moments(wave.closes_on, wave.closes_time))


def _moments(day: datetime.date, time: datetime.time) -> list[datetime.datetime]:
    """Both meanings of a time in the Netherlands; they differ on the two nights that the clock is changed."""
    local = datetime.datetime.combine(day, time, NETHERLANDS)
    return [local.replace(fold=fold).astimezone(datetime.UTC) for fold in (0, 1)]


def has_begun(wave: Wave, now: datetime.datetime) -> bool:
    """Whether the first day is there."""
    begin = opening_moment(wave)
    return begin is None or now >= begin


def is_due(wave: Wave, now: datetime.datetime) -> bool:
    """Whether the period is over."""
    end = closing_moment(wave)
    return end is not None and now >= end


def require_open(session: Session, wave: Wave, now: datetime.datetime) -> None:
    """Raises WaveClosed unless the wave accepts answers; until this transaction ends it cannot close."""
    state = session.scalar(select(Wave.state).where(Wave.id == wave.id).with_for_update(read=True))
    if state != "open" or is_due(wave, now) or not has_begun(wave, now):
        raise WaveClosed
