"""What became of the mails of a wave, for its officer. It never tells more than the officer may know: in a confidential
wave not who answered, and so not who was reminded or thanked; there only mails that need a decision have a name.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.mail import kinds
from surveyapp.storage.tables import Invitation, Message, Wave, Wish
from surveyapp.storage.tenant import of_wave

PAGE = 100
OPEN = ("failed", "uncertain")
STATES = ("uncertain", "failed", "due", "claimed", "sending", "sent", "dropped")
"""What needs a decision comes first."""
NONE: Counter[str] = Counter()
"""Of a kind of which there are no mails."""


@dataclass(frozen=True)
class Line:
    """One mail. ``words``: what the server said, or why it was not sent."""

    message_id: int
    invitation_id: int | None
    name: str
    email: str
    kind: str
    state: str
    at: datetime.datetime
    words: str
    decided: bool


def counts(session: Session, wave: Wave) -> dict[str, Counter[str]]:
    """Numbers of mails by kind and state. An uncertain one about which was decided counts as "left"."""
    query = select(Message.kind, Message.state, Message.ended_at.is_not(None), func.count()).where(
        *of_wave(Message, wave)
    )
    found: dict[str, Counter[str]] = {}
    for kind, state, ended, number in session.execute(
        query.group_by(Message.kind, Message.state, Message.ended_at.is_not(None))
    ):
        found.setdefault(kind, Counter())["left" if state == "uncertain" and ended else state] += number
    return found


def together(found: Mapping[str, Counter[str]], of: Iterable[str]) -> Counter[str]:
    """The numbers of several kinds as one."""
    return sum((found.get(kind, NONE) for kind in of), Counter[str]())


def shows_names(wave: Wave, kind: str) -> bool:
    """Whether a list of everybody who got this mail tells nothing about who answered."""
    return wave.mode != "confidential" or kind in (kinds.INVITATION, *kinds.WISHED)


def lines(session: Session, wave: Wave, kind: str, page: int) -> Sequence[Line]:
    """A page of the mails of a kind, those that need a decision first, then by name."""
    query = (
        select(Message, Invitation.name, Invitation.email, Wish.email)
        .outerjoin(Invitation, Message.invitation_id == Invitation.id)
        .outerjoin(Wish, Message.wish_id == Wish.id)
        .where(*_shown(wave, kind))
    )
    order = [Message.state != state for state in STATES[:2]]
    query = query.order_by(*order, Invitation.name, Message.id).limit(PAGE).offset((page - 1) * PAGE)
    return [
        _line(message, name or "", email or wished or "") for message, name, email, wished in session.execute(query)
    ]


def number(session: Session, wave: Wave, kind: str) -> int:
    """How many lines there are in all."""
    return session.scalar(select(func.count()).select_from(Message).where(*_shown(wave, kind))) or 0


def _shown(wave: Wave, kind: str) -> list[ColumnElement[bool]]:
    which = kinds.HANDOVERS if kind in kinds.HANDOVERS else (kind,)
    mine = [*of_wave(Message, wave), Message.kind.in_(which)]
    return mine if shows_names(wave, kind) else [*mine, Message.state.in_(OPEN)]


def _line(message: Message, name: str, email: str) -> Line:
    at = message.ended_at or (message.claimed_at if message.state in OPEN else None) or message.next_at
    decided = message.state == "uncertain" and message.ended_at is not None
    return Line(message.id, message.invitation_id, name, email, message.kind, message.state, at, message.error, decided)


def waiting(session: Session, wave: Wave) -> int:
    """How many mails need a decision of the officer: failed for good, or uncertain."""
    undecided = or_(Message.state == "failed", (Message.state == "uncertain") & Message.ended_at.is_(None))
    return session.scalar(select(func.count()).select_from(Message).where(*of_wave(Message, wave), undecided)) or 0
