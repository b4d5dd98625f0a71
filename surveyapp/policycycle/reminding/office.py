"""Writing a reminder at the moment it leaves: what is done, dropped, moved or given to somebody else is not in it."""

import datetime
from collections.abc import Sequence
from email.message import EmailMessage

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.waves.period import day_of
from surveyapp.policycycle.actions import ENDED
from surveyapp.policycycle.reminding import letter, pending
from surveyapp.policycycle.reminding.pending import Pending
from surveyapp.settings import Settings
from surveyapp.storage.tables import Action, Message, Reminder, ReminderItem

NOT_NEEDED = "is niet meer nodig"
QUIET = {"synchronize_session": False}


class ReminderOffice:
    """What the mail room asks; see ``fieldwork.mail.offices``."""

    def hold(self, session: Session, message_id: int) -> None:
        """Lock what the owner still has to do."""
        about = select(Reminder).join(Message, Message.reminder_id == Reminder.id)
        reminder = session.scalar(about.where(Message.id == message_id))
        if reminder is None:
            return
        mine = (pending.written_to(reminder), Action.state.not_in(ENDED))
        session.execute(select(Action.id).where(*mine).order_by(Action.id).with_for_update()).all()

    def why_not(self, session: Session, message: Message, now: datetime.datetime) -> str:
        """Whether there is anything left to remind of."""
        reminder = _reminder(session, message)
        session.execute(delete(ReminderItem).where(ReminderItem.reminder_id == reminder.id), execution_options=QUIET)
        return "" if pending.of(session, reminder, day_of(now)) else NOT_NEEDED

    def write(
        self, session: Session, settings: Settings, message: Message, now: datetime.datetime, name: str
    ) -> EmailMessage:
        """The mail; what it lists is written down with it."""
        reminder = _reminder(session, message)
        listed = pending.of(session, reminder, day_of(now))
        mail = letter.write(session, settings, reminder, listed, now, name)
        session.add_all(_items(reminder, listed))
        return mail


def _reminder(session: Session, message: Message) -> Reminder:
    return session.get_one(Reminder, message.reminder_id)


def _items(reminder: Reminder, listed: Sequence[Pending]) -> list[ReminderItem]:
    return [
        ReminderItem(
            municipality_id=reminder.municipality_id,
            reminder_id=reminder.id,
            action_id=each.action.id,
            account_id=each.action.account_id,
            due_on=each.action.due_on,
            occasion=each.occasion,
        )
        for each in listed
    ]
