"""The results of a wave as everybody may read them: what was made, shown to an officer, and then made public."""

import datetime

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Moment, Table
from surveyapp.storage.tables.rules import wave_of_same_municipality


class Publication(Table):
    """What a municipality shares of one wave. The page and its file are frozen: later changes of answers, actions or
    the meeting show only after making and publishing them anew.
    """

    __tablename__ = "publication"
    __table_args__ = (
        wave_of_same_municipality(),
        CheckConstraint("meeting_on IS NOT NULL OR (meeting_time = '' AND meeting_place = '')", name="meeting"),
        CheckConstraint("(published_at IS NULL) = (page IS NULL)", name="page"),
        CheckConstraint("(published_at IS NULL) = (pdf IS NULL)", name="pdf"),
        CheckConstraint("published_at IS NULL OR withdrawn_at IS NULL", name="withdrawn"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int]
    wave_id: Mapped[int] = mapped_column(unique=True)
    version: Mapped[int]
    """Counts changes, so that nobody changes what somebody else changed meanwhile."""
    meeting_on: Mapped[datetime.date | None]
    meeting_time: Mapped[str]
    meeting_place: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    """A word of the municipality itself, above the results."""
    changed_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    """When the meeting or the message last changed."""
    published_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
    published_by: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]
    made_on: Mapped[datetime.date | None]
    """The day that the page is about."""
    page: Mapped[str | None] = mapped_column(Text, deferred=True)
    """The results as HTML, made by ``report``."""
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    withdrawn_at: Mapped[datetime.datetime | None] = mapped_column(Moment)
