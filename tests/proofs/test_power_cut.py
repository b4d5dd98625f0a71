"""``kill -9`` of the site's whole process group under load, at random moments: nobody's answers are lost or doubled."""

import threading
import time
from queue import Empty, SimpleQueue
from random import Random

import pytest
from sqlalchemy import text

from surveyapp.storage.database import Database
from tests.proofs.crowd import Poll, patiently, poll
from tests.servers import Site, site_on

ROUNDS, VISITORS, INVITED = 25, 8, 300
"""On each of the two databases, so fifty power cuts in all. Each hits up to eight respondents in the middle of
something: a fault that shows in one power cut of ten is missed once in 14 on one database, and once in 190 when both
have it.
"""
LONGEST = 0.6
"""Seconds between two power cuts, at most; more on a machine where one respondent takes longer."""


def test_what_was_acknowledged_is_stored_once_and_complete_however_often_the_power_fails(
    database: Database, database_url: str
) -> None:
    polls = [poll(database, mode, INVITED, mode) for mode in ("anonymous", "confidential", "named")]
    with site_on(database_url, database.keys.folder) as site:
        killed_at = under_load(site, polls)
    assert len(killed_at) == ROUNDS
    assert sum(len(each.acknowledged) for each in polls) >= ROUNDS
    for each in polls:
        everything_is_kept(each)


def everything_is_kept(asked: Poll) -> None:
    asked.close()
    stored = asked.stored()
    assert set(stored.values()) <= {1}
    assert asked.acknowledged <= set(stored)
    assert asked.counted() == len(stored)


def under_load(site: Site, polls: list[Poll]) -> list[float]:
    """Kill and start the site again and again while visitors keep coming; the moments at which it was killed."""
    waiting: SimpleQueue[tuple[Poll, str]] = SimpleQueue()
    for names in zip(*(each.links for each in polls), strict=True):
        for each, name in zip(polls, names, strict=True):
            waiting.put((each, name))
    stopped = threading.Event()
    visitors = [threading.Thread(target=keep_answering, args=(site, waiting, stopped)) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    try:
        longest = max(LONGEST, min(seconds_to_the_first(polls), 3.0))
        return [power_cut(site, Random(number), longest) for number in range(ROUNDS)]
    finally:
        stopped.set()
        for visitor in visitors:
            visitor.join()


def seconds_to_the_first(polls: list[Poll]) -> float:
    """How long it takes until somebody is thanked: on a busy machine, power cuts leave room for that."""
    begun = time.monotonic()
    while not any(each.acknowledged for each in polls):
        assert time.monotonic() - begun < 60, "nobody is answered"
        time.sleep(0.01)
    return time.monotonic() - begun


def power_cut(site: Site, random: Random, longest: float) -> float:
    pause = random.random() * longest
    time.sleep(pause)
    site.kill()
    site.start()
    return pause


def keep_answering(site: Site, waiting: "SimpleQueue[tuple[Poll, str]]", stopped: threading.Event) -> None:
    """One organisation after the other."""
    while not stopped.is_set():
        try:
            each, name = waiting.get_nowait()
        except Empty:
            return
        if not patiently(lambda each=each, name=name: each.answer(name, site), stopped):  # type: ignore[misc]
            return


@pytest.mark.parametrize(("mode", "table"), [("anonymous", "sealed_ballot"), ("named", "response")])
def test_one_lost_response_would_be_noticed(sqlite_database: Database, mode: str, table: str) -> None:
    asked = poll(sqlite_database, mode, 3)
    with site_on(f"sqlite:///{sqlite_database.engine.url.database}", sqlite_database.keys.folder) as site:
        for name in asked.links:
            asked.answer(name, site)
    with sqlite_database.transaction() as session:
        session.execute(text(f"DELETE FROM {table} WHERE id = (SELECT min(id) FROM {table})"))
    with pytest.raises(AssertionError):
        everything_is_kept(asked)
