"""Links by mail to choose a password: after an invitation, or when it was lost.

A link is for one purpose, one account and the address that it was sent to; it works once, and not for long. The
database keeps a hash, and a nonce from which the worker that sends the mail makes the link again with a key that lies
outside the database.
"""

import datetime
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts import passwords
from surveyapp.fieldwork.links import derived, token_hash
from surveyapp.fieldwork.mail import queue
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Account, AccountLink, Message

LASTS = {"invitation": datetime.timedelta(days=7), "reset": datetime.timedelta(hours=1)}
IN_WORDS = {"invitation": "zeven dagen", "reset": "een uur"}
PATHS = {"invitation": "/uitnodiging/", "reset": "/nieuw-wachtwoord/"}
"""Where on the site each kind of link leads; the token follows."""
MAILS = {"invitation": "account_invitation", "reset": "password_reset"}


def make(session: Session, account: Account, now: datetime.datetime) -> AccountLink:
    """A new link for this account, to invite who has no password yet, and to reset that of who has one. Raises Refusal
    when the account may not be used: no link of it works.
    """
    if not account.active:
        raise Refusal("Dit account is stopgezet. Zet het eerst weer aan.")
    purpose = "reset" if account.password_hash else "invitation"
    nonce = secrets.token_hex(16)
    link = AccountLink(
        token_hash=_hash(purpose, _token(session, purpose, nonce)),
        account_id=account.id,
        account=account,
        purpose=purpose,
        email=account.email,
        nonce=nonce,
        expires_at=now + LASTS[purpose],
    )
    session.add(link)
    session.flush()
    return link


def send(session: Session, account: Account, now: datetime.datetime) -> AccountLink:
    """A new link, by mail."""
    link = make(session, account, now)
    queue.put(session, MAILS[link.purpose], now, account_link=link.token_hash)
    return link


def show(session: Session, account: Account, now: datetime.datetime, by: str, base_url: str) -> str:
    """A new link to hand over without a mail server. It opens somebody else's account, so it is written down."""
    link = make(session, account, now)
    events.record(session, account.municipality, "account.link", now, by, detail=account.email)
    return address_of(session, link, base_url)


def address_of(session: Session, link: AccountLink, base_url: str) -> str:
    """The link itself, to put in the mail."""
    return base_url + PATHS[link.purpose] + _token(session, link.purpose, link.nonce)


def _token(session: Session, purpose: str, nonce: str) -> str:
    return derived(keys_of(session).always("accountlinks"), f"account {purpose}", nonce)


def _hash(purpose: str, token: str) -> str:
    return token_hash(f"account {purpose}", token)


def find(session: Session, purpose: str, token: str, now: datetime.datetime) -> AccountLink | None:
    """The link behind this token, while it works: for this purpose, of an active account with the same address."""
    works = (
        AccountLink.token_hash == _hash(purpose, token),
        AccountLink.purpose == purpose,
        AccountLink.expires_at > now,
        AccountLink.email == Account.email,
        Account.active,
    )
    return session.scalar(select(AccountLink).join(Account).where(*works))


def use(session: Session, purpose: str, token: str, password_hash: str, now: datetime.datetime) -> Account | None:
    """Give the account this password: of who come at the same moment, one. Everyone is signed out, and no other link of
    this account works any more. The second factor stays.
    """
    link = find(session, purpose, token, now)
    if link is None or not _taken(session, link):
        return None
    passwords.keep(session, link.account, password_hash, now, link.account.email)
    return link.account


def _taken(session: Session, link: AccountLink) -> bool:
    """Whether this link was still there to remove."""
    session.execute(delete(Message).where(Message.account_link == link.token_hash))
    gone = session.execute(delete(AccountLink).where(AccountLink.token_hash == link.token_hash))
    return bool(gone.rowcount)  # type: ignore[attr-defined]
