"""Taking messages from the queue, so that each is in the hands of one worker; and what dead workers leave behind.

A message that a worker had only taken goes back into the queue. One that it was handing over when it died may have
arrived: that one is shown as uncertain, and is never sent again by itself.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Message

CLAIM_LASTS = datetime.timedelta(minutes=10)
"""Longer than a worker waits for its turn."""
SENDING_LASTS = datetime.timedelta(minutes=30)
"""Longer than handing over can take, when every answer of the server comes at the last moment."""
INTERRUPTED = "De verzending is onderbroken. Misschien is de mail aangekomen."
QUIET = {"synchronize_session": False}


@dataclass(frozen=True)
class Claim:
    """A message in the hands of a worker. ``wave_id`` is None for a mail about an account or about actions."""

    message_id: int
    wave_id: int | None
    worker: str


def take(session: Session, worker: str, now: datetime.datetime, *, reminds: bool = False) -> Claim | None:
    """The next message that is due, for this worker. Mails that somebody waits for go first. Reminders of actions are
    left to workers that can write them.
    """
    due = select(Message).where(Message.state == "due", Message.next_at <= now)
    due = due if reminds else due.where(Message.reminder_id.is_(None))
    first = due.order_by(Message.account_link.is_(None), Message.next_at, Message.id).limit(1)
    message = session.scalar(first.with_for_update(skip_locked=True))
    if message is None:
        return None
    message.state, message.claim, message.claimed_at = "claimed", worker, now
    return Claim(message.id, message.wave_id, worker)


def give_back(session: Session, claim: Claim) -> None:
    """Put it back into the queue as it was."""
    mine = (Message.id == claim.message_id, Message.claim == claim.worker, Message.state == "claimed")
    back = update(Message).where(*mine).values(state="due", claim=None, claimed_at=None)
    session.execute(back, execution_options=QUIET)


def release(session: Session, now: datetime.datetime) -> int:
    """Tidy up after workers that died; returns how many mails are uncertain because of it."""
    idle = (Message.state == "claimed", Message.claimed_at <= now - CLAIM_LASTS)
    back = update(Message).where(*idle).values(state="due", claim=None, claimed_at=None)
    session.execute(back, execution_options=QUIET)
    halfway = (Message.state == "sending", Message.claimed_at <= now - SENDING_LASTS)
    unsure = update(Message).where(*halfway).values(state="uncertain", error=INTERRUPTED)
    return int(session.execute(unsure, execution_options=QUIET).rowcount)  # type: ignore[attr-defined]
