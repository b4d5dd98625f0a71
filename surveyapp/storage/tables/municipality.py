"""The tenant."""

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveyapp.storage.columns import Document, Table

LOWEST_THRESHOLD = 5
"""Fewer respondents than this are never shown as a group."""


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
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """A PNG that we wrote ourselves."""
    logo_version: Mapped[str] = mapped_column(default="")
    """Changes when the logo does; empty when there is none. So that a page need not read the logo to link to it."""
    languages: Mapped[list[str]] = mapped_column(Document, default=lambda: ["nl", "en"])
    """The languages that respondents may choose from; Dutch is always one of them."""
    sender_email: Mapped[str] = mapped_column(default="")
    """What mails to respondents come from; empty: the address of the installation."""
    privacy_email: Mapped[str] = mapped_column(default="")
    """Where people can ask about their data."""
    compares: Mapped[bool] = mapped_column(default=False)
    """Whether its closed waves count in what other municipalities see of all others together, and it sees theirs."""
    reminds_owners: Mapped[bool] = mapped_column(default=True)
    """Whether who does an action gets mails about its date."""
