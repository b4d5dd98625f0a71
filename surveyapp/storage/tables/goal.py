"""What a municipality set out to reach, fixed at one wave and measured at a later one, and every later change."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Float, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Document, Moment, Table
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality
from surveyapp.storage.tables.wave import OF_WAVE

DIRECTIONS = ("at_least", "at_most")


class Goal(Table):
    """A figure that is to be reached. Fixed at the moment its wave opens; from there every change is kept."""

    __tablename__ = "goal"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("municipality_id", "id"),
        UniqueConstraint("wave_id", "variable", "ordinal"),
        is_one_of("direction", DIRECTIONS, "direction"),
        CheckConstraint("ordinal >= 1", name="ordinal"),
        Index(None, *OF_WAVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    """The wave at which it was fixed: where its first figure comes from."""
    variable: Mapped[str]
    """Code of the question or the indicator."""
    direction: Mapped[str]
    target: Mapped[float] = mapped_column(Float)
    """In the unit of the figure: a share is 0..1."""
    norm: Mapped[float | None] = mapped_column(Float)
    """The level elsewhere, or in a law, that the target was derived from."""
    source: Mapped[str] = mapped_column(Text)
    """Where the target or the norm comes from."""
    ordinal: Mapped[int]
    """Of the wave that measures it: 1 for the 1-meting."""
    due_on: Mapped[datetime.date]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    """Given up after it was fixed. It stays in every report, with the reason."""
    version: Mapped[int]
    """Goes up with every change: catches two open tabs."""
    made_by: Mapped[str]


class GoalChange(Table):
    """A change of a goal after it was fixed. Rows are only added."""

    __tablename__ = "goal_change"
    __table_args__ = (
        ForeignKeyConstraint(["municipality_id", "goal_id"], ["goal.municipality_id", "goal.id"]),
        Index(None, "municipality_id", "goal_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    goal_id: Mapped[int]
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    by: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(Document)
    """What changed, as it was; empty when the goal itself is new."""
    after: Mapped[dict[str, Any]] = mapped_column(Document)
    reason: Mapped[str] = mapped_column(Text)
