"""Which actions are a reason for a mail on a day, and to whom: not done or dropped, and not told of before.

An action counts as told on an occasion when it was in a mail to the same address, or to the same account, whatever
became of that mail: only one that came back to a wrong address does not count once the account has another.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from surveyapp.fieldwork import optouts
from surveyapp.policycycle.actions import ENDED
from surveyapp.policycycle.reminding import occasions
from surveyapp.storage.tables import Account, Action, Municipality, Reminder, ReminderItem

Told = tuple[int, datetime.date, str]
"""An action, its date, and the occasion."""


@dataclass(frozen=True)
class Pending:
    """An action to tell of."""

    action: Action
    email: str
    occasion: str


def address_of(action: Action) -> str:
    """Where its owner is written to, in lower case; empty when the account was ended or nobody knows an address."""
    if action.account_id is None:
        return action.owner_email.strip().lower()
    account = action.account
    return account.email.lower() if account is not None and account.active else ""


def of_everybody(session: Session, day: datetime.date) -> dict[tuple[int, str], list[Pending]]:
    """By municipality and address, the action that is due first at the front."""
    found: dict[tuple[int, str], list[Pending]] = {}
    for each in _on(session, day):
        found.setdefault((each.action.municipality_id, each.email), []).append(each)
    towns = {number for number, _ in found}
    for town in towns:
        unwanted = _unwanted(session, town, [email for number, email in found if number == town])
        found = {key: each for key, each in found.items() if key[0] != town or key[1] not in unwanted}
    return found


def of(session: Session, reminder: Reminder, day: datetime.date) -> Sequence[Pending]:
    """What this reminder is to list on this day, as if it had not been tried yet."""
    if reminder.email in _unwanted(session, reminder.municipality_id, [reminder.email]):
        return []
    return _on(session, day, reminder)


def signed_off(session: Session, municipality_id: int, emails: Sequence[str]) -> set[str]:
    """Which of these addresses want no reminders."""
    return optouts.among(session, municipality_id, emails, optouts.ACTIONS)


def unreachable(session: Session, municipality_id: int) -> set[str]:
    """Addresses that a reminder came back from."""
    back = select(Reminder.email).where(Reminder.municipality_id == municipality_id, Reminder.bounced)
    return set(session.scalars(back))


def _unwanted(session: Session, municipality_id: int, emails: Sequence[str]) -> set[str]:
    """Addresses that get nothing: those of these that signed off, and all that a mail came back from."""
    return signed_off(session, municipality_id, emails) | unreachable(session, municipality_id)


def written_to(reminder: Reminder) -> ColumnElement[bool]:
    """The actions of the municipality whose owner has this address."""
    accounts = select(Account.id).where(func.lower(Account.email) == reminder.email)
    by_name = Action.account_id.is_(None) & (func.lower(func.trim(Action.owner_email)) == reminder.email)
    return (Action.municipality_id == reminder.municipality_id) & (by_name | Action.account_id.in_(accounts))


def _on(session: Session, day: datetime.date, reminder: Reminder | None = None) -> list[Pending]:
    """To everybody, or as far as it is for this reminder."""
    first = day - datetime.timedelta(occasions.LAST_DAY)
    last = day + datetime.timedelta(occasions.DAYS_BEFORE)
    query = (
        select(Action)
        .options(joinedload(Action.account).lazyload(Account.municipality))
        .join(Municipality, Action.municipality_id == Municipality.id)
        .where(Municipality.reminds_owners, Action.state.not_in(ENDED), Action.due_on.between(first, last))
        .order_by(Action.due_on, Action.id)
    )
    if reminder is not None:
        query = query.where(written_to(reminder))
    actions = [each for each in session.scalars(query) if address_of(each)]
    told = told_of(session, actions, reminder)
    found = [Pending(each, address_of(each), occasions.occasion(each.due_on, day)) for each in actions]
    return [each for each in found if (each.action.id, each.action.due_on, each.occasion) not in told]


def told_of(session: Session, actions: Sequence[Action], without: Reminder | None = None) -> set[Told]:
    """What the owners that these actions have now were told before, by other reminders than ``without``."""
    query = (
        select(ReminderItem, Reminder)
        .join(Reminder, ReminderItem.reminder_id == Reminder.id)
        .where(ReminderItem.action_id.in_([each.id for each in actions]))
    )
    if without is not None:
        query = query.where(Reminder.id != without.id)
    by_number = {each.id: each for each in actions}
    return {
        (item.action_id, item.due_on, item.occasion)
        for item, reminder in session.execute(query)
        if _is_owner(by_number[item.action_id], item, reminder)
    }


def _is_owner(action: Action, item: ReminderItem, reminder: Reminder) -> bool:
    same_account = item.account_id is not None and item.account_id == action.account_id and not reminder.bounced
    return same_account or reminder.email == address_of(action)


def account_behind(session: Session, reminder: Reminder) -> Account | None:
    """Who signs in with this address, at this municipality."""
    mine = (Account.municipality_id == reminder.municipality_id, Account.active, Account.email == reminder.email)
    return session.scalar(select(Account).where(*mine))
