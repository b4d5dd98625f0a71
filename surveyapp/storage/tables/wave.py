"""A wave, and who is invited to it."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from surveyapp.storage.columns import Document, Moment, Table
from surveyapp.storage.tables.municipality import Municipality
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality

MODES = ("anonymous", "confidential", "named")
WAVE_STATES = ("draft", "open", "closed")
OF_WAVE = ("municipality_id", "wave_id")
DISPOSITIONS = ("none", "refused", "bounced", "ineligible")


class Wave(Table):
    """One measurement of one questionnaire, with its own frozen copy of the text."""

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("municipality_id", "id"),
        UniqueConstraint("municipality_id", "slug"),
        is_one_of("mode", MODES, "mode"),
        is_one_of("state", WAVE_STATES, "state"),
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
    opens_on: Mapped[datetime.date | None]
    """First day, in the Netherlands, on which answers are accepted; None: as soon as it is opened."""
    opens_time: Mapped[datetime.time | None]
    """From what time on that day; None: from midnight."""
    closes_on: Mapped[datetime.date | None]
    """Last day, in the Netherlands, on which answers are accepted."""
    closes_time: Mapped[datetime.time | None]
    """Until what time on that day; None: until midnight, so the day counts in full."""
    population: Mapped[int | None]
    """How many there are in all, invited or not."""
    remark: Mapped[str] = mapped_column(Text, default="")
    """What a reader of the report must know about this measurement."""
    open_link_hash: Mapped[str | None] = mapped_column(unique=True)
    ballot_public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_name: Mapped[str | None]
    """Name of the key file: the private key of the ballot box, or the key of the pseudonyms."""
    link_key_name: Mapped[str | None]
    """Name of the key file that personal links are made with; destroyed at closing."""
    contact_name: Mapped[str] = mapped_column(default="")
    """Whom respondents can ask; mails are answered to this address."""
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    texts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict, deferred=True)
    """The officer's own words for mails and letters: ``{"invitation": {"nl": {"subject": …, "body": …}}}``."""
    list_columns: Mapped[dict[str, str]] = mapped_column(Document, default=dict, deferred=True)
    """What the columns of the address list were taken for, per title: the next list is read the same way."""
    trial: Mapped[dict[str, Any] | None] = mapped_column(Document, deferred=True)
    """What the last trial run found, and when."""
    addresses_until: Mapped[datetime.date | None]
    """Last day on which names and addresses of the invited are kept."""
    key_until: Mapped[datetime.date | None]
    """Last day of the key of the pseudonyms."""
    purged_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    """When names and addresses were removed."""
    account: Mapped[dict[str, Any] | None] = mapped_column(Document, deferred=True)
    """The response account as it was at closing, for when the invitations are gone."""
    opened_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=True)

    @validates("mode")
    def _keep_the_promise(self, _: str, mode: str) -> str:
        """Whoever asks, in whatever way: once a wave was open, what it promised stays."""
        if self.mode is not None and mode != self.mode and self.state in ("open", "closed"):
            raise ValueError("the mode of a wave that was opened cannot change")
        return mode


class Invitation(Table):
    """One invited unit in one wave, or somebody who came in by the open link (then without a name)."""

    __tablename__ = "invitation"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("wave_id", "unit"),
        is_one_of("channel", ("link", "open", "paper"), "channel"),
        is_one_of("state", ("invited", "answered"), "state"),
        is_one_of("disposition", DISPOSITIONS, "disposition"),
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
    nonce: Mapped[str] = mapped_column(default="")
    """Gives the personal link again to who has the wave's link key, which lies outside the database."""
    salutation: Mapped[str] = mapped_column(default="")
    """How to address the person who reads the mail: "mevrouw De Vries"."""
    address: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    """Where letters go: ``{"street": …, "postcode": …, "place": …}``; empty when nobody knows."""
    language: Mapped[str] = mapped_column(default="nl")
    disposition: Mapped[str] = mapped_column(default="none")
    """Why no answer is to be expected: refused, bounced, or not eligible."""
    letter_on: Mapped[datetime.date | None]
    """Day on which a letter was made for it."""
    wave: Mapped[Wave] = relationship(lazy="joined", innerjoin=True)


class OwnReport(Table):
    """A report that an officer put together about one wave: the text of its definition, as ``reports/`` has them."""

    __tablename__ = "own_report"
    __table_args__ = (wave_of_same_municipality(), UniqueConstraint("wave_id", "slug"), Index(None, *OF_WAVE))

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    slug: Mapped[str]
    title: Mapped[str]
    """As the definition has it, so that a list needs no definition."""
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    """Goes up with every change: catches two open tabs."""
    made_by: Mapped[str]
    changed_at: Mapped[datetime.datetime] = mapped_column(Moment)
