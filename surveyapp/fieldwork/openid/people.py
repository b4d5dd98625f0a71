"""Which account belongs to who the identity provider says is there."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.openid.provider import Identity, SignInFailed
from surveyapp.storage.tables import Account

UNVERIFIED = (
    "De inlogdienst kent u, maar heeft uw e-mailadres niet bevestigd. Vraag uw ICT-afdeling om dat te doen, of "
)
UNVERIFIED += "log in met uw wachtwoord."


def account_of(session: Session, identity: Identity, now: datetime.datetime) -> Account:
    """The account of this person. The first time it is found by its address, and from then on by its subject.

    Raises SignInFailed; no account is ever made here.
    """
    known = session.scalar(select(Account).where(Account.oidc_subject == identity.subject))
    if known is None and not identity.email:
        raise SignInFailed(UNVERIFIED)
    account = known or _first_time(session, identity, now)
    if account is None or not account.active:
        raise SignInFailed(_unknown(identity))
    return account


def _first_time(session: Session, identity: Identity, now: datetime.datetime) -> Account | None:
    """The account with this verified address, from now on linked to this subject; none that belongs to another."""
    mine = Account.email == identity.email, Account.active, Account.oidc_subject.is_(None)
    account = session.scalar(select(Account).where(*mine).with_for_update(of=Account))
    if account:
        account.oidc_subject = identity.subject
        events.record(session, account.municipality, "account.link_provider", now, account.email)
    return account


def _unknown(identity: Identity) -> str:
    who = f" met {identity.email}" if identity.email else ""
    first = f"U bent ingelogd bij de inlogdienst{who}, maar hier hebt u geen account."
    return f"{first} Vraag een collega of uw beheerder om u uit te nodigen."
