"""The policy cycle: a period of policy in nine steps, and what colleagues wrote down in the worksheet of each step."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from surveyapp.storage.columns import Document, Moment, Table
from surveyapp.storage.tables.municipality import Municipality
from surveyapp.storage.tables.rules import cycle_of_same_municipality, is_one_of, wave_of_same_municipality

CYCLE_STATES = ("open", "closed")
STEPS = tuple(range(1, 10))
OF_CYCLE = ("municipality_id", "cycle_id")


class Cycle(Table):
    """A policy period of a municipality. One at a time is open; the next one begins where this one ended."""

    __tablename__ = "cycle"
    __table_args__ = (
        UniqueConstraint("municipality_id", "id"),
        UniqueConstraint("municipality_id", "first_year"),
        UniqueConstraint("previous_id"),
        is_one_of("state", CYCLE_STATES, "state"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed"),
        CheckConstraint("last_year >= first_year", name="years"),
        Index(
            "ix_cycle_one_open",
            "municipality_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    first_year: Mapped[int]
    last_year: Mapped[int]
    state: Mapped[str] = mapped_column(default="open")
    opened_on: Mapped[datetime.date]
    closed_on: Mapped[datetime.date | None]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    """The cycle that this one follows; what was written down there stands beside the same questions here."""
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=True)

    @property
    def years(self) -> str:
        """ "2026-2030": its name, in addresses too."""
        return f"{self.first_year}-{self.last_year}"


class CycleStep(Table):
    """Who sees to a step of a cycle, and when it is to be ready. No row: nobody was named yet."""

    __tablename__ = "cycle_step"
    __table_args__ = (cycle_of_same_municipality(), is_one_of("step", STEPS, "step"))

    cycle_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    municipality_id: Mapped[int]
    owner: Mapped[str] = mapped_column(default="")
    due_on: Mapped[datetime.date | None]


class CycleWave(Table):
    """A wave that belongs to a step of a cycle: the survey of step 6, the evaluation of step 9."""

    __tablename__ = "cycle_wave"
    __table_args__ = (
        cycle_of_same_municipality(),
        wave_of_same_municipality(),
        is_one_of("step", STEPS, "step"),
        Index(None, *OF_CYCLE),
    )

    wave_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cycle_id: Mapped[int]
    step: Mapped[int]
    municipality_id: Mapped[int]


class WorksheetEntry(Table):
    """One change of one item of a worksheet. Rows are only added: the last one is what counts, all are its history.

    Two people who change the same version want the same number, and the database lets one of them have it.
    """

    __tablename__ = "worksheet_entry"
    __table_args__ = (
        cycle_of_same_municipality(),
        UniqueConstraint("cycle_id", "worksheet", "item", "number"),
        CheckConstraint("number >= 1", name="number"),
        Index(None, *OF_CYCLE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    cycle_id: Mapped[int]
    worksheet: Mapped[str]
    """Code of the questionnaire."""
    item: Mapped[str]
    """Code of the question."""
    number: Mapped[int]
    value: Mapped[Any] = mapped_column(Document, nullable=False)
    """The answer; None when it was taken away."""
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    by: Mapped[str]
