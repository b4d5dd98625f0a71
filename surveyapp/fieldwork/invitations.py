"""Invitations: personal links. A link holds 144 random bits; the database keeps only their hash."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.tables import Invitation, Wave

_BY_TOKEN = select(Invitation).where(Invitation.token_hash == bindparam("token_hash"))
"""Built once: every request of a respondent begins with it."""
TOKEN_BYTES = 18
LONGEST_TOKEN = 64


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(purpose: str, token: str) -> str:
    """What the database keeps of a token. Bound to its purpose: one kind of link never serves as another."""
    return hashlib.sha256(f"{purpose}:{token}".encode(errors="replace")).hexdigest()


@dataclass(frozen=True)
class Ticket:
    """What a respondent holds: the invitation, and the token that leads to it."""

    invitation: Invitation
    token: str

    @property
    def wave(self) -> Wave:
        """The wave that the invitation is for."""
        return self.invitation.wave


def invite(session: Session, wave: Wave, name: str, email: str = "", background: Mapping[str, Value] = {}) -> str:
    """Invite one unit; returns the token of its personal link, which cannot be asked for again.

    Raises Refusal when the unit is invited already or the wave is closed.
    """
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. U kunt niemand meer uitnodigen.")
    token = new_token()
    invitation = _invitation(wave, "link", token, unit=f"{name} <{email}>".casefold())
    invitation.name, invitation.email, invitation.background = name, email, dict(background)
    try:
        with session.begin_nested():
            session.add(invitation)
    except IntegrityError:
        raise Refusal(f"“{name}” is al uitgenodigd voor deze meting.") from None
    return token


def _invitation(wave: Wave, channel: str, token: str, unit: str) -> Invitation:
    return Invitation(
        municipality_id=wave.municipality_id,
        wave_id=wave.id,
        channel=channel,
        token_hash=token_hash("invitation", token),
        unit=unit,
        background={},
    )


def find(session: Session, token: str) -> Ticket | None:
    """The ticket of this personal link; None when there is no such link. One query."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    invitation = session.scalar(_BY_TOKEN, {"token_hash": token_hash("invitation", token)})
    return Ticket(invitation, token) if invitation else None


def make_open_link(session: Session, wave: Wave) -> str:
    """A link for everybody; returns its token. A link made earlier stops working."""
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. Een open link heeft geen zin meer.")
    token = new_token()
    wave.open_link_hash = token_hash("open", token)
    return token


def find_open(session: Session, token: str) -> Wave | None:
    """The wave of this open link."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    return session.scalar(select(Wave).where(Wave.open_link_hash == token_hash("open", token)))


def start(session: Session, wave: Wave) -> str:
    """Someone starts by the open link: a nameless invitation; returns the token of a personal link to go on with."""
    token = new_token()
    session.add(_invitation(wave, "open", token, unit=f"open:{secrets.token_hex(16)}"))
    return token
