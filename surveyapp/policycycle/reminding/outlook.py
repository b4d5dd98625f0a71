"""What became of the reminders of an action, and when the next one goes or why there is none."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.mail import byhand
from surveyapp.fieldwork.waves.period import day_of
from surveyapp.policycycle.actions import ENDED
from surveyapp.policycycle.reminding import occasions, pending
from surveyapp.storage.tables import Action, Message, Reminder, ReminderItem, Wave
from surveyapp.storage.tenant import owned

ENDED_ACTION, OFF, STOPPED, NO_ADDRESS = "ended", "off", "stopped", "no_address"
SIGNED_OFF, UNREACHABLE, NO_MORE = "signed_off", "unreachable", "no_more"


@dataclass(frozen=True)
class Past:
    """A reminder that listed an action. ``state`` is that of its message, ``words`` what the mail server said."""

    number: int
    day: datetime.date
    state: str
    words: str


@dataclass(frozen=True)
class Outlook:
    """Of one action: what went before, the latest first; the day of the next mail, or else why there is none."""

    past: Sequence[Past]
    next_on: datetime.date | None
    why_not: str = ""


def past(session: Session, municipality_id: int, numbers: Sequence[int]) -> dict[int, list[Past]]:
    """By the number of the action."""
    query = (
        select(ReminderItem.action_id, Reminder, Message)
        .join(Reminder, ReminderItem.reminder_id == Reminder.id)
        .join(Message, Message.reminder_id == Reminder.id)
        .where(Reminder.municipality_id == municipality_id, ReminderItem.action_id.in_(numbers))
        .order_by(Reminder.day.desc(), Reminder.id.desc())
    )
    found: dict[int, list[Past]] = {}
    for number, reminder, message in session.execute(query):
        day = day_of(message.ended_at or message.claimed_at or message.next_at)
        found.setdefault(number, []).append(Past(reminder.id, day, message.state, message.error))
    return found


def of(session: Session, wave: Wave, actions: Sequence[Action], now: datetime.datetime) -> dict[int, Outlook]:
    """Of these actions of one wave, by number."""
    before = past(session, wave.municipality_id, [each.id for each in actions])
    emails = [pending.address_of(each) for each in actions]
    off = pending.signed_off(session, wave.municipality_id, emails)
    back = pending.unreachable(session, wave.municipality_id)
    told = pending.told_of(session, actions)
    found = {}
    for each in actions:
        why = _why_not(wave, each, off, back)
        day = None if why else next_day(each, told, day_of(occasions.departure(now)))
        found[each.id] = Outlook(before.get(each.id, []), day, why or ("" if day else NO_MORE))
    return found


def _why_not(wave: Wave, action: Action, off: set[str], back: set[str]) -> str:
    email = pending.address_of(action)
    reasons = {
        ENDED_ACTION: action.state in ENDED,
        OFF: not wave.municipality.reminds_owners,
        STOPPED: not email and action.account_id is not None,
        NO_ADDRESS: not email,
        SIGNED_OFF: email in off,
        UNREACHABLE: email in back,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def next_day(action: Action, told: set[pending.Told], day: datetime.date) -> datetime.date | None:
    """When the owner is to be reminded again, this day at the earliest; None: never."""
    for first, occasion in occasions.upcoming(action.due_on, day):
        if (action.id, action.due_on, occasion) not in told:
            return occasions.working_day(first)
    return None


def find(session: Session, wave: Wave, number: int) -> Reminder | None:
    """The reminder with this number, of the municipality of this wave."""
    found: Reminder | None = session.scalar(owned(Reminder, wave.municipality_id).where(Reminder.id == number))
    return found


def send_again(session: Session, wave: Wave, reminder: Reminder, now: datetime.datetime, by: str) -> None:
    """Try a reminder that failed, or may have arrived, once more. Raises Refusal."""
    byhand.remind_again(session, reminder, now)
    events.record(session, wave.municipality, "mail.again", now, by, wave, "herinnering aan acties")
