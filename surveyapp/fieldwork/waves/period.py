"""From when until when a wave accepts answers, on the clock of the Netherlands."""

import datetime
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import WaveClosed
from surveyapp.storage.tables import Wave

NETHERLANDS = ZoneInfo("Europe/Amsterdam")


class Timed(Protocol):
    """A wave, or a row with its period."""

    @property
    def opens_on(self) -> datetime.date | None: ...
    @property
    def opens_time(self) -> datetime.time | None: ...
    @property
    def closes_on(self) -> datetime.date | None: ...
    @property
    def closes_time(self) -> datetime.time | None: ...


_PERIOD = (Wave.state, Wave.opens_on, Wave.opens_time, Wave.closes_on, Wave.closes_time)


def opening_moment(wave: Timed) -> datetime.datetime | None:
    """From when answers are accepted, on the clock of the Netherlands; None: as soon as the wave is opened.

    A time that the clock shows twice, on the night it goes back, means the first time.
    """
    return min(_moments(wave.opens_on, wave.opens_time or datetime.time())) if wave.opens_on else None


def closing_moment(wave: Timed) -> datetime.datetime | None:
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


def exists(day: datetime.date, time: datetime.time) -> bool:
    """Whether the clock shows this time on this day: not in the hour that is skipped when summer time begins."""
    local = datetime.datetime.combine(day, time, NETHERLANDS)
    return local.astimezone(datetime.UTC).astimezone(NETHERLANDS).time() == time


def day_of(moment: datetime.datetime) -> datetime.date:
    """The day of a moment, in the Netherlands."""
    return moment.astimezone(NETHERLANDS).date()


def has_begun(wave: Timed, now: datetime.datetime) -> bool:
    """Whether the first day is there."""
    begin = opening_moment(wave)
    return begin is None or now >= begin


def is_due(wave: Timed, now: datetime.datetime) -> bool:
    """Whether the period is over."""
    end = closing_moment(wave)
    return end is not None and now >= end


def require_open(session: Session, wave: Wave, now: datetime.datetime) -> None:
    """Raises WaveClosed unless the wave accepts answers; until this transaction ends it cannot close.

    The period is read anew too: an officer may have stopped or extended the wave since this wave was read.
    """
    row = session.execute(select(*_PERIOD).where(Wave.id == wave.id).with_for_update(read=True)).one()
    period = cast(Timed, row)
    if row.state != "open" or is_due(period, now) or not has_begun(period, now):
        raise WaveClosed
