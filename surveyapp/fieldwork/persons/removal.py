"""Removing a person on request. The invitation stays as a nameless one, so that counts and reports keep their meaning.

Answers go while that harms nobody else: in a named wave until it closes, in a confidential wave until interim results
show them. After that they are cut loose from the person and stay, for what was published rests on them (AVG art.
17(3)(d)), and because a result with and a result without somebody would together give away what they answered. What
lies in a ballot box cannot be found by anybody.
"""

import datetime
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, linked
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.fieldwork.persons.found import Found
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.database import after_commit
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Invitation, Message, Municipality, PaperEntry, Response, Wave, Wish
from surveyapp.storage.tenant import of_wave

QUIET = {"synchronize_session": False}


def remove(
    session: Session, municipality: Municipality, found: Sequence[Found], now: datetime.datetime, by: str
) -> None:
    """Take the person out of these waves. The audit trail does not say who it was."""
    for each in found:
        lock(session, each.wave)
        if each.invitation:
            stays = _let_go(session, each.wave, each.invitation)
            _anonymise(session, each.wave, each.invitation, now, stays)
        if each.wish:
            _forget_wish(session, each.wave, each.wish)
    number = len({each.wave.id for each in found})
    detail = "1 meting" if number == 1 else f"{number} metingen"
    events.record(session, municipality, "person.remove", now, by, None, detail)
    after_commit(session, lambda database: database.vacuum())


def _let_go(session: Session, wave: Wave, invitation: Invitation) -> bool:
    """The answers: gone, or without anything that leads to the person. Whether there are answers that still count."""
    if wave.mode == "anonymous":
        return invitation.state == "answered"  # as far as anybody may know
    mine = _response(session, wave, invitation)
    if mine is None:
        return False
    harmless = Response.state == "draft"
    if wave.state == "open":
        harmless |= Response.released.is_(False) if wave.mode == "confidential" else Response.state == "submitted"
    session.execute(delete(Response).where(*mine, harmless), execution_options=QUIET)
    loose = update(Response).where(*mine).values(pseudonym=None, invitation_id=None)
    return bool(session.execute(loose, execution_options=QUIET).rowcount)  # type: ignore[attr-defined]


def _response(session: Session, wave: Wave, invitation: Invitation) -> list[ColumnElement[bool]] | None:
    """Where the answers of this person are; None when nobody can tell."""
    if wave.mode == "confidential" and wave.key_name is None:
        return None
    try:
        return linked.of_respondent(session, Ticket(invitation, ""))
    except KeyMissing:
        return None


def _anonymise(session: Session, wave: Wave, invitation: Invitation, now: datetime.datetime, stays: bool) -> None:
    """A nameless invitation, to which no link leads any more and nothing is sent."""
    of_person = (*of_wave(Message, wave), Message.invitation_id == invitation.id)
    waiting = update(Message).where(*of_person, Message.state.in_(["due", "claimed"]))
    session.execute(waiting.values(state="dropped", ended_at=now), execution_options=QUIET)
    session.execute(update(Message).where(*of_person).values(error=""), execution_options=QUIET)
    typed = delete(PaperEntry).where(*of_wave(PaperEntry, wave), PaperEntry.invitation_id == invitation.id)
    session.execute(typed, execution_options=QUIET)
    nameless = update(Invitation).where(*of_wave(Invitation, wave), Invitation.id == invitation.id)
    session.execute(nameless.values(_nobody(wave, stays)), execution_options=QUIET)
    session.expire(invitation)


def _nobody(wave: Wave, stays: bool) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(("name", "email", "salutation", "nonce"), "")
    values |= {"address": {}, "letter_on": None, "unit": f"removed:{secrets.token_hex(16)}"}
    values["token_hash"] = token_hash("invitation", new_token())
    if wave.state != "closed" and not stays:
        values |= {"state": "invited", "disposition": "refused"}
    return values


def _forget_wish(session: Session, wave: Wave, wish: Wish) -> None:
    session.execute(delete(Message).where(*of_wave(Message, wave), Message.wish_id == wish.id), execution_options=QUIET)
    session.execute(delete(Wish).where(*of_wave(Wish, wave), Wish.id == wish.id), execution_options=QUIET)
