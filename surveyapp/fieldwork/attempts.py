"""How long somebody must wait after too many attempts: to sign in, to give a code, to ask for a link.

The counters are in the database, so that all workers share them. An attempt is counted before it is looked at, so that
a hundred at the same moment are a hundred; one that turns out well clears its own counter and no other. Waiting always
ends: nobody can lock somebody else out for good.
"""

import datetime
import ipaddress
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork.links import token_hash
from surveyapp.storage.tables import Attempt

FORGOTTEN_AFTER = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Kind:
    """What is counted. So many attempts are free; then each one doubles the pause, up to the longest."""

    name: str
    free: int
    first_pause: float = 5
    longest_pause: float = 900

    def pause(self, failures: int) -> float:
        """Seconds to wait after this many failures."""
        beyond = failures - self.free
        return 0 if beyond < 0 else min(self.first_pause * 2.0 ** min(beyond, 20), self.longest_pause)


SIGN_IN = Kind("sign in", free=4)
SIGN_IN_ADDRESS = Kind("sign in from", free=20)
CODE = Kind("code", free=5)
RESET = Kind("reset of", free=3, first_pause=300, longest_pause=3600)
RESET_ADDRESS = Kind("reset from", free=10, first_pause=30)
LINK = Kind("account link", free=10)


@dataclass(frozen=True)
class Counter:
    """One kind of attempt by one somebody."""

    kind: Kind
    key: str


def sign_in(email: str, address: str) -> tuple[Counter, Counter]:
    """Per account and address, so that a stranger elsewhere shuts nobody out; and per address, which cannot try many
    accounts.
    """
    network = _network(address)
    return _counter(SIGN_IN, _same(email), network), _counter(SIGN_IN_ADDRESS, network)


def code(account_id: int) -> Counter:
    """Codes of the second factor: per account, for only who knows its password comes this far."""
    return _counter(CODE, str(account_id))


def reset(email: str) -> Counter:
    """Links to choose a new password that are asked for this address."""
    return _counter(RESET, _same(email))


def reset_from(address: str) -> Counter:
    """Links to choose a new password that are asked from this address."""
    return _counter(RESET_ADDRESS, _network(address))


def link(address: str) -> Counter:
    """Links to choose a password that do not work, tried from this address."""
    return _counter(LINK, _network(address))


def _counter(kind: Kind, *parts: str) -> Counter:
    """The database keeps a fingerprint: not who tried what from where."""
    return Counter(kind, token_hash(kind.name, "\n".join(parts)))


def _same(email: str) -> str:
    return email.strip().casefold()


def _network(address: str) -> str:
    """One subscriber: an address, or on IPv6 the network of 64 bits in which one can take any."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def begin(session: Session, now: datetime.datetime, counter: Counter, *others: Counter) -> int:
    """Count an attempt, unless this or another counter asks to wait: then the whole seconds, and nothing is counted."""
    attempt = _locked(session, now, counter)
    seconds = max(_remaining(counter.kind, attempt, now), *(_wait(session, now, each) for each in others), 0)
    if not seconds:
        _count(attempt, now)
    return seconds


def failed(session: Session, now: datetime.datetime, counter: Counter) -> None:
    """Count what turned out badly, for a counter that was only looked at before."""
    _count(_locked(session, now, counter), now)


def succeeded(session: Session, counter: Counter) -> None:
    """It went well: this counter starts again, and no other."""
    session.execute(delete(Attempt).where(Attempt.key == counter.key))


def tidy(session: Session, now: datetime.datetime) -> None:
    """Remove what does not count any more."""
    session.execute(delete(Attempt).where(Attempt.last_at < now - FORGOTTEN_AFTER))


def _wait(session: Session, now: datetime.datetime, counter: Counter) -> int:
    attempt = session.get(Attempt, counter.key)
    return _remaining(counter.kind, attempt, now) if attempt else 0


def _locked(session: Session, now: datetime.datetime, counter: Counter) -> Attempt:
    """The row of this counter, made when it is missing, and nobody else's until the end of the transaction."""
    mine = select(Attempt).where(Attempt.key == counter.key).with_for_update().execution_options(populate_existing=True)
    attempt = session.scalar(mine)
    if attempt is None:
        with suppress(IntegrityError), session.begin_nested():  # or somebody else made it just now
            session.execute(insert(Attempt).values(key=counter.key, failures=0, last_at=now))
        attempt = session.scalars(mine).one()
    return attempt


def _remaining(kind: Kind, attempt: Attempt, now: datetime.datetime) -> int:
    if now - attempt.last_at > FORGOTTEN_AFTER:
        return 0
    left = kind.pause(attempt.failures) - (now - attempt.last_at).total_seconds()
    return max(0, int(-(-left // 1)))


def _count(attempt: Attempt, now: datetime.datetime) -> None:
    forgotten = now - attempt.last_at > FORGOTTEN_AFTER
    attempt.failures = 1 if forgotten else attempt.failures + 1
    attempt.last_at = now
