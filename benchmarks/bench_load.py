"""Whole respondents over HTTP on two server processes, against as many requests for a bare Flask page served likewise.

Half of them answer an anonymous wave, half a confidential one. Afterwards what is stored must be what was acknowledged.
The clients run on the same machine and cost the floor as much as the site, so the ratio flatters neither.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.databases import both, opened
from benchmarks.visitors import PAGES, STEPS, Met, Visitor, crowd, respond
from surveyapp.fieldwork import responses
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.servers import accepts, free_port, site_on
from tests.surveys import Survey, data, section
from tests.surveys import run as run_survey

Ratio = tuple[str, float, float]
AT_ONCE = {1: 16, 8: 64, 32: 128}
"""How many at a time, and how many in all."""
ALLOWED, SLOWEST = 20.0, 45.0
"""Times the floor: respondents per second, and the time of the slowest request but one in a hundred."""
QUESTIONS = data(
    sections=[
        section(f"p{page}", *({"code": f"p{page}q{n}", "type": "text", "max_length": 200} for n in range(2)))
        for page in range(PAGES)
    ]
)


@contextmanager
def _floor() -> Iterator[list[int]]:
    ports = [free_port(), free_port()]
    servers = [subprocess.Popen([sys.executable, "-m", "benchmarks.floor", str(port)]) for port in ports]
    try:
        while not all(map(accepts, ports)):
            time.sleep(0.05)
        yield ports
    finally:
        for server in servers:
            server.kill()
            server.wait()


def _bare(visitor: Visitor, _: str) -> bool:
    for step in range(STEPS):
        visitor.ask("/", {"a": "b"} if step % 2 else None)
    return True


def _site(name: str, url: str, floors: dict[int, Met]) -> Iterator[Ratio]:
    with opened(url) as database:
        surveys = [run_survey(database, QUESTIONS, mode, municipality=mode) for mode in ("anonymous", "confidential")]
        acknowledged: set[str] = set()
        with site_on(url, database.keys.folder) as site:
            _warm(site.ports, surveys)
            for at_once, number in AT_ONCE.items():
                links = {f"{at_once}.{n}": surveys[n % 2].invite(f"{at_once}.{n}") for n in range(number)}
                met = crowd(site.ports, at_once, links, lambda visitor, who: respond(visitor, links[who], who))  # noqa: B023
                acknowledged |= met.acknowledged
                yield from _ratios(f"{name}, {at_once} at a time", met, floors[at_once])
        yield (
            f"{name}: answers that were acknowledged and not stored, or the other way",
            _lost(database, surveys, acknowledged),
            0,
        )


def _warm(ports: list[int], surveys: list[Survey]) -> None:
    """The first page of each process costs loading."""
    for survey in surveys:
        link = survey.invite("opwarmen")
        for port in ports:
            Visitor(port, Met()).ask(link)


def _ratios(name: str, met: Met, floor: Met) -> Iterator[Ratio]:
    told = " ".join(f"p{part * 100:g} {met.percentile(part) * 1000:.0f} ms" for part in (0.5, 0.95, 0.99))
    per_second = len(met.acknowledged) / met.took
    print(f"      {name}: {per_second:.1f} respondents per second, {told}, errors {Counter(met.errors)!s}", flush=True)
    yield f"{name}: respondents per second, floor against site", met.took / floor.took, ALLOWED
    yield f"{name}: p99 of a request against the floor's", met.percentile(0.99) / floor.percentile(0.99), SLOWEST
    yield f"{name}: errors", len(met.errors), 0


def _lost(database: Database, surveys: list[Survey], acknowledged: set[str]) -> int:
    stored: list[str] = []
    for survey in surveys:
        survey.close()
        with database.reading() as session:
            for document in responses.documents(session, session.get_one(Wave, survey.wave_id)):
                who = str(document["p0q0"]).removesuffix(" 0.0")
                whole = {f"p{page}q{n}": f"{who} {page}.{n}" for page in range(PAGES) for n in range(2)}
                stored.append(who if document == whole else f"{who} (not whole)")
    assert len(stored) == len(set(stored)), "somebody is stored twice"
    return len(set(stored) ^ acknowledged)


def run() -> list[Ratio]:
    """Ratios, errors and losses on both databases."""
    with _floor() as ports:
        crowd(ports, 8, map(str, range(16)), _bare)
        floors = {at_once: crowd(ports, at_once, map(str, range(number)), _bare) for at_once, number in AT_ONCE.items()}
    with both() as urls:
        return [ratio for name, url in urls.items() for ratio in _site(name, url, floors)]
