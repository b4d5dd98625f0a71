"""The tables. A column exists only for what the fieldwork asks of the database; what was answered is one document.

Every table that belongs to a municipality carries its key. Check constraints state what is always true.
"""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from surveyapp.storage.columns import Document, Moment, Table

MODES = ("anonymous", "confidential", "named")
WAVE_STATES = ("draft", "open", "closed")
CHANNELS = ("link", "open", "import", "paper")
ROLES = ("officer", "reader")
LOWEST_THRESHOLD = 5
"""Fewer respondents than this are never shown as a group."""


def _is_one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(map(repr, sorted(values)))})", name=name)


def _wave_of_same_municipality() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["municipality_id", "wave_id"], ["wave.municipality_id", "wave.id"])


class Municipality(Table):
    """The tenant: everything else belongs to one."""

    __tablename__ = "municipality"
    __table_args__ = (CheckConstraint(f"threshold >= {LOWEST_THRESHOLD}", name="threshold"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    threshold: Mapped[int] = mapped_column(default=LOWEST_THRESHOLD)
    """Results about fewer respondents are hidden."""
    theme: Mapped[str] = mapped_column(Text, default="")
    """House style: design tokens as CSS custom properties."""


class Account(Table):
    """A member of staff."""

    __tablename__ = "account"
    __table_args__ = (_is_one_of("role", ROLES, "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    email: Mapped[str] = mapped_column(unique=True)
    """In lower case."""
    name: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=True)


class StaffSession(Table):
    """A signed-in browser. Signing out removes the row, and with it the session."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime.datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime.datetime] = mapped_column(Moment)
    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class Wave(Table):
    """One measurement of one questionnaire, with its own frozen copy of the text."""

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("municipality_id", "id"),
        UniqueConstraint("municipality_id", "slug"),
        _is_one_of("mode", MODES, "mode"),
        _is_one_of("state", WAVE_STATES, "state"),
        CheckConstraint("(state = 'draft') = (opened_at IS NULL)", name="opened"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        CheckConstraint("mode <> 'anonymous' OR state = 'draft' OR ballot_public_key IS NOT NULL", name="ballot_key"),
        CheckConstraint("mode <> 'confidential' OR state = 'draft' OR key_name IS NOT NULL", name="pseudonym_key"),
        CheckConstraint("ordinal >= 0", name="ordinal"),
        CheckConstraint("population > 0", name="population"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    slug: Mapped[str]
    title: Mapped[str]
    ordinal: Mapped[int]
    """0 for the 0-meting, 1 for the next one."""
    perspective: Mapped[str]
    sources: Mapped[dict[str, str]] = mapped_column(Document, deferred=True)
    """File name to text: the questionnaire, the scales, the translations."""
    main: Mapped[str]
    content_hash: Mapped[str]
    mode: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft")
    closes_on: Mapped[datetime.date | None]
    """Last day, in the Netherlands, on which answers are accepted."""
    population: Mapped[int | None]
    """How many there are in all, invited or not."""
    remark: Mapped[str] = mapped_column(Text, default="")
    """What a reader of the report must know about this measurement."""
    open_link_hash: Mapped[str | None] = mapped_column(unique=True)
    ballot_public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_name: Mapped[str | None]
    """Name of the key file: the private key of the ballot box, or the key of the pseudonyms."""
    opened_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=True)


class Invitation(Table):
    """One invited unit in one wave, or somebody who came in by the open link (then without a name)."""

    __tablename__ = "invitation"
    __table_args__ = (
        _wave_of_same_municipality(),
        UniqueConstraint("wave_id", "unit"),
        _is_one_of("channel", ("link", "open"), "channel"),
        _is_one_of("state", ("invited", "answered"), "state"),
        Index(None, "municipality_id", "wave_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    channel: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    unit: Mapped[str]
    """Who is invited, the same in every wave: the address unless the list has a column for it."""
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    background: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    state: Mapped[str] = mapped_column(default="invited")
    """In an anonymous wave this changes for several units at a time, never for one."""
    wave: Mapped[Wave] = relationship(lazy="joined", innerjoin=True)


class Response(Table):
    """What one respondent answered. In an anonymous wave these exist only after it has closed."""

    __tablename__ = "response"
    __table_args__ = (
        _wave_of_same_municipality(),
        UniqueConstraint("wave_id", "pseudonym"),
        UniqueConstraint("invitation_id"),
        _is_one_of("channel", CHANNELS, "channel"),
        _is_one_of("state", ("draft", "submitted"), "state"),
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
    pseudonym: Mapped[str | None]
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))


class SealedBallot(Table):
    """Answers that nobody can read until the wave closes. Without row numbers, for those give away the order."""

    __tablename__ = "sealed_ballot"
    __table_args__ = (
        _wave_of_same_municipality(),
        _is_one_of("channel", CHANNELS, "channel"),
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
        _wave_of_same_municipality(),
        CheckConstraint("NOT submitted OR ciphertext IS NULL", name="submitted"),
        CheckConstraint("submitted OR note IS NULL", name="note"),
        Index(None, "municipality_id", "wave_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    version: Mapped[int]
    submitted: Mapped[bool] = mapped_column(default=False)
    ciphertext: Mapped[bytes | None] = mapped_column(LargeBinary)
    note: Mapped[bytes | None] = mapped_column(LargeBinary)


class Event(Table):
    """Who did what when. Never about a respondent."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "municipality_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    actor: Mapped[str]
    """The account's address, or the program itself."""
    action: Mapped[str]
    wave_id: Mapped[int | None] = mapped_column(ForeignKey("wave.id"))
    detail: Mapped[str] = mapped_column(Text, default="")
