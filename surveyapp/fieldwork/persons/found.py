"""What is kept about the person with this e-mail address, or about the organisation with this name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import pseudonyms
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.tables import Invitation, Message, Response, Wave, Wish
from surveyapp.storage.tenant import of_wave, owned

SHORTEST = 3
"""Fewer characters are not an address or a name that somebody meant."""
Reach: TypeAlias = Literal["shown", "none", "coded", "lost", "sealed"]
"""Whether the answers can be reached: shown here; there are none; behind a code that only the key leads to; behind a
code whose key is gone; in a ballot box, where nobody can find them.
"""


@dataclass(frozen=True)
class Found:
    """What one wave keeps about somebody: as one who was invited, or as one who left a wish."""

    wave: Wave
    invitation: Invitation | None
    messages: tuple[Message, ...]
    wish: Wish | None
    reach: Reach
    answers: tuple[tuple[str, str], ...] = ()
    """Question and answer in words, where the answers are kept with the name."""


def search(session: Session, municipality_id: int, typed: str) -> list[Found]:
    """Everything that is kept under this address or name, the newest wave first. Sealed wishes cannot be searched."""
    wanted = " ".join(typed.split())
    if len(wanted) < SHORTEST:
        return []
    people = [_of_invitation(session, each) for each in _invitations(session, municipality_id, wanted)]
    wishes = [_of_wish(session, each) for each in _wishes(session, municipality_id, wanted)]
    return sorted([*people, *wishes], key=lambda found: -found.wave.id)


def _invitations(session: Session, municipality_id: int, wanted: str) -> Sequence[Invitation]:
    same = [func.lower(column) == wanted.lower() for column in (Invitation.email, Invitation.name)]
    query = owned(Invitation, municipality_id).where(or_(*same, Invitation.name == wanted))
    return session.scalars(query.order_by(Invitation.id)).all()


def _wishes(session: Session, municipality_id: int, wanted: str) -> Sequence[Wish]:
    return session.scalars(owned(Wish, municipality_id).where(func.lower(Wish.email) == wanted.lower())).all()


def _of_wish(session: Session, wish: Wish) -> Found:
    messages = select(Message).where(Message.municipality_id == wish.municipality_id, Message.wish_id == wish.id)
    wave = session.get_one(Wave, wish.wave_id)
    return Found(wave, None, tuple(session.scalars(messages)), wish, "none")


def _of_invitation(session: Session, invitation: Invitation) -> Found:
    wave = invitation.wave
    messages = select(Message).where(*of_wave(Message, wave), Message.invitation_id == invitation.id)
    reach, answers = _answers(session, wave, invitation)
    return Found(wave, invitation, tuple(session.scalars(messages.order_by(Message.id))), None, reach, answers)


def _answers(session: Session, wave: Wave, invitation: Invitation) -> tuple[Reach, tuple[tuple[str, str], ...]]:
    if wave.mode == "anonymous":
        return "sealed", ()
    if wave.mode == "confidential":
        return ("lost" if pseudonyms.key_state(session, wave) == "gone" else "coded"), ()
    query = select(Response.answers).where(*of_wave(Response, wave), Response.invitation_id == invitation.id)
    answers = session.scalar(query)
    if answers is None:
        return "none", ()
    questionnaire = questionnaire_of(wave)
    return "shown", tuple(
        (questionnaire.pipe(question.label, answers), question.show(answers.get(question.code), "nl"))
        for _, question in questionnaire.asked(answers)
        if question.on_page
    )
