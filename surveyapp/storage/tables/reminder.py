"""Reminders of actions: one mail to one address on one day, and which actions it lists."""

import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Table


class Reminder(Table):
    """A mail to who does one or more actions of a municipality; ``message`` tells what became of it."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("municipality_id", "email", "day"), UniqueConstraint("municipality_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    email: Mapped[str]
    """In lower case."""
    day: Mapped[datetime.date]
    """When it goes out; at most one a day."""
    bounced: Mapped[bool] = mapped_column(default=False)
    """The mail server says that nobody can be reached at this address."""


class ReminderItem(Table):
    """An action that a reminder lists, and on what occasion. Written down before the mail leaves."""

    __tablename__ = "reminder_item"
    __table_args__ = (
        ForeignKeyConstraint(["municipality_id", "reminder_id"], ["reminder.municipality_id", "reminder.id"]),
        ForeignKeyConstraint(["municipality_id", "action_id"], ["action.municipality_id", "action.id"]),
        UniqueConstraint("reminder_id", "action_id"),
        Index(None, "municipality_id", "action_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    reminder_id: Mapped[int]
    action_id: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    """Whose account the action had: an occasion stays the same one when the account gets another address."""
    due_on: Mapped[datetime.date]
    """When the action was to be ready, as the mail says."""
    occasion: Mapped[str]
