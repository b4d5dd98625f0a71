"""How often one internet connection may make us send mail or keep an address: so that nobody mails through our forms.

Kept in memory, like the counter of unknown links: each process counts for itself, and a restart forgives.
"""

import datetime
import threading
from collections import OrderedDict

PERIOD = datetime.timedelta(hours=1)
MOST = {"copy": 30, "handover": 30, "wish": 60}
"""Per hour. A whole club house behind one connection stays below it."""
MOST_KEYS = 10_000


class Pace:
    """Counts what was done from each address in the last hour. All times are passed in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done: OrderedDict[tuple[str, str], list[datetime.datetime]] = OrderedDict()

    def allows(self, action: str, address: str, now: datetime.datetime) -> bool:
        """Whether this may be done once more; counts it if so."""
        key = (action, address)
        with self._lock:
            recent = [moment for moment in self._done.pop(key, []) if now - moment < PERIOD]
            allowed = len(recent) < MOST[action]
            self._done[key] = [*recent, now] if allowed else recent
            while len(self._done) > MOST_KEYS:
                self._done.popitem(last=False)
        return allowed
