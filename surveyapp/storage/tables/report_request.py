"""Reports that somebody asked for: what is to be made, how far it is, and the file itself once it is there."""

import datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Document, Moment, Table
from surveyapp.storage.tables.cycle import OF_CYCLE
from surveyapp.storage.tables.rules import cycle_of_same_municipality, is_one_of, wave_of_same_municipality
from surveyapp.storage.tables.wave import OF_WAVE

REQUEST_STATES = ("waiting", "making", "ready", "failed")


class ReportRequest(Table):
    """One file to be made by ``surveyapp work``. Everything that decides about it stands here: who changes a report
    after asking for it gets what was asked for. The file is in the same row, so it is whole or not there, on every
    machine that serves the site.
    """

    __tablename__ = "report_request"
    __table_args__ = (
        wave_of_same_municipality(),
        cycle_of_same_municipality(),
        CheckConstraint("(wave_id IS NULL) = (cycle_id IS NOT NULL)", name="about"),
        is_one_of("state", REQUEST_STATES, "state"),
        CheckConstraint("(state = 'ready') = (content IS NOT NULL)", name="ready"),
        CheckConstraint("(state = 'failed') = (problem IS NOT NULL)", name="failed"),
        CheckConstraint("(state = 'making') = (claim IS NOT NULL)", name="making"),
        CheckConstraint("(state IN ('ready', 'failed')) = (ended_at IS NOT NULL)", name="ended"),
        Index(None, *OF_WAVE),
        Index(None, *OF_CYCLE),
        Index(None, "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int | None]
    """The wave on whose page a report was asked for."""
    cycle_id: Mapped[int | None]
    """The policy cycle that a document is of. A request is about a wave or about a cycle."""
    beside: Mapped[list[int]] = mapped_column(Document)
    """The numbers of the waves beside it, or of those that a document can take in."""
    title: Mapped[str]
    name: Mapped[str]
    """Of the file, without what it ends in."""
    kind: Mapped[str]
    """What the name of the file ends in, and so what it is."""
    source: Mapped[str]
    """The name of the definition: "nulmeting.yaml"."""
    definition: Mapped[str] = mapped_column(Text)
    """Its text, as it was when asked for."""
    part: Mapped[str]
    """Of a document with letters the code of the one letter; empty: the whole."""
    day: Mapped[datetime.date]
    """The date on the report."""
    digest: Mapped[str]
    """SHA-256 of all that decides about the file: who asks for the same gets the same row."""
    state: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime.datetime] = mapped_column(Moment)
    attempts: Mapped[int]
    """How often a worker took it up."""
    done: Mapped[int]
    """How many of the steps are done, of ``steps``."""
    steps: Mapped[int]
    claim: Mapped[str | None]
    """Random; of the one worker that makes it."""
    seen_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    """When that worker last said that it is still at it."""
    ended_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    problem: Mapped[str | None] = mapped_column(Text)
    """Why there is no file, for the officer."""
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """The file. Never read along with a list."""
