"""Conclusions, recommendations and actions of a series, and the meeting about its results, as a report takes them:
owners by name, never by address."""

import datetime

from sqlalchemy.orm import Session

from surveyapp.fieldwork import publications
from surveyapp.policycycle import actions, advice
from surveyapp.report.inputs import Action, Advice, Meeting
from surveyapp.storage.tables import Action as Row
from surveyapp.storage.tables import Wave


def said(session: Session, wave: Wave) -> tuple[Advice, ...]:
    """What is concluded from this wave, without what was withdrawn."""
    rows = [each for each in advice.listing(session, wave) if not each.withdrawn]
    return tuple(Advice(each.kind, each.function, each.text, each.variable) for each in rows)


def agreed(session: Session, wave: Wave, today: datetime.date) -> tuple[Action, ...]:
    """The actions of the series up to this wave, the oldest wave first."""
    return tuple(_as_input(row, of, today) for row, of in actions.until(session, wave))


def meeting(session: Session, wave: Wave, today: datetime.date) -> Meeting | None:
    """The meeting about the results of this wave, unless it is over."""
    told = publications.shared(session, wave)
    if told.meeting_on is None or told.meeting_on < today:
        return None
    return Meeting(told.meeting_on, told.meeting_time, told.meeting_place)


def _as_input(row: Row, of: Wave, today: datetime.date) -> Action:
    return Action(
        wave=of.slug,
        wave_title=of.title,
        function=row.function,
        text=row.text,
        owner=actions.owner_of(row),
        due=row.due_on,
        state=row.state,
        late=actions.is_late(row, today),
        budget=row.budget,
        document=row.document,
        note=row.note,
        public=row.public,
    )
