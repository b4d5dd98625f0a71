"""Whose accounts somebody looks after: an officer those of the own municipality, an administrator those of the other
administrators and of officers. Never the own.

Whoever does something is looked up again in the same transaction, with the accounts of the group locked: two who end
each other's account at the same moment leave one of them, so there is always somebody left.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.accounts.people import has_joined
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Account, Event, StaffSession

OWN = "Dit is uw eigen account. Vraag een collega om het te veranderen of stop te zetten."
NO_LONGER = "U mag dit niet meer doen: uw account of uw rol is intussen veranderd."
MANAGERS = ("administrator", "officer")


@dataclass(frozen=True)
class Colleague:
    """An account, and when somebody last used it."""

    account: Account
    seen_at: datetime.datetime | None

    @property
    def state(self) -> str:
        """ "ended", "invited" or "active"."""
        if not self.account.active:
            return "ended"
        return "active" if has_joined(self.account) else "invited"


def listing(session: Session, municipality_id: int | None) -> list[Colleague]:
    """The accounts of a municipality by name; those of administrators without one."""
    mine = select(Account).where(_employer(municipality_id)).order_by(Account.name, Account.email)
    return _with_last_use(session, list(session.scalars(mine)))


def one(session: Session, mine: int, number: int) -> Colleague | None:
    """The account with this number, when the account ``mine`` looks after it."""
    me = session.get_one(Account, mine)
    account = session.scalar(_looked_after(me).where(Account.id == number))
    return _with_last_use(session, [account])[0] if account else None


def _with_last_use(session: Session, people: list[Account]) -> list[Colleague]:
    numbers, addresses = [each.id for each in people], [each.email for each in people]
    used = select(StaffSession.account_id, func.max(StaffSession.seen_at)).where(
        StaffSession.complete, StaffSession.account_id.in_(numbers)
    )
    came = select(Event.actor, func.max(Event.at)).where(Event.action == "account.sign_in", Event.actor.in_(addresses))
    here = {row[0]: row[1] for row in session.execute(used.group_by(StaffSession.account_id))}
    before = {row[0]: row[1] for row in session.execute(came.group_by(Event.actor))}
    return [Colleague(each, here.get(each.id) or before.get(each.email)) for each in people]


def _employer(municipality_id: int | None) -> ColumnElement[bool]:
    return Account.municipality_id == municipality_id if municipality_id else Account.municipality_id.is_(None)


def _looked_after(manager: Account) -> Select[Account]:
    if manager.role == "administrator":
        return select(Account).where(Account.role.in_(MANAGERS))
    return select(Account).where(Account.municipality_id == manager.municipality_id)


def manager(session: Session, number: int) -> Account:
    """Who does something, as the account is at this moment, with its group locked. Raises Refusal when it no longer
    may.
    """
    own = select(Account.municipality_id).where(Account.id == number)
    everyone = select(Account).where(_employer(session.scalar(own))).order_by(Account.id)
    group = session.scalars(everyone.with_for_update(of=Account).execution_options(populate_existing=True)).all()
    able = [each for each in group if each.id == number and each.active and each.role in MANAGERS]
    if not able:
        raise Refusal(NO_LONGER)
    return able[0]


def other(session: Session, mine: int, number: int) -> Account | None:
    """The account of somebody else, to change it; None when it is not for this manager. Raises Refusal for one's own,
    and for who may not do this any more.
    """
    me = manager(session, mine)
    if number == mine:
        raise Refusal(OWN)
    return session.scalar(_looked_after(me).where(Account.id == number).with_for_update(of=Account))
