"""Which closed waves have a snapshot: a file with all their answers, that is read faster than the database."""

import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Moment, Table
from surveyapp.storage.tables.rules import wave_of_same_municipality


class Snapshot(Table):
    """The snapshot of a wave, or the claim of the worker that is making it. Whenever a response of the wave changes,
    the database itself removes this row, and with it the right to use the file.
    """

    __tablename__ = "snapshot"
    __table_args__ = (
        wave_of_same_municipality(),
        CheckConstraint("(file IS NULL) = (digest IS NULL)", name="made"),
        Index(None, "municipality_id", "wave_id"),
    )

    wave_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    municipality_id: Mapped[int]
    claim: Mapped[str]
    """Random; of the one worker that makes it."""
    claimed_at: Mapped[datetime.datetime] = mapped_column(Moment)
    program: Mapped[str]
    """The version that made it: another one may compute indicators otherwise."""
    file: Mapped[str | None]
    """Its name in the folder of snapshots; None while it is being made."""
    digest: Mapped[str | None]
    """SHA-256 of what is in the file."""
    layout: Mapped[str | None]
    """SHA-256 of what its columns stand for."""
    responses: Mapped[int | None]
