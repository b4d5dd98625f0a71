"""Addresses that want no more mail about surveys, or about actions, from a municipality. Only a fingerprint is kept,
made with a key that lies outside the database, so that the list tells nobody who is on it.
"""

import hmac
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import OptOut

AT_ONCE = 500
SURVEYS, ACTIONS = "", "actions:"
"""What somebody can sign off from; each by itself."""


def fingerprint(session: Session, municipality_id: int, email: str, about: str = SURVEYS) -> str:
    """What is kept of this address."""
    return _fingerprint(keys_of(session).always("optout"), municipality_id, email, about)


def _fingerprint(key: bytes, municipality_id: int, email: str, about: str) -> str:
    return hmac.digest(key, f"{municipality_id}:{about}{email.strip().casefold()}".encode(), "sha256").hex()


def add(session: Session, municipality_id: int, email: str, about: str = SURVEYS) -> None:
    """No more mail to this address; twice is the same as once."""
    address_hash = fingerprint(session, municipality_id, email, about)
    session.merge(OptOut(municipality_id=municipality_id, address_hash=address_hash))


def among(session: Session, municipality_id: int, emails: Iterable[str], about: str = SURVEYS) -> set[str]:
    """Which of these addresses want no more mail."""
    mine = OptOut.municipality_id == municipality_id
    if session.scalar(select(OptOut.address_hash).where(mine).limit(1)) is None:
        return set()
    key = keys_of(session).always("optout")
    known = {_fingerprint(key, municipality_id, each, about): each for each in emails if each}
    prints = list(known)
    found: set[str] = set()
    for start in range(0, len(prints), AT_ONCE):
        some = OptOut.address_hash.in_(prints[start : start + AT_ONCE])
        query = select(OptOut.address_hash).where(mine, some)
        found.update(known[each] for each in session.scalars(query))
    return found
