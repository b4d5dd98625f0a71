"""How long someone must wait after failed attempts to sign in.

Two counters: per account *and* address, so that a stranger elsewhere can shut nobody out; and per address, so that
one address cannot try many accounts. A good sign-in clears the first only. Kept in memory: each process counts for
itself, and a restart forgives.
"""

import datetime
import threading
from collections import OrderedDict
from dataclasses import dataclass

MOST_KEYS = 20_000


@dataclass(frozen=True)
class Allowance:
    """So many failures are free; then each one doubles the pause, up to the longest."""

    free: int
    first_pause: float = 5
    longest_pause: float = 900

    def pause(self, failures: int) -> float:
        """Seconds to wait after this many failures."""
        beyond = failures - self.free
        return 0 if beyond < 0 else min(self.first_pause * 2.0 ** min(beyond, 20), self.longest_pause)


PER_ACCOUNT = Allowance(free=4)
PER_ADDRESS = Allowance(free=20)


class Attempts:
    """The failures of the last day. All times are passed in."""

    FORGOTTEN_AFTER = datetime.timedelta(days=1)

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures: OrderedDict[tuple[str, ...], tuple[int, datetime.datetime]] = OrderedDict()

    def seconds_to_wait(self, account: str, address: str, now: datetime.datetime) -> int:
        """Whole seconds until this account may be tried from this address; 0 is now."""
        with self._lock:
            return max(
                self._remaining((account.casefold(), address), PER_ACCOUNT, now),
                self._remaining((address,), PER_ADDRESS, now),
            )

    def failed(self, account: str, address: str, now: datetime.datetime) -> None:
        """Count a failure."""
        with self._lock:
            self._count((account.casefold(), address), now)
            self._count((address,), now)

    def succeeded(self, account: str, address: str) -> None:
        """Forget the failures of this account from this address, not those of the address."""
        with self._lock:
            self._failures.pop((account.casefold(), address), None)

    def _remaining(self, key: tuple[str, ...], allowance: Allowance, now: datetime.datetime) -> int:
        count, last = self._failures.get(key, (0, now))
        if now - last > self.FORGOTTEN_AFTER:
            return 0
        left = allowance.pause(count) - (now - last).total_seconds()
        return max(0, int(-(-left // 1)))

    def _count(self, key: tuple[str, ...], now: datetime.datetime) -> None:
        count, last = self._failures.pop(key, (0, now))
        self._failures[key] = (1 if now - last > self.FORGOTTEN_AFTER else count + 1, now)
        while len(self._failures) > MOST_KEYS:
            self._failures.popitem(last=False)
