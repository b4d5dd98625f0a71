"""What every response says about safety, and the delay for who tries links at random."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Protocol

from flask import Flask, Response, request

from surveyapp.settings import Settings

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
}
"""On everything that is served, files and errors too. Links hold tokens: no other site may learn an address."""
PUBLIC = ("theme", "published")
"""Pages that belong to nobody and say themselves how long they can be kept: style and logo, published results."""
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}


class MutableHeaders(Protocol):
    """Headers of Flask, and of the server of files."""

    def __setitem__(self, name: str, value: str) -> None: ...


def add(headers: MutableHeaders, settings: Settings) -> None:
    """Put them on a response. A site whose address is https is reached through TLS, with or without a proxy."""
    for name, value in {**ALWAYS, **(OVER_TLS if settings.https else {})}.items():
        headers[name] = value


def protect(app: Flask, settings: Settings) -> None:
    """Put the headers on every response of this application; a browser keeps nothing that can be somebody's."""

    def complete(response: Response) -> Response:
        policy = response.headers.get("Content-Security-Policy", CONTENT_POLICY)  # a page may allow itself less
        add(response.headers, settings)
        response.headers["Content-Security-Policy"] = policy
        if request.blueprint not in PUBLIC or "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    app.after_request(complete)


def cookies(settings: Settings) -> dict[str, Any]:
    """How cookies travel. Behind TLS the name itself keeps other (sub)domains from setting one, and so the token in
    forms needs no Referer header to be checked with: there is none.
    """
    return {
        "SESSION_COOKIE_NAME": "__Host-session" if settings.https else "session",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.https,
        "WTF_CSRF_SSL_STRICT": False,
    }


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
