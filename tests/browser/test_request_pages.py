"""The page of a report that was asked for, in each of its states, and that of the goals: no barriers."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from surveyapp.fieldwork import reportrequests
from surveyapp.produce import requests
from surveyapp.storage.database import Database
from tests.asking import ask, closed
from tests.browser.test_officer_pages import WAVE, looks_right, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import NOW


def test_no_state_of_a_request_has_barriers_and_the_goals_have_none(
    visitor: Callable[..., Visitor], sqlite_database: Database, tmp_path: Path
) -> None:
    survey, els = closed(sqlite_database), visitor()
    sign_in(els, hire(sqlite_database))
    good, bad = ask(survey, "json"), ask(survey, "json", "code: [")

    def shows(number: int, heading: str) -> None:
        els.page.goto(f"{WAVE}/downloads/aangevraagd/{number}")
        expect(els.page.get_by_role("heading", level=2)).to_have_text(heading)
        looks_right(els)

    shows(good, "Het rapport wacht op zijn beurt")
    with sqlite_database.transaction() as session:
        assert reportrequests.take(session, NOW)
    shows(good, "Het rapport wordt gemaakt")
    for _ in (good, bad):
        requests.make(sqlite_database, tmp_path, lambda: NOW + 2 * reportrequests.LOST)
    shows(good, "Het rapport is klaar")
    shows(bad, "Het rapport is niet gemaakt")
    els.page.goto(f"{WAVE}/doelen")
    looks_right(els)
