"""What an officer decides about single mails: try again what failed or is uncertain, or leave it."""

import datetime
from collections.abc import Callable

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.mail import kinds
from surveyapp.fieldwork.mail.mailings import NAMES
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.tables import Invitation, Message, Reminder, Wave
from surveyapp.storage.tenant import of_wave

FAILED = ("failed", "uncertain")
QUIET = {"synchronize_session": False}
Decision = Callable[[Session, Wave, Message, datetime.datetime, str], None]
"""What can be decided about a single mail."""


def find(session: Session, wave: Wave, number: str) -> Message | None:
    """The message with this number, of this wave."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return session.scalar(select(Message).where(*of_wave(Message, wave), Message.id == int(number)))


def send_again(session: Session, wave: Wave, message: Message, now: datetime.datetime, by: str) -> None:
    """Send what failed, or may have arrived, once more; to the address that the list has by now."""
    lock(session, wave)
    if message.kind in kinds.ASKS and wave.state != "open":
        raise Refusal("Deze meting is niet open. Deze mail heeft geen zin meer.")
    _change(session, wave, message, _again(now), FAILED)
    if message.invitation_id is not None:
        unit = (*of_wave(Invitation, wave), Invitation.id == message.invitation_id)
        worth = update(Invitation).where(*unit, Invitation.disposition == "bounced").values(disposition="none")
        session.execute(worth, execution_options=QUIET)
    events.record(session, wave.municipality, "mail.again", now, by, wave, NAMES.get(message.kind, "doorgegeven link"))


def remind_again(session: Session, reminder: Reminder, now: datetime.datetime) -> None:
    """Send a reminder of actions that failed, or may have arrived, once more. Raises Refusal."""
    reminder.bounced = False
    mine = (Message.municipality_id == reminder.municipality_id, Message.reminder_id == reminder.id)
    _change_one(session, (*mine, Message.state.in_(FAILED)), _again(now))


def _again(now: datetime.datetime) -> dict[str, object]:
    return {"state": "due", "next_at": now, "attempts": 0, "error": "", "ended_at": None, "claim": None}


def leave(session: Session, wave: Wave, message: Message, now: datetime.datetime, by: str) -> None:
    """Take it that an uncertain mail arrived."""
    lock(session, wave)
    _change(session, wave, message, {"ended_at": now}, ("uncertain",))
    events.record(session, wave.municipality, "mail.leave", now, by, wave, NAMES.get(message.kind, "doorgegeven link"))


def _change(session: Session, wave: Wave, message: Message, values: dict[str, object], states: tuple[str, ...]) -> None:
    mine = (*of_wave(Message, wave), Message.id == message.id, Message.state.in_(states))
    _change_one(session, mine, values)


def _change_one(session: Session, mine: tuple[ColumnElement[bool], ...], values: dict[str, object]) -> None:
    """Of two officers at the same moment, one."""
    changed = session.execute(update(Message).where(*mine).values(values), execution_options=QUIET)
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Refusal("Over deze mail valt nu niets te beslissen. Misschien deed een collega het net.")
