"""Respondents over real HTTP who fill in a whole questionnaire, and what they met: times, errors, thanks."""

import re
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PAGES = 5
STEPS = 1 + 2 * PAGES + 2
"""Requests of one respondent: the start, each page looked at and sent, the last page looked at and handed in."""
RECEIVED = "We hebben uw antwoorden ontvangen"
PATIENCE = 60


@dataclass
class Met:
    """What all respondents met together. ``acknowledged``: who was told that the answers are in."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    took: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, seconds: float) -> None:
        """One request."""
        with self._lock:
            self.seconds.append(seconds)

    def percentile(self, part: float) -> float:
        """Of the time per request."""
        return sorted(self.seconds)[min(int(len(self.seconds) * part), len(self.seconds) - 1)]


class Visitor:
    """One browser with its connection, that tells how long every request took."""

    def __init__(self, port: int, met: Met) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.met = met

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where to go on, and the page."""
        start = time.perf_counter()
        body = urlencode(fields) if fields is not None else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        self.connection.request("GET" if body is None else "POST", path, body, kind)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.met.note(time.perf_counter() - start)
        if answer.status >= 400:
            raise HTTPException(f"{answer.status} at {'POST' if fields else 'GET'}")
        return answer.status, answer.getheader("Location") or "", page


def respond(visitor: Visitor, link: str, name: str) -> bool:
    """Start, five pages, review, hand in. Whether the site said that it has the answers."""
    visitor.ask(link)
    path = f"{link}/p0"
    for number in range(PAGES):
        fields = dict(HIDDEN.findall(visitor.ask(path)[2]))
        typed = {f"p{number}q{n}": f"{name} {number}.{n}" for n in range(2)}
        path = visitor.ask(path, {**fields, **typed, "_direction": "next"})[1]
    fields = dict(HIDDEN.findall(visitor.ask(path)[2]))
    status, onward, page = visitor.ask(path, fields)
    return RECEIVED in (visitor.ask(onward)[2] if status == 303 else page)


def crowd(ports: list[int], concurrency: int, names: Iterable[str], visit: Callable[[Visitor, str], bool]) -> Met:
    """So many at a time, in turn on these servers, until everybody has been."""
    met = Met()

    def one(numbered: tuple[int, str]) -> None:
        place, name = numbered
        visitor = Visitor(ports[place % len(ports)], met)
        try:
            if visit(visitor, name):
                met.acknowledged.add(name)
            else:
                met.errors.append("no thanks")
        except (OSError, HTTPException) as error:
            met.errors.append(f"{type(error).__name__}: {error}"[:100])
        finally:
            visitor.connection.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(concurrency) as pool:
        list(pool.map(one, enumerate(names)))
    met.took = time.perf_counter() - start
    return met
