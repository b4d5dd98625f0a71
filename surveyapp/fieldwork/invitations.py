"""Invitations: who is asked to take part, and the ticket that a personal link leads to."""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import links
from surveyapp.fieldwork.links import LONGEST_TOKEN, new_token, token_hash
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.units import unit_of
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

_BY_TOKEN = select(Invitation).where(Invitation.token_hash == bindparam("token_hash"))
"""Built once: every request of a respondent begins with it."""


@dataclass(frozen=True)
class Ticket:
    """What a respondent holds: the invitation, and the token that leads to it. ``on_paper``: staff types it over."""

    invitation: Invitation
    token: str
    on_paper: bool = False

    @property
    def channel(self) -> str:
        """How the answers come in."""
        return "paper" if self.on_paper else self.invitation.channel

    @property
    def wave(self) -> Wave:
        """The wave that the invitation is for."""
        return self.invitation.wave


def invite(session: Session, wave: Wave, name: str, email: str = "", background: Mapping[str, Value] = {}) -> str:
    """Invite one unit; returns the token of its personal link.

    Raises Refusal when the unit is invited already or the wave is closed.
    """
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. U kunt niemand meer uitnodigen.")
    guest = {"unit": unit_of(name, email), "name": name, "email": email, "background": dict(background)}
    try:
        with session.begin_nested():
            return add(session, wave, [guest])[0]
    except IntegrityError:
        raise Refusal(f"“{name}” is al uitgenodigd voor deze meting.") from None


def add(session: Session, wave: Wave, guests: Iterable[Mapping[str, Any]]) -> list[str]:
    """Invite all of these, given as columns, in one statement; returns the tokens of their links in the same order."""
    key = links.key_of(session, wave)
    made = [(guest, *links.derive(key)) for guest in guests]
    rows = [{**_columns(wave, "link", nonce, token), **guest} for guest, nonce, token in made]
    if rows:
        session.flush()
        session.connection().execute(insert(Invitation.__table__), rows)  # type: ignore[arg-type]
    return [token for _, _, token in made]


def _columns(wave: Wave, channel: str, nonce: str, token: str) -> dict[str, Any]:
    return {
        "municipality_id": wave.municipality_id,
        "wave_id": wave.id,
        "channel": channel,
        "token_hash": token_hash("invitation", token),
        "nonce": nonce,
        "background": {},
    }


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
    """Someone starts by the open link: a nameless invitation; returns the token of a personal link to go on with.

    Nobody writes to them, so this link is random and cannot be made again.
    """
    token = new_token()
    session.add(Invitation(unit=f"open:{secrets.token_hex(16)}", **_columns(wave, "open", "", token)))
    return token


def start_on_paper(session: Session, wave: Wave) -> Ticket:
    """A form on paper came in that bears no code: a nameless invitation, so that it is entered like the others."""
    nonce, token = links.make(session, wave)
    invitation = Invitation(unit=f"paper:{secrets.token_hex(16)}", **_columns(wave, "paper", nonce, token))
    session.add(invitation)
    session.flush()
    session.refresh(invitation, ["wave"])
    return Ticket(invitation, token, on_paper=True)


def frame(session: Session, wave: Wave) -> dict[str, Counter[str]]:
    """How many are on the address list per fact that it knows: ``{"sector": {"sport": 41}}``."""
    found: dict[str, Counter[str]] = {}
    listed = select(Invitation.background).where(*of_wave(Invitation, wave), Invitation.channel == "link")
    for background in session.scalars(listed):
        for code, value in background.items():
            found.setdefault(code, Counter())[str(value)] += 1
    return found
