"""What every response says about safety, and the delay for who tries links at random."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from flask import Flask, Response, request

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PRIVATE_PATHS = ("/v/", "/o/", "/afmelden/")
"""Paths with a token in them: no other site may learn them."""


def protect(app: Flask) -> None:
    """Put the headers on every response of this application."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_POLICY)  # a page may allow itself less
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    headers["Referrer-Policy"] = "no-referrer" if request.path.startswith(PRIVATE_PATHS) else "same-origin"
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


class Misses:
    """Counts unknown links per address and makes the answer to each next one slower, up to ``LONGEST`` seconds.

    Only the answer to an unknown link waits, so nobody can shut out somebody else behind the same address, and a few
    threads at most wait at the same time, so nobody can occupy the server by waiting.
    """

    FREE = 5
    LONGEST = 2.0
    FORGOTTEN_AFTER = 600.0
    MOST_ADDRESSES = 10_000

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        most_waiting: int = 2,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._places = threading.BoundedSemaphore(most_waiting)
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def slow_down(self, address: str) -> None:
        """Count one unknown link from this address, and wait as long as its number of misses asks for."""
        pause = self._pause(self._count(address))
        if pause and self._places.acquire(blocking=False):
            try:
                self._sleep(pause)
            finally:
                self._places.release()

    def _count(self, address: str) -> int:
        now = self._clock()
        with self._lock:
            count, last = self._seen.pop(address, (0, now))
            count = 1 if now - last > self.FORGOTTEN_AFTER else count + 1
            self._seen[address] = (count, now)
            if len(self._seen) > self.MOST_ADDRESSES:
                self._seen.popitem(last=False)
        return count

    def _pause(self, count: int) -> float:
        if count <= self.FREE:
            return 0.0
        return min(float(0.1 * 2 ** min(count - self.FREE - 1, 10)), self.LONGEST)
