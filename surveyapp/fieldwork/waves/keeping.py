"""How long names, addresses and keys of a wave are kept: what the officer chose, or what holds when nothing is chosen.

Days are inclusive and count from the day of closing. From the opening on they are a promise to respondents: then they
can come earlier, never later.
"""

import calendar
import datetime

from surveyapp.fieldwork.waves.period import day_of
from surveyapp.storage.tables import Wave

ADDRESS_MONTHS, MOST_ADDRESS_MONTHS = 3, 12
KEY_MONTHS = 48
"""The key of the pseudonyms serves the next measurement, and goes after four years at the latest."""


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(wave: Wave) -> datetime.date | None:
    """The day of closing, as far as it is known."""
    return day_of(wave.closed_at) if wave.closed_at else wave.closes_on


def addresses_until(wave: Wave) -> datetime.date | None:
    """Last day of names and addresses; None while the wave has no last day."""
    return wave.addresses_until or _after_closing(wave, ADDRESS_MONTHS)


def key_until(wave: Wave) -> datetime.date | None:
    """Last day of the key of the pseudonyms; None when there is none, or while the wave has no last day."""
    if wave.mode != "confidential":
        return None
    return wave.key_until or _after_closing(wave, KEY_MONTHS)


def _after_closing(wave: Wave, months: int) -> datetime.date | None:
    day = last_day(wave)
    return months_later(day, months) if day else None


def fix(wave: Wave) -> None:
    """At opening and at closing: write down the days that are promised from now on, as far as they are known.

    Who closes early does not keep addresses longer for it than may be.
    """
    wave.addresses_until, wave.key_until = addresses_until(wave), key_until(wave)
    latest = _after_closing(wave, MOST_ADDRESS_MONTHS)
    if wave.addresses_until and latest:
        wave.addresses_until = min(wave.addresses_until, latest)
