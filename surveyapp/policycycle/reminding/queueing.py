"""Putting reminders in the queue, and removing them when they are no longer needed. Several workers do no harm."""

import datetime

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork.mail import kinds, queue
from surveyapp.fieldwork.waves.period import day_of
from surveyapp.policycycle.reminding import occasions, pending
from surveyapp.storage.database import Database, after_commit
from surveyapp.storage.tables import Message, Reminder, ReminderItem

KEPT = datetime.timedelta(days=365)
"""Longer than an action is a reason for mails, so that nobody is told twice because the first time was removed."""
ON_ITS_WAY = ("due", "claimed", "sending")
QUIET = {"synchronize_session": False}


def once(database: Database, now: datetime.datetime) -> int:
    """Queue a mail for everybody who is to be reminded and has none on its way; returns how many."""
    _sweep(database, now)
    leaves = occasions.departure(now)
    with database.reading() as session:
        found = pending.of_everybody(session, day_of(leaves))
        served = {(row[0], row[1]) for row in session.execute(_served(day_of(leaves)))} if found else set()
    number = 0
    for municipality_id, email in found.keys() - served:
        with database.transaction() as session:
            number += _queue(session, municipality_id, email, leaves)
    return number


def _served(day: datetime.date) -> Select[int, str]:
    """Who has a mail on its way, or had one for this day."""
    waiting = exists().where(Message.reminder_id == Reminder.id, Message.state.in_(ON_ITS_WAY))
    return select(Reminder.municipality_id, Reminder.email).where(waiting | (Reminder.day == day))


def _queue(session: Session, municipality_id: int, email: str, leaves: datetime.datetime) -> bool:
    """Of two workers that do this at the same moment, one has put it there."""
    mine = (Reminder.municipality_id == municipality_id, Reminder.email == email)
    if session.execute(_served(day_of(leaves)).where(*mine)).first() is not None:
        return False
    reminder = Reminder(municipality_id=municipality_id, email=email, day=day_of(leaves))
    try:
        with session.begin_nested():
            session.add(reminder)
    except IntegrityError:
        return False
    return queue.put(session, kinds.ACTION_REMINDER, leaves, reminder=reminder)


def _sweep(database: Database, now: datetime.datetime) -> None:
    """Remove addresses, and what was sent to them, a year later."""
    old = Reminder.day < day_of(now - KEPT)
    with database.reading() as session:
        if session.scalar(select(Reminder.id).where(old).limit(1)) is None:
            return
    with database.transaction() as session:
        for reminder in session.scalars(select(Reminder).where(old)).all():
            remove(session, reminder)
        after_commit(session, lambda done: done.vacuum())


def remove(session: Session, reminder: Reminder) -> None:
    """Take it away with everything about it. A mail that did not leave yet stays here."""
    for column in (Message.reminder_id, ReminderItem.reminder_id, Reminder.id):
        session.execute(delete(column.class_).where(column == reminder.id), execution_options=QUIET)
