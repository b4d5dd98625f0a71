"""What may change about an account: its role, and whether it may be used."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts import pending, sessions
from surveyapp.fieldwork.accounts.people import check_role
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Account

LAST = "Dit is de laatste beheerder van de installatie. Voeg eerst een andere toe."


def change_role(session: Session, account: Account, role: str, now: datetime.datetime, by: str) -> None:
    """Another role, from the next sign-in on. Raises Refusal when there is no such role."""
    if role == account.role:
        return
    check_role(role, account.municipality)
    account.role = role
    sessions.end_all(session, account)
    events.record(session, account.municipality, "account.role", now, by, detail=f"{account.email}: {role}")


def deactivate(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """The account can no longer sign in, is signed out everywhere, and its links by mail work no more.

    Raises Refusal for the last administrator.
    """
    if not account.active:
        return
    if account.role == "administrator" and _administrators(session) == [account.id]:
        raise Refusal(LAST)
    account.active = False
    sessions.end_all(session, account)
    pending.forget(session, account.id)
    events.record(session, account.municipality, "account.deactivate", now, by, detail=account.email)


def _administrators(session: Session) -> list[int]:
    """Those who can sign in, kept from being changed by somebody else until the transaction ends."""
    able = select(Account).where(Account.role == "administrator", Account.active).order_by(Account.id)
    return [each.id for each in session.scalars(able.with_for_update(of=Account))]


def activate(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """The account can sign in again, with what it had."""
    if account.active:
        return
    account.active = True
    events.record(session, account.municipality, "account.activate", now, by, detail=account.email)
