"""Staff: accounts, their second factor, links by mail, sessions, failed attempts."""

import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from surveyapp.storage.columns import Moment, Table
from surveyapp.storage.tables.municipality import Municipality
from surveyapp.storage.tables.rules import is_one_of

ROLES = ("administrator", "officer", "reader")
LINK_PURPOSES = ("invitation", "reset")


class Account(Table):
    """A member of staff. An administrator looks after the installation and belongs to no municipality."""

    __tablename__ = "account"
    __table_args__ = (
        is_one_of("role", ROLES, "role"),
        CheckConstraint("(role = 'administrator') = (municipality_id IS NULL)", name="employer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    email: Mapped[str] = mapped_column(unique=True)
    """In lower case."""
    name: Mapped[str]
    password_hash: Mapped[str]
    """Empty while no password was chosen: then no password fits."""
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The secret of the second factor, encrypted with a key outside the database."""
    totp_step: Mapped[int | None]
    """The last time step whose code was used: a code works once."""
    oidc_subject: Mapped[str | None] = mapped_column(unique=True)
    """Issuer and subject at the identity provider that this account signs in with."""
    municipality: Mapped[Municipality | None] = relationship(lazy="joined")


class RecoveryCode(Table):
    """A code that replaces the second factor once; it is removed when it is used."""

    __tablename__ = "recovery_code"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)


class AccountLink(Table):
    """A link by mail to choose a password: for one purpose and one address, until it is used or too old."""

    __tablename__ = "account_link"
    __table_args__ = (is_one_of("purpose", LINK_PURPOSES, "purpose"),)

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    purpose: Mapped[str]
    email: Mapped[str]
    """The address it was sent to; worthless once the account has another."""
    nonce: Mapped[str]
    """Gives the token again to who has the key outside the database: the worker that sends the mail."""
    expires_at: Mapped[datetime.datetime] = mapped_column(Moment)
    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class Attempt(Table):
    """Failed attempts of one kind by one key, such as a sign-in from an address."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime.datetime] = mapped_column(Moment)


class StaffSession(Table):
    """A signed-in browser. Signing out removes the row, and with it the session."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime.datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime.datetime] = mapped_column(Moment)
    complete: Mapped[bool] = mapped_column(default=True)
    """Whether the second factor was given, if the account has one. Until then the session opens nothing."""
    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)
