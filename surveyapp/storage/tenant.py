"""The one way to ask for rows of a municipality: whoever asks has to say which one. With one exception, at the end."""

import datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select, select

from surveyapp.storage.tables import (
    Account,
    Action,
    ActionChange,
    Advice,
    Commentary,
    Cycle,
    CycleStep,
    CycleWave,
    Draft,
    Event,
    Goal,
    GoalChange,
    Invitation,
    Mailing,
    Message,
    Municipality,
    OwnReport,
    PaperEntry,
    Publication,
    Reminder,
    ReminderItem,
    ReportRequest,
    Response,
    SealedBallot,
    Snapshot,
    Wave,
    Wish,
    WorksheetEntry,
)

OfWave: TypeAlias = (
    Action
    | Advice
    | Commentary
    | Draft
    | Goal
    | Invitation
    | Mailing
    | Message
    | OwnReport
    | PaperEntry
    | Publication
    | ReportRequest
    | Response
    | SealedBallot
    | Snapshot
    | Wish
)
Owned = TypeVar(
    "Owned",
    Account,
    Action,
    ActionChange,
    Advice,
    Commentary,
    Cycle,
    CycleStep,
    CycleWave,
    Draft,
    Event,
    Goal,
    GoalChange,
    Invitation,
    Mailing,
    Message,
    OwnReport,
    PaperEntry,
    Reminder,
    ReminderItem,
    Publication,
    ReportRequest,
    Response,
    SealedBallot,
    Wave,
    Wish,
    WorksheetEntry,
)


def owned(table: type[Owned], municipality_id: int) -> Select[Any]:
    """The rows of this table that belong to this municipality, and to no other."""
    return select(table).where(table.municipality_id == municipality_id)


def of_wave(table: type[OfWave], wave: Wave) -> list[Any]:
    """Conditions that keep a query, an update or a removal inside one wave of one municipality."""
    return [table.municipality_id == wave.municipality_id, table.wave_id == wave.id]


def closed_elsewhere(wave: Wave, since: datetime.datetime, until: datetime.datetime) -> Select[Any]:
    """Closed waves of other municipalities that take part in the comparison, like this one; the earliest first.

    The only question that looks across municipalities. It is asked by ``fieldwork.elsewhere`` and nowhere else, and
    what comes of it goes no further than ``produce.benchmark``, which makes one figure of at least three of them.
    """
    return (
        select(Wave)
        .join(Wave.municipality)
        .where(Wave.municipality_id != wave.municipality_id, Municipality.compares)
        .where(Wave.state == "closed", Wave.perspective == wave.perspective, Wave.closed_at.between(since, until))
        .order_by(Wave.closed_at, Wave.id)
    )
