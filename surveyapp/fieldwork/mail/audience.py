"""Who gets a mail of a kind, as far as may be known now: in an anonymous wave who answered shows in groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from surveyapp.fieldwork import optouts
from surveyapp.fieldwork.mail import kinds
from surveyapp.storage.tables import Invitation, Mailing, Message, Wave, Wish
from surveyapp.storage.tenant import of_wave

Recipients = dict[int | str, str]
"""Number of the invitation or wish to address."""


@dataclass(frozen=True)
class Reach:
    """How many would get a mail now, and how many of them cannot: without an address, or signed off."""

    number: int
    without_address: int = 0
    signed_off: int = 0


def recipients(session: Session, wave: Wave, kind: str) -> Recipients:
    """Everybody who is to get it and was not sent it before."""
    return _without(session, wave, _wanted(session, wave, kind))


def reach(session: Session, wave: Wave, kind: str) -> Reach:
    """The same as numbers, for the officer who has to decide."""
    wanted = _wanted(session, wave, kind)
    signed_off = len(wanted) - len(_without(session, wave, wanted))
    lacking = 0
    if kind not in kinds.WISHED:
        unreachable = (*_units(session, wave, kind), or_(Invitation.email == "", Invitation.nonce == ""))
        lacking = session.scalar(select(func.count()).select_from(Invitation).where(*unreachable)) or 0
    return Reach(len(wanted) - signed_off, lacking, signed_off)


def _without(session: Session, wave: Wave, wanted: Recipients) -> Recipients:
    gone = optouts.among(session, wave.municipality_id, set(wanted.values()))
    return {number: email for number, email in wanted.items() if email not in gone}


def _wanted(session: Session, wave: Wave, kind: str) -> Recipients:
    if kind in kinds.WISHED:
        wanted = Wish.results if kind == kinds.RESULTS else Wish.meeting
        asked = (*of_wave(Wish, wave), wanted.is_(True), Wish.email.is_not(None))
        query = select(Wish.id, Wish.email).where(*asked, ~_was_sent(Message.wish_id == Wish.id, kind))
        return {number: email or "" for number, email in session.execute(query)}
    reachable = (*_units(session, wave, kind), Invitation.email != "")
    reachable = (*reachable, Invitation.nonce != "") if kind in kinds.ASKS else reachable
    people = select(Invitation.id, Invitation.email).where(*reachable)
    return {row.id: row.email for row in session.execute(people)}


def _units(session: Session, wave: Wave, kind: str) -> tuple[ColumnElement[bool], ...]:
    """The units that are to get it, whether or not they can be reached."""
    listed = (*of_wave(Invitation, wave), Invitation.channel == "link")
    fresh = ~_was_sent(Message.invitation_id == Invitation.id, kind)
    if kind == kinds.THANKS:
        return (*listed, fresh, Invitation.state == "answered")
    asked = (*listed, fresh, Invitation.state == "invited", Invitation.disposition == "none")
    if kind in kinds.REMINDERS and _invites_by_mail(session, wave):
        return (*asked, or_(_was_invited(), Invitation.letter_on.is_not(None)))
    return asked


def _was_sent(of_recipient: ColumnElement[bool], kind: str) -> ColumnElement[bool]:
    """Whether there is such a message that was not dropped: on its way, sent, or failed for the officer to look at."""
    return exists().where(of_recipient, Message.kind == kind, Message.state != "dropped")


def _was_invited() -> ColumnElement[bool]:
    earlier = aliased(Message)
    arrived = earlier.state.in_(["sent", "uncertain"])
    return exists().where(earlier.invitation_id == Invitation.id, earlier.kind == kinds.INVITATION, arrived)


def _invites_by_mail(session: Session, wave: Wave) -> bool:
    """Whether invitations went out from here; if not, another program mailed the links, and everybody was invited."""
    mailing = (*of_wave(Mailing, wave), Mailing.kind == kinds.INVITATION, Mailing.state != "planned")
    return bool(session.scalar(select(exists().where(*mailing))))


def split(numbers: Iterable[int | str], size: int) -> list[list[int | str]]:
    """In portions that a statement can carry."""
    listed = list(numbers)
    return [listed[at : at + size] for at in range(0, len(listed), size)]
