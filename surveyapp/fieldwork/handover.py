"""Handing over: a respondent sends the link on to the colleague who can answer. The unit stays, the person changes.

The colleague gets a mail with the same personal link, and later mails go there too. It says nothing about whether
somebody answered: it can only be done while the questionnaire stands open for who holds the link.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.mail import kinds, queue
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import require_open
from surveyapp.storage.tables import Invitation, Message
from surveyapp.storage.tenant import of_wave

KINDS = kinds.HANDOVERS
"""One message per time; more is not a hand-over but a mailing."""
LONGEST_NAME = 80
NOT_IN_A_NAME = set('@/\\<>:;|{}[]"')
"""A name is not a web address, and not a list of other recipients."""


class NoMore(Refusal):
    """It was handed over as often as is possible."""

    def __init__(self) -> None:
        super().__init__("Deze link is al drie keer doorgegeven. Neem contact op met de gemeente.")


class SameAddress(Refusal):
    """The invitation goes to this address already."""

    def __init__(self) -> None:
        super().__init__("Op dit adres komt de uitnodiging nu al binnen.")


@dataclass(frozen=True)
class Colleague:
    """Who is to answer."""

    name: str
    email: str


def colleague(name: str, email: str) -> Colleague | dict[str, str]:
    """The colleague as typed; or what is wrong, per field: "empty" or "wrong"."""
    found, wrong = mailbox(email), {}
    if found is None:
        wrong["email"] = "wrong" if email.strip() else "empty"
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or not called.isprintable() or NOT_IN_A_NAME & set(called):
        wrong["name"] = "wrong" if called else "empty"
    return wrong or Colleague(called, found or "")


def can_hand_over(ticket: Ticket) -> bool:
    """Whether this link can be sent on: somebody was invited with it, by name."""
    return ticket.invitation.channel == "link" and bool(ticket.invitation.nonce)


def hand_over(session: Session, ticket: Ticket, to: Colleague, now: datetime.datetime) -> None:
    """Send the link on. The same colleague twice is the same as once. Raises WaveClosed, NoMore or SameAddress."""
    require_open(session, ticket.wave, now)
    of_unit = Invitation.id == ticket.invitation.id
    address = select(Invitation.email).where(*of_wave(Invitation, ticket.wave), of_unit).with_for_update()
    is_there = (session.scalar(address) or "").casefold() == to.email.casefold()
    times = session.scalar(select(func.count()).select_from(Message).where(*_messages(ticket))) or 0
    if is_there and not times:
        raise SameAddress
    if is_there:
        return  # a double click
    if times >= len(KINDS):
        raise NoMore
    _stop_earlier(session, ticket, now)
    _readdress(session, ticket, to)
    queue.put(session, KINDS[times], now, invitation=ticket.invitation)


def _messages(ticket: Ticket) -> list[ColumnElement[bool]]:
    return [*of_wave(Message, ticket.wave), Message.invitation_id == ticket.invitation.id, Message.kind.in_(KINDS)]


def _stop_earlier(session: Session, ticket: Ticket, now: datetime.datetime) -> None:
    """What was not sent yet would go to the new address too."""
    session.execute(
        update(Message)
        .where(*_messages(ticket), Message.state.in_(queue.UNSENT))
        .values(state="dropped", ended_at=now)
        .execution_options(synchronize_session=False)
    )


def _readdress(session: Session, ticket: Ticket, to: Colleague) -> None:
    """Later mails go to the colleague; that the earlier address bounced or said no, says nothing about this one."""
    unreached = Invitation.disposition.in_(["bounced", "refused"])
    session.execute(
        update(Invitation)
        .where(*of_wave(Invitation, ticket.wave), Invitation.id == ticket.invitation.id)
        .values(email=to.email, salutation=to.name, disposition=case((unreached, "none"), else_=Invitation.disposition))
        .execution_options(synchronize_session=False)
    )
