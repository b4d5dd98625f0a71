"""What follows from the outcomes of a wave: conclusions, recommendations and actions, with every change kept."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from surveyapp.storage.columns import Document, Moment, Table
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality
from surveyapp.storage.tables.staff import Account
from surveyapp.storage.tables.wave import OF_WAVE

ADVICE_KINDS = ("conclusion", "recommendation")
ACTION_STATES = ("open", "busy", "done", "dropped")
BASIC_FUNCTIONS = tuple(range(1, 6))
"""The five basisfuncties, by number."""


class Advice(Table):
    """A conclusion or a recommendation that rests on a wave."""

    __tablename__ = "advice"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("municipality_id", "id"),
        is_one_of("kind", ADVICE_KINDS, "kind"),
        CheckConstraint("function BETWEEN 1 AND 5", name="function"),
        Index(None, *OF_WAVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    kind: Mapped[str]
    function: Mapped[int]
    """Number of the basisfunctie."""
    text: Mapped[str] = mapped_column(Text)
    variable: Mapped[str] = mapped_column(default="")
    """Code of the question or indicator that it rests on; empty when it rests on the whole."""
    withdrawn: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int]
    """Goes up with every change: catches two open tabs."""
    made_by: Mapped[str]


class Action(Table):
    """Who does what, by when. Its owner has an account here, or is known by name and mail address."""

    __tablename__ = "action"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("municipality_id", "id"),
        ForeignKeyConstraint(["municipality_id", "advice_id"], ["advice.municipality_id", "advice.id"]),
        is_one_of("state", ACTION_STATES, "state"),
        CheckConstraint("function BETWEEN 1 AND 5", name="function"),
        CheckConstraint("budget >= 0", name="budget"),
        Index(None, *OF_WAVE),
        Index(None, "state", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    advice_id: Mapped[int | None]
    """The recommendation that it carries out."""
    function: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    owner: Mapped[str] = mapped_column(default="")
    """Name or function, for who has no account."""
    owner_email: Mapped[str] = mapped_column(default="")
    """For reminders; printed nowhere."""
    due_on: Mapped[datetime.date]
    budget: Mapped[int | None]
    """In euros."""
    document: Mapped[str] = mapped_column(Text, default="")
    """The policy document that it belongs to."""
    public: Mapped[bool] = mapped_column(default=False)
    """Whether those who took part are told of it."""
    state: Mapped[str] = mapped_column(default="open")
    note: Mapped[str] = mapped_column(Text, default="")
    """How it stands, in words."""
    version: Mapped[int]
    made_by: Mapped[str]
    account: Mapped[Account | None] = relationship(lazy="joined")


class ActionChange(Table):
    """Something that was added or changed in an action or an advice. Rows are only added."""

    __tablename__ = "action_change"
    __table_args__ = (
        ForeignKeyConstraint(["municipality_id", "action_id"], ["action.municipality_id", "action.id"]),
        ForeignKeyConstraint(["municipality_id", "advice_id"], ["advice.municipality_id", "advice.id"]),
        CheckConstraint("(action_id IS NULL) = (advice_id IS NOT NULL)", name="about"),
        Index(None, "municipality_id", "action_id"),
        Index(None, "municipality_id", "advice_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    action_id: Mapped[int | None]
    advice_id: Mapped[int | None]
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    by: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(Document)
    """What changed, as it was; empty for what is new."""
    after: Mapped[dict[str, Any]] = mapped_column(Document)
