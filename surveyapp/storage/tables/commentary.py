"""What a municipality itself writes in the chapters of a report on a wave: explanations and recommendations."""

import datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Moment, Table
from surveyapp.storage.tables.rules import is_one_of, wave_of_same_municipality
from surveyapp.storage.tables.wave import OF_WAVE

COMMENTARY_KINDS = ("explanation", "recommendation")


class Commentary(Table):
    """One version of one text in one chapter. Rows are only added: the last one is what counts, all are its history.

    Two people who change the same version want the same number, and the database lets one of them have it.
    """

    __tablename__ = "commentary"
    __table_args__ = (
        wave_of_same_municipality(),
        UniqueConstraint("wave_id", "report", "chapter", "kind", "number"),
        is_one_of("kind", COMMENTARY_KINDS, "kind"),
        CheckConstraint("number >= 1", name="number"),
        Index(None, *OF_WAVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int]
    """The last wave of the report."""
    report: Mapped[str]
    """Code of the report."""
    chapter: Mapped[str]
    """Code of the chapter, as it stands in the finished report."""
    kind: Mapped[str]
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    """Empty when it was withdrawn."""
    figures: Mapped[str]
    """Digest of the figures of that chapter when this was written."""
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    by: Mapped[str]
