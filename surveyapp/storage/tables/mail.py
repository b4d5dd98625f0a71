"""What was and will be sent."""

import datetime
from collections.abc import Sequence

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Moment, Table
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality

MESSAGE_STATES = ("due", "claimed", "sending", "sent", "failed", "uncertain", "dropped")

RECIPIENTS = ("invitation_id", "wish_id", "account_link", "reminder_id")


def _one_of(columns: Sequence[str]) -> str:
    """Exactly one of these is filled in."""
    return " OR ".join(
        "(" + " AND ".join(f"{each} IS {'NOT ' if each == one else ''}NULL" for each in columns) + ")"
        for one in columns
    )


class Mailing(Table):
    """One kind of mail of a wave, and when it goes out."""

    __tablename__ = "mailing"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("wave_id", "kind"),
        is_one_of("state", ("planned", "started", "stopped"), "state"),
        Index(None, "municipality_id", "wave_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    kind: Mapped[str]
    due_at: Mapped[datetime.datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(default="planned")
    planned_by: Mapped[str]


class Message(Table):
    """One mail to one person that is due or was sent; the row is the queue.

    Exactly one recipient: an invitation, a wish, the link of an account, or a reminder of actions. Unique per
    recipient and kind.
    """

    __tablename__ = "message"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("invitation_id", "kind"),
        UniqueConstraint("wish_id", "kind"),
        UniqueConstraint("account_link", "kind"),
        UniqueConstraint("reminder_id", "kind"),
        is_one_of("state", MESSAGE_STATES, "state"),
        CheckConstraint(_one_of(RECIPIENTS), name="recipient"),
        CheckConstraint("(account_link IS NULL AND reminder_id IS NULL) = (wave_id IS NOT NULL)", name="wave"),
        Index(None, "municipality_id", "wave_id", "state"),
        Index(None, "state", "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    wave_id: Mapped[int | None]
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    wish_id: Mapped[str | None] = mapped_column(ForeignKey("wish.id"))
    account_link: Mapped[str | None] = mapped_column(ForeignKey("account_link.token_hash"))
    reminder_id: Mapped[int | None] = mapped_column(ForeignKey("reminder.id"))
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="due")
    """claimed: a worker has it, nothing was handed over; sending: the server may have it; then how it ended."""
    next_at: Mapped[datetime.datetime] = mapped_column(Moment)
    """Not before this moment; after a temporary error, later."""
    attempts: Mapped[int] = mapped_column(default=0)
    claim: Mapped[str | None]
    """Which worker has it."""
    claimed_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    error: Mapped[str] = mapped_column(Text, default="")


class MailServer(Table):
    """What all workers share about the mail server: their pace, and what is wrong with it. One row."""

    __tablename__ = "mail_server"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    free_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    """No mail before this moment."""
    failures: Mapped[int] = mapped_column(default=0)
    """How often in a row it could not be used; then nothing is tried before ``retry_at``."""
    retry_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    problem: Mapped[str] = mapped_column(Text, default="")
    """In words, empty when nothing is wrong."""
    problem_at: Mapped[datetime.datetime | None] = mapped_column(Moment)


class OptOut(Table):
    """An address that wants no more mail from this municipality about surveys; only its fingerprint."""

    __tablename__ = "opt_out"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    address_hash: Mapped[str] = mapped_column(primary_key=True)
