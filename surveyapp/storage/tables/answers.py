"""What was answered: responses, the ballot box, drafts, forms on paper, and wishes beside them."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Document, Table
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality

CHANNELS = ("link", "open", "import", "paper")


class Response(Table):
    """What one respondent answered. In an anonymous wave these exist only after it has closed."""

    __tablename__ = "response"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("wave_id", "pseudonym"),
        UniqueConstraint("invitation_id"),
        is_one_of("channel", CHANNELS, "channel"),
        is_one_of("state", ("draft", "submitted"), "state"),
        CheckConstraint("(state = 'submitted') = (submitted_on IS NOT NULL)", name="submitted"),
        CheckConstraint("pseudonym IS NULL OR invitation_id IS NULL", name="one_link"),
        Index(None, "municipality_id", "wave_id", "state"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """Random; says nothing about order."""
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    channel: Mapped[str]
    state: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(Document)
    version: Mapped[int] = mapped_column(default=1)
    """Counts the times it was saved, so that two open tabs cannot mix their answers."""
    submitted_on: Mapped[datetime.date | None]
    released: Mapped[bool] = mapped_column(default=False)
    """Interim results may show it. In a confidential wave this changes for several at a time."""
    correction: Mapped[dict[str, Any] | None] = mapped_column(Document)
    """What the respondent is changing after handing in (``draft``), and what of it waits (``handed_in``)."""
    corrected: Mapped[bool] = mapped_column(default=False)
    """Whether the correction was handed in and waits to be shown together with others."""
    pseudonym: Mapped[str | None]
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))


class SealedBallot(Table):
    """Answers that nobody can read until the wave closes. Without row numbers, for those give away the order."""

    __tablename__ = "sealed_ballot"
    __table_args__ = (
        wave_of_same_municipality(),
        is_one_of("channel", CHANNELS, "channel"),
        CheckConstraint("responses > 0", name="responses"),
        Index(None, "municipality_id", "wave_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    channel: Mapped[str]
    responses: Mapped[int]
    """How many are inside: one for a respondent, many for an imported file."""
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)


class Draft(Table):
    """Unfinished answers in an anonymous wave, found and read only with the respondent's own token.

    Once they are handed in, the row remains without answers, so that the same token cannot vote twice. The sealed note
    in it says which invitation has answered; it is opened together with others.
    """

    __tablename__ = "draft"
    __table_args__ = (
        wave_of_same_municipality(),
        CheckConstraint("NOT submitted OR ciphertext IS NULL", name="submitted"),
        CheckConstraint("submitted OR note IS NULL", name="note"),
        Index(None, "municipality_id", "wave_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    version: Mapped[int]
    """Another random number with every save, so that two open tabs cannot mix their answers; it counts nothing."""
    submitted: Mapped[bool] = mapped_column(default=False)
    ciphertext: Mapped[bytes | None] = mapped_column(LargeBinary)
    note: Mapped[bytes | None] = mapped_column(LargeBinary)


class PaperEntry(Table):
    """A form on paper as a member of staff typed it in, until it is handed in: found and locked with its own link."""

    __tablename__ = "paper_entry"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("invitation_id", "turn"),
        is_one_of("turn", (1, 2), "turn"),
        Index(None, "municipality_id", "wave_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    """None in an anonymous wave: there nobody may see whose form has come in."""
    turn: Mapped[int]
    """1, or 2 when the same form is typed in once more to compare."""
    entered_by: Mapped[str]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)


class Wish(Table):
    """Who wants to hear the results or to come to the meeting: apart from the answers, and led to by none of them.

    In an anonymous wave it stays sealed until the wave closes, for it comes with the answers.
    """

    __tablename__ = "wish"
    __table_args__ = (
        wave_of_same_municipality(),
        CheckConstraint("(sealed IS NULL) = (email IS NOT NULL)", name="sealed"),
        Index(None, "municipality_id", "wave_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    email: Mapped[str | None]
    results: Mapped[bool] = mapped_column(default=False)
    meeting: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(default="nl")
    """What to write in; of a sealed wish it is inside."""
