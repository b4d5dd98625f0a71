"""Conclusions, recommendations and actions of a series, and the meeting about its results, as a report takes them:
owners by name, never by address."""

import datetime
from collections.abc import Iterable

from sqlalchemy.orm import Session

from surveyapp.fieldwork import publications
from surveyapp.policycycle import actions, advice, standing
from surveyapp.policycycle.notebook import Notebook
from surveyapp.policycycle.standing import Stood
from surveyapp.report.documents.actions import ActionsOn
from surveyapp.report.inputs import Action, Advice, Meeting
from surveyapp.storage.tables import Cycle, Wave


def said(session: Session, wave: Wave) -> tuple[Advice, ...]:
    """What is concluded from this wave, without what was withdrawn."""
    rows = [each for each in advice.listing(session, wave) if not each.withdrawn]
    return tuple(Advice(each.kind, each.function, each.text, each.variable) for each in rows)


def agreed(session: Session, wave: Wave, today: datetime.date) -> tuple[Action, ...]:
    """The actions of the series up to this wave, the oldest wave first."""
    return tuple(_as_input(standing.now(row, of, today)) for row, of in actions.until(session, wave))


def meeting(session: Session, wave: Wave, today: datetime.date) -> Meeting | None:
    """The meeting about the results of this wave, unless it is over."""
    told = publications.shared(session, wave)
    if told.meeting_on is None or told.meeting_on < today:
        return None
    return Meeting(told.meeting_on, told.meeting_time, told.meeting_place)


def stood(
    session: Session, cycle: Cycle, notebook: Notebook, names: Iterable[str], today: datetime.date
) -> dict[str, ActionsOn]:
    """The actions of a cycle on the days that these names mean, without those that nobody knows yet."""
    days = {name: standing.day_of(cycle, notebook, name, today) for name in names}
    return {
        name: ActionsOn(day, tuple(_as_input(each) for each in standing.on(session, cycle, day)))
        for name, day in days.items()
        if day
    }


def _as_input(stood: Stood) -> Action:
    return Action(
        wave=stood.wave.slug,
        wave_title=stood.wave.title,
        function=stood.function,
        text=stood.text,
        owner=stood.owner,
        due=stood.due_on,
        state=stood.state,
        late=stood.late,
        budget=stood.budget,
        document=stood.document,
        note=stood.note,
        public=stood.public,
    )
