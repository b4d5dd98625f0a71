"""When an action is a reason for a mail: a while before its date, just after it, and monthly for half a year.

An occasion lasts until the next one, so that a mail that could not go yesterday goes today; what was missed for longer
is not caught up with. A new date gives new occasions.
"""

import datetime

from surveyapp.fieldwork.waves.period import NETHERLANDS

DAYS_BEFORE = 14
DAYS_AFTER = (1, 31, 61, 91, 121, 151)
LAST_DAY = 180
"""Days after its date on which an action is still a reason. After that reminding helps no more."""
HOUR = 8
"""Mails go out from this hour on working days, on the clock of the Netherlands."""
SATURDAY = 5
SOON, LATE = "soon", "late"
LAST = f"{LATE}{len(DAYS_AFTER)}"


def occasion(due_on: datetime.date, day: datetime.date) -> str:
    """Which one it is on this day: "soon", "late1" to "late6", or empty when there is none."""
    after = (day - due_on).days
    if after > LAST_DAY or after < -DAYS_BEFORE:
        return ""
    number = sum(after >= each for each in DAYS_AFTER)
    return f"{LATE}{number}" if number else SOON


def upcoming(due_on: datetime.date, day: datetime.date) -> list[tuple[datetime.date, str]]:
    """The occasions that are there on this day or come later, each with its first day: this one at the earliest."""
    days = [due_on - datetime.timedelta(DAYS_BEFORE), *(due_on + datetime.timedelta(each) for each in DAYS_AFTER)]
    now, later = occasion(due_on, day), [each for each in days if each > day]
    return [*([(day, now)] if now else []), *((each, occasion(due_on, each)) for each in later)]


def departure(now: datetime.datetime) -> datetime.datetime:
    """When a mail that is queued now goes out: the first morning of a working day. Until then what an officer typed
    can be put right.
    """
    local = now.astimezone(NETHERLANDS)
    day = local.date() if local.hour < HOUR else local.date() + datetime.timedelta(1)
    return datetime.datetime.combine(working_day(day), datetime.time(HOUR), NETHERLANDS).astimezone(datetime.UTC)


def working_day(day: datetime.date) -> datetime.date:
    """This day, or the Monday after the weekend."""
    return day + datetime.timedelta(7 - day.weekday()) if day.weekday() >= SATURDAY else day
