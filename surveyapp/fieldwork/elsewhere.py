"""Waves of other municipalities to compare with: only of who takes part, for who takes part.

The one place that asks across municipalities. Nothing of it is shown: ``produce.benchmark`` makes one figure of them.
"""

import datetime
from collections.abc import Sequence

from sqlalchemy.orm import Session

from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of
from surveyapp.storage.tables import Wave
from surveyapp.storage.tenant import closed_elsewhere

_MONTHS_IN_A_YEAR, _SHORTEST_MONTH = 12, 28


def period(wave: Wave, months: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day on which another wave may have closed: so many months around the closing of this one.

    The same whenever it is asked, so that two reports on one wave differ only in who joined. None: it is not closed.
    """
    if wave.closed_at is None:
        return None
    day = wave.closed_at.astimezone(NETHERLANDS).date()
    return _shifted(day, -months), _shifted(day, months)


def _shifted(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or the 28th."""
    year, month = divmod(day.year * _MONTHS_IN_A_YEAR + day.month - 1 + months, _MONTHS_IN_A_YEAR)
    return datetime.date(year, month + 1, min(day.day, _SHORTEST_MONTH))


def waves(session: Session, wave: Wave, months: int) -> list[Wave]:
    """Of every other municipality its latest wave in the period with the same questionnaire, by when they closed.

    Nothing for a municipality that does not take part itself.
    """
    found = period(wave, months)
    if found is None or not wave.municipality.compares:
        return []
    since, until = (_midnight(day) for day in (found[0], found[1] + datetime.timedelta(days=1)))
    code = questionnaire_of(wave).code
    closed: Sequence[Wave] = session.scalars(closed_elsewhere(wave, since, until)).all()
    latest = {each.municipality_id: each for each in closed if questionnaire_of(each).code == code}
    return sorted(latest.values(), key=closed.index)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), NETHERLANDS)
