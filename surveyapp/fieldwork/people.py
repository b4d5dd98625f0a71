"""Everybody who was invited or came in otherwise, counted in one query however long the list is."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from sqlalchemy import ColumnElement, Text, cast, exists, func, select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Invitation, Message, Wave
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class People:
    """Some of the invited: alike in how they came in, where they stand and what the list knows of them.

    ``by_mail``: a mail went to them, or the mail server did not say; ``by_letter``: a letter was made. ``mailed``: it
    was tried to invite them by mail, whatever came of it, so that it says nothing about who answered.
    """

    channel: str
    state: str
    disposition: str
    by_mail: bool
    by_letter: bool
    mail_failed: bool
    mailed: bool
    facts: Mapping[str, object]
    number: int

    @property
    def listed(self) -> bool:
        """Whether they are on the address list."""
        return self.channel == "link"

    @property
    def eligible(self) -> bool:
        """Whether they belong to the group."""
        return self.disposition != "ineligible"

    @property
    def refused(self) -> bool:
        """Whether they let know that they do not take part."""
        return self.disposition == "refused"

    @property
    def unreached(self) -> bool:
        """Whether no invitation got to them: the officer or the mail server said so, and no letter was made."""
        failed = self.mail_failed and not self.by_mail and not self.by_letter
        return self.disposition == "bounced" or (self.disposition == "none" and failed)

    @property
    def outcome(self) -> str:
        """What became of them: "answered", a disposition, "bounced" also when every mail failed, or "none"."""
        if self.state == "answered":
            return "answered"
        return "bounced" if self.unreached else self.disposition


def people(session: Session, wave: Wave) -> list[People]:
    """All of them, in as few groups as there are differences."""
    columns = [
        Invitation.channel,
        Invitation.state,
        Invitation.disposition,
        _has("sent", "uncertain").label("by_mail"),
        Invitation.letter_on.is_not(None).label("by_letter"),
        _has("failed").label("mail_failed"),
        _has("sent", "uncertain", "failed", kind="invitation").label("mailed"),
        cast(Invitation.background, Text).label("facts"),
    ]
    each = select(*columns).where(*of_wave(Invitation, wave)).subquery()
    query = select(*each.c, func.count().label("number")).group_by(*each.c)
    return [People(*row[:7], orjson.loads(row.facts), row.number) for row in session.execute(query)]


def _has(*states: str, kind: str = "") -> ColumnElement[bool]:
    found = exists().where(Message.invitation_id == Invitation.id, Message.state.in_(states))
    return found.where(Message.kind == kind) if kind else found
