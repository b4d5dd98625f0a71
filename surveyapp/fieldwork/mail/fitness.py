"""Whether a message may still go: read at the moment of sending, in the same transaction. The answer is why not."""

import datetime

from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.fieldwork.mail import kinds, shared
from surveyapp.fieldwork.waves.period import has_begun, is_due
from surveyapp.storage.tables import AccountLink, Invitation, Message, Wave, Wish

NOT_NEEDED = "is niet meer nodig"
"""Told instead of "has answered": in a confidential wave nobody sees who answered."""
DECLINED = {"refused": "doet niet mee", "ineligible": "hoort niet bij de groep", "bounced": "mail komt niet aan"}


def of_invitation(
    session: Session, message: Message, wave: Wave, invitation: Invitation | None, now: datetime.datetime
) -> str:
    """Empty when it may go."""
    if invitation is None or not invitation.email:
        return "er is geen e-mailadres"
    if message.kind in kinds.ASKS and (wave.state != "open" or is_due(wave, now)):
        return "de meting is gesloten"
    if reason := _unwanted(message, invitation):
        return reason
    return _signed_off(session, wave, invitation.email)


def _unwanted(message: Message, invitation: Invitation) -> str:
    """Whether what is known of this unit has overtaken the mail. As far as anybody may know, in an anonymous wave."""
    answered = invitation.state == "answered"
    if message.kind == kinds.THANKS:
        return "" if answered else NOT_NEEDED
    if message.kind in kinds.HANDOVERS:
        return ""  # the respondent asked for it just now
    if answered:
        return NOT_NEEDED
    return DECLINED.get(invitation.disposition, "")


def of_wish(session: Session, message: Message, wave: Wave, wish: Wish | None, now: datetime.datetime) -> str:
    """Empty when it may go."""
    wanted = wish is not None and (wish.results if message.kind == kinds.RESULTS else wish.meeting)
    if wish is None or not wish.email or not wanted:
        return NOT_NEEDED
    if shared.is_over(session, wave, message.kind, now):
        return "de bijeenkomst is al geweest"
    return _signed_off(session, wave, wish.email)


def of_account(link: AccountLink | None, now: datetime.datetime) -> str:
    """Empty when it may go."""
    if link is None or not link.account.active or link.account.email != link.email:
        return NOT_NEEDED
    return "de link is verlopen" if link.expires_at <= now else ""


def must_wait(message: Message, wave: Wave, now: datetime.datetime) -> bool:
    """Whether it is too early: nobody can take part yet."""
    return message.kind in kinds.ASKS and not has_begun(wave, now)


def is_held(session: Session, message: Message, wave: Wave, now: datetime.datetime) -> bool:
    """Whether it tells of what is not there any more: results that were taken away, a meeting without a date."""
    over = shared.is_over(session, wave, message.kind, now)
    return message.wish_id is not None and not over and bool(shared.missing(session, wave, message.kind, now))


def _signed_off(session: Session, wave: Wave, email: str) -> str:
    return "is afgemeld voor mail" if optouts.among(session, wave.municipality_id, [email]) else ""
