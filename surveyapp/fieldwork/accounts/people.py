"""The accounts of members of staff: making them and finding them."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts.passwords import hashed
from surveyapp.fieldwork.mailbox import EMAIL, LONGEST
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
    events.record(session, municipality, "account.add", now, by, detail=f"{account.email}: {role}")
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
    """A new account without a password: its owner chooses one with a link. Raises Refusal.

    The account that is there when its owner did not accept the invitation yet, and the role is the same.
    """
    known = session.scalar(select(Account).where(Account.email == email.strip().lower()))
    place = (municipality.id if municipality else None, role)
    if known and known.active and not has_joined(known) and (known.municipality_id, known.role) == place:
        return known
    account = _new(session, municipality, email, role, name)
    events.record(session, municipality, "account.invite", now, by, detail=f"{account.email}: {role}")
    return account


def has_joined(account: Account) -> bool:
    """Whether this person can sign in, or still has to accept the invitation."""
    return bool(account.password_hash or account.oidc_subject)


def _new(session: Session, municipality: Municipality | None, email: str, role: str, name: str) -> Account:
    email = email.strip().lower()
    if not EMAIL.fullmatch(email) or len(email) > LONGEST:
        raise Refusal(f"“{email[:80]}” is geen e-mailadres.")
    check_role(role, municipality)
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


def check_role(role: str, municipality: Municipality | None) -> None:
    """Raises Refusal when nobody can have this role there."""
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


def active(session: Session, email: str) -> Account | None:
    """The account with this address, when it may be used."""
    return session.scalar(select(Account).where(Account.email == email.strip().lower(), Account.active))


def of_municipality(session: Session, municipality: Municipality) -> list[Account]:
    """The accounts of this municipality."""
    return list(session.scalars(owned(Account, municipality.id).order_by(Account.email)))


def signatures(session: Session, municipality: Municipality) -> dict[str, str]:
    """What to print for who is known by an address: the name of the account, empty where nobody gave it one."""
    people = of_municipality(session, municipality)
    return {each.email: "" if _is_unnamed(each) else each.name for each in people}


def _is_unnamed(account: Account) -> bool:
    return "@" in account.name or account.name == account.email.partition("@")[0]


def administrators(session: Session) -> list[Account]:
    """The accounts that look after the installation."""
    return list(session.scalars(select(Account).where(Account.municipality_id.is_(None)).order_by(Account.email)))
