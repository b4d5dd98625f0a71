"""The queue: a row per message that is due. One per recipient and kind, whoever asks for it and how often."""

import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork.mail import kinds
from surveyapp.storage.tables import Invitation, Mailing, Message, Reminder, Wave, Wish
from surveyapp.storage.tenant import of_wave

UNSENT = ("due", "claimed")
"""Nothing of it went to a mail server yet."""
QUIET = {"synchronize_session": False}


def put(
    session: Session,
    kind: str,
    now: datetime.datetime,
    *,
    invitation: Invitation | None = None,
    wish: Wish | None = None,
    account_link: str | None = None,
    reminder: Reminder | None = None,
) -> bool:
    """Let this message be sent. False when the recipient has one of this kind already."""
    recipient = invitation or wish
    owner = recipient or reminder
    message = Message(
        municipality_id=owner.municipality_id if owner else None,
        wave_id=recipient.wave_id if recipient else None,
        invitation_id=invitation.id if invitation else None,
        wish_id=wish.id if wish else None,
        account_link=account_link,
        reminder_id=reminder.id if reminder else None,
        kind=kind,
        next_at=now,
    )
    try:
        with session.begin_nested():
            session.add(message)
    except IntegrityError:
        return False
    return True


def drop(session: Session, wave: Wave, kind: str, why: str, now: datetime.datetime) -> None:
    """Do not send what is left of one kind."""
    unsent = (*of_wave(Message, wave), Message.kind == kind, Message.state.in_(UNSENT))
    gone = {"state": "dropped", "ended_at": now, "error": why, "claim": None}
    session.execute(update(Message).where(*unsent).values(gone), execution_options=QUIET)


def close(session: Session, wave: Wave, now: datetime.datetime) -> None:
    """At closing: nobody is asked to take part any more. Thanks still go out."""
    asks = (*of_wave(Message, wave), Message.kind.in_(kinds.ASKS), Message.state.in_(UNSENT))
    gone = {"state": "dropped", "ended_at": now, "error": "de meting is gesloten", "claim": None}
    session.execute(update(Message).where(*asks).values(gone), execution_options=QUIET)
    planned = (*of_wave(Mailing, wave), Mailing.kind.in_(kinds.ASKS), Mailing.state == "planned")
    session.execute(update(Mailing).where(*planned).values(state="stopped"), execution_options=QUIET)
