"""What an officer sees and does about the colleagues of the same municipality.

Whoever does something is looked up again in the same transaction, with the accounts of the municipality locked: two
officers who end each other's account at the same moment leave one of them, so there is always somebody left.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Account, Event, StaffSession
from surveyapp.storage.tenant import owned


@dataclass(frozen=True)
class Colleague:
    """An account of a municipality, and when somebody last used it."""

    account: Account
    seen_at: datetime.datetime | None

    @property
    def has_joined(self) -> bool:
        """Whether this person can sign in, or still has to accept the invitation."""
        return bool(self.account.password_hash or self.account.oidc_subject)


def listing(session: Session, municipality_id: int) -> list[Colleague]:
    """The accounts of a municipality by name."""
    accounts = session.scalars(owned(Account, municipality_id).order_by(Account.name, Account.email)).all()
    here, before = _in_use(session, municipality_id), _last_sign_in(session, municipality_id)
    return [Colleague(each, here.get(each.id) or before.get(each.email)) for each in accounts]


def _in_use(session: Session, municipality_id: int) -> dict[int, datetime.datetime]:
    ours = StaffSession.complete, Account.municipality_id == municipality_id
    used = select(StaffSession.account_id, func.max(StaffSession.seen_at)).join(Account).where(*ours)
    return dict(session.execute(used.group_by(StaffSession.account_id)))


def _last_sign_in(session: Session, municipality_id: int) -> dict[str, datetime.datetime]:
    came = Event.municipality_id == municipality_id, Event.action == "account.sign_in"
    entered = select(Event.actor, func.max(Event.at)).where(*came).group_by(Event.actor)
    return dict(session.execute(entered))


def officer(session: Session, municipality_id: int, number: int) -> Account:
    """The officer who does something, as the account is at this moment. Raises Refusal when it no longer may."""
    accounts = session.scalars(owned(Account, municipality_id).order_by(Account.id).with_for_update(of=Account)).all()
    mine = [each for each in accounts if each.id == number and each.active and each.role == "officer"]
    if not mine:
        raise Refusal("U mag dit niet meer doen: uw rol is intussen veranderd.")
    mine_now: Account = mine[0]
    return mine_now


def colleague(session: Session, municipality_id: int, mine: int, number: int) -> Account | None:
    """The account of somebody else, for an officer who wants to change it. Raises Refusal for one's own account."""
    officer(session, municipality_id, mine)
    if number == mine:
        raise Refusal("Dit is uw eigen account. Vraag een collega om het te veranderen of stop te zetten.")
    found: Account | None = session.scalar(owned(Account, municipality_id).where(Account.id == number))
    return found
