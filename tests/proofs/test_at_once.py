"""Many people at the same moment, on two servers: one response per link, and the truth for everyone at closing time."""

import threading
import time
from functools import partial
from random import Random

import pytest
from flask.testing import FlaskClient

from surveyapp.storage.database import Database
from tests.proofs.crowd import RECEIVED, Poll, poll, together
from tests.respondent import Respondent
from tests.servers import site_on

CROWD, FIRST, LAST = 50, 5, 5
LATEST = 0.5
MODES = ["anonymous", "confidential", "named"]


@pytest.mark.parametrize("mode", MODES)
def test_fifty_submissions_of_one_link_are_one_response(database: Database, database_url: str, mode: str) -> None:
    asked = poll(database, mode, 1)
    (name,) = asked.links
    with site_on(database_url, database.keys.folder) as site:
        review = asked.to_review(name, site.browser()).address
        tabs = [Respondent(site.browser(), asked.links[name]).open(review) for _ in range(CROWD)]
        told = together(tab.submit for tab in tabs)
    assert [page.page for page in told if not page.sees(RECEIVED)] == []
    asked.close()
    assert asked.stored() == {name: 1}
    assert asked.counted() == 1


@pytest.mark.parametrize("mode", MODES)
def test_whoever_hands_in_while_the_wave_closes_is_told_the_truth(
    database: Database, database_url: str, mode: str
) -> None:
    asked = poll(database, mode, CROWD)
    with site_on(database_url, database.keys.folder) as site:
        waiting = [asked.to_review(name, site.browser()) for name in asked.links]
        told = dict(zip(asked.links, at_closing_time(asked, waiting), strict=True))
        thanked = {name for name, page in told.items() if page.sees(RECEIVED)}
        assert FIRST <= len(thanked) <= CROWD - LAST
        assert [page.page for name, page in told.items() if name not in thanked and not page.sees("gesloten")] == []
        assert asked.stored() == dict.fromkeys(thanked, 1)
        for name in asked.links:
            try_again(asked, name, site.browser())
        assert (asked.counted(), asked.stored()) == (len(thanked), dict.fromkeys(thanked, 1))


def at_closing_time(asked: Poll, waiting: list[Respondent]) -> list[Respondent]:
    """Everyone presses the button within half a second; the officer closes after the first, and before the last."""
    some, closed = threading.Semaphore(0), threading.Event()

    def press(number: int, tab: Respondent) -> Respondent:
        if number >= CROWD - LAST:
            assert closed.wait(60)
        time.sleep(Random(number).random() * LATEST)
        page = tab.submit()
        some.release()
        return page

    def close() -> None:
        for _ in range(FIRST):
            assert some.acquire(timeout=60)
        asked.close()
        closed.set()

    return together([*(partial(press, number, tab) for number, tab in enumerate(waiting)), close])[:-1]


def try_again(asked: Poll, name: str, browser: FlaskClient) -> None:
    """Both forms once more, after closing."""
    for page in ("een", "uw-antwoorden"):
        answer = browser.post(f"{asked.links[name]}/{page}", data={"vrijw": ["nee"], "_version": ["2"]})
        assert "gesloten" in answer.text or RECEIVED in answer.text
