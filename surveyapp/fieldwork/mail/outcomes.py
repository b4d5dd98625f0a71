"""What became of a mail that was handed over: one transaction each."""

import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork.mail import kinds
from surveyapp.fieldwork.mail.claims import Claim
from surveyapp.fieldwork.waves.period import closing_moment
from surveyapp.storage.tables import AccountLink, Invitation, Message, Reminder, Wave

PAUSES = tuple(datetime.timedelta(minutes=each) for each in (5, 15, 60, 180, 480, 1440))
"""After each time that a mail was not taken for now. A server that tests strangers takes it the second time."""
QUIET = {"synchronize_session": False}


def sent(session: Session, claim: Claim, words: str, now: datetime.datetime) -> None:
    """The server took it."""
    _end(session, claim, "sent", words, now)


def unsure(session: Session, claim: Claim, words: str) -> None:
    """Perhaps the server took it. It has no end until an officer decides."""
    _end(session, claim, "uncertain", words, None)


def refused(session: Session, claim: Claim, words: str, now: datetime.datetime, *, bounced: bool) -> None:
    """The server will never take it; ``bounced``: nobody can be reached at this address."""
    message = session.get(Message, claim.message_id)
    if bounced and message is not None and message.invitation_id is not None:
        unit = (Invitation.id == message.invitation_id, Invitation.municipality_id == message.municipality_id)
        reachable = update(Invitation).where(*unit, Invitation.state == "invited", Invitation.disposition == "none")
        session.execute(reachable.values(disposition="bounced"), execution_options=QUIET)
    if bounced and message is not None and message.reminder_id is not None:
        unreachable = update(Reminder).where(Reminder.id == message.reminder_id).values(bounced=True)
        session.execute(unreachable, execution_options=QUIET)
    _end(session, claim, "failed", words, now)


def later(session: Session, claim: Claim, words: str, now: datetime.datetime) -> bool:
    """The server did not take it for now: another time, unless that would be too late. Whether it is tried again."""
    message = session.scalar(select(Message).where(*_mine_is(claim)).with_for_update())
    if message is None:
        return False
    message.attempts += 1
    again = now + PAUSES[message.attempts - 1] if message.attempts <= len(PAUSES) else None
    latest = _latest(session, message)
    if again is None or (latest is not None and again >= latest):
        _end(session, claim, "failed", f"{words} ({message.attempts} keer geprobeerd)", now)
        return False
    message.state, message.next_at, message.claim, message.error = "due", again, None, words
    return True


def untouched(session: Session, claim: Claim) -> None:
    """Nothing was handed over, and not because of this mail: back into the queue as it was."""
    back = update(Message).where(*_mine_is(claim)).values(state="due", claim=None, claimed_at=None)
    session.execute(back, execution_options=QUIET)


def _latest(session: Session, message: Message) -> datetime.datetime | None:
    """From when this mail makes no sense any more."""
    if message.account_link is not None:
        link = session.get(AccountLink, message.account_link)
        return link.expires_at if link else None
    if message.kind not in kinds.ASKS:
        return None
    return closing_moment(session.get_one(Wave, message.wave_id))


def _mine_is(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    """Still in the hands of this worker; or given up for dead, while it was only slow and knows better."""
    return (
        Message.id == claim.message_id,
        Message.claim == claim.worker,
        Message.state.in_(["sending", "uncertain"]),
        Message.ended_at.is_(None),
    )


def _end(session: Session, claim: Claim, state: str, words: str, now: datetime.datetime | None) -> None:
    ended = {"state": state, "error": words, "ended_at": now}
    session.execute(update(Message).where(*_mine_is(claim)).values(ended), execution_options=QUIET)
