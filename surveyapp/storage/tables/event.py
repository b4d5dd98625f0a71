"""The audit trail."""

import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Moment, Table


class Event(Table):
    """Who did what when. Never about a respondent. Without a municipality it is about the installation."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "municipality_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    at: Mapped[datetime.datetime] = mapped_column(Moment)
    actor: Mapped[str]
    """The account's address, or the program itself."""
    action: Mapped[str]
    wave_id: Mapped[int | None] = mapped_column(ForeignKey("wave.id"))
    detail: Mapped[str] = mapped_column(Text, default="")
