"""The accounts of members of staff: making them, finding them, and changing what they may do."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts import sessions
from surveyapp.fieldwork.accounts.passwords import hashed
from surveyapp.fieldwork.mailbox import EMAIL
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import ROLES, Account, Municipality
from surveyapp.storage.tenant import owned

LONGEST_NAME = 120


def add(
    session: Session,
    municipality: Municipality | None,
    email: str,
    password: str,
    role: str,
    now: datetime.datetime,
    by: str,
    name: str = "",
) -> Account:
    """A new account with a password. Raises Refusal when the address, the password or the role cannot be used."""
    account = _new(session, municipality, email, role, name)
    account.password_hash = hashed(password)
    events.record(session, municipality, "account.add", now, by, detail=account.email)
    return account


def invite(
    session: Session,
    municipality: Municipality | None,
    email: str,
    role: str,
    now: datetime.datetime,
    by: str,
    name: str = "",
) -> Account:
    """A new account without a password: its owner chooses one with a link. Raises Refusal."""
    account = _new(session, municipality, email, role, name)
    events.record(session, municipality, "account.invite", now, by, detail=account.email)
    return account


def _new(session: Session, municipality: Municipality | None, email: str, role: str, name: str) -> Account:
    email = email.strip().lower()
    if not EMAIL.fullmatch(email):
        raise Refusal(f"“{email[:80]}” is geen e-mailadres.")
    _check_role(role, municipality)
    if session.scalar(select(Account.id).where(Account.email == email)) is not None:
        raise Refusal(f"Er is al een account voor {email}.")
    account = Account(
        municipality=municipality,
        municipality_id=municipality.id if municipality else None,
        email=email,
        name=" ".join(name.split())[:LONGEST_NAME] or email.partition("@")[0],
        password_hash="",
        role=role,
    )
    session.add(account)
    session.flush()
    return account


def _check_role(role: str, municipality: Municipality | None) -> None:
    if role not in ROLES:
        raise Refusal(f"“{role}” is geen rol. Kies uit: {', '.join(ROLES)}.")
    if role == "administrator" and municipality:
        raise Refusal("Een beheerder van de installatie hoort niet bij een gemeente.")
    if role != "administrator" and municipality is None:
        raise Refusal("Zeg bij welke gemeente dit account hoort.")


def find(session: Session, email: str) -> Account:
    """The account with this address. Raises Refusal."""
    account = session.scalar(select(Account).where(Account.email == email.strip().lower()))
    if account is None:
        raise Refusal(f"Er is geen account voor {email[:80]}.")
    return account


def get(session: Session, municipality_id: int, number: int) -> Account | None:
    """The account with this number, if it is of this municipality."""
    found: Account | None = session.scalar(owned(Account, municipality_id).where(Account.id == number))
    return found


def of_municipality(session: Session, municipality: Municipality) -> list[Account]:
    """The accounts of this municipality."""
    return list(session.scalars(owned(Account, municipality.id).order_by(Account.email)))


def administrators(session: Session) -> list[Account]:
    """The accounts that look after the installation."""
    return list(session.scalars(select(Account).where(Account.municipality_id.is_(None)).order_by(Account.email)))


def change_role(session: Session, account: Account, role: str, now: datetime.datetime, by: str) -> None:
    """Another role, from the next sign-in on. Raises Refusal when there is no such role."""
    if role == account.role:
        return
    _check_role(role, account.municipality)
    account.role = role
    sessions.end_all(session, account)
    events.record(session, account.municipality, "account.role", now, by, detail=f"{account.email}: {role}")


def deactivate(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """The account can no longer sign in, and is signed out everywhere."""
    if not account.active:
        return
    account.active = False
    sessions.end_all(session, account)
    events.record(session, account.municipality, "account.deactivate", now, by, detail=account.email)


def activate(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """The account can sign in again, with what it had."""
    if account.active:
        return
    account.active = True
    events.record(session, account.municipality, "account.activate", now, by, detail=account.email)
