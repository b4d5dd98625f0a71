"""The results for everybody in a real browser: made, looked at and published without scripts, read on any screen."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import invitations, responses
from surveyapp.produce import requests
from surveyapp.questionnaire import madeup
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.browser.test_officer_pages import WAVE, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.shelf import FOLDER, shipped
from tests.surveys import NOW, Survey, run_sources

LIBRARY = Path(__file__).parents[2]
PUBLIC = "/uitkomsten/zonstad/0-meting"
Visitors = Callable[..., Visitor]


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A closed wave with the questionnaire for organisations, of which twelve took part."""
    sources = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("verenigingen.yaml", "scales.yaml")}
    made = run_sources(sqlite_database, sources, "verenigingen.yaml", "named")
    with sqlite_database.transaction() as session:
        wave, survey = session.get_one(Wave, made.wave_id), shipped("verenigingen")
        chance = Random(12)
        for number in range(12):
            ticket = invitations.find(session, invitations.invite(session, wave, f"Club {number}"))
            assert ticket
            responses.submit(
                session,
                ticket,
                responses.save(session, ticket, madeup.answers(survey, {}, chance), 0, NOW).version,
                NOW,
            )
    made.close()
    return made


def test_results_are_published_on_a_phone_without_scripts_and_read_by_a_stranger(
    visitor: Visitors, survey: Survey
) -> None:
    els, beside = visitor(width=375, scripts=False), visitor(width=375)
    email = hire(survey.database)
    for each in (els, beside):
        sign_in(each, email)
    els.page.goto(f"{WAVE}/delen")
    els.page.get_by_label("Wat wilt u zelf zeggen").fill("Dank u wel. Wij gaan aan de slag.")
    els.page.get_by_label("Plaats").fill("Dorpshuis De Brink")
    els.press("Bewaren")
    expect(els.page.get_by_role("alert")).to_contain_text("Vul ook de datum van de bijeenkomst in.")
    expect(els.page.get_by_label("Plaats")).to_have_value("Dorpshuis De Brink")
    els.page.get_by_label("Datum van de bijeenkomst").fill("2026-06-11")
    els.press("Bewaren")
    els.press("Pagina maken")
    asked = els.page.url
    els.page.goto("about:blank")  # the page of the request looks again by itself
    assert requests.make(survey.database, LIBRARY, lambda: NOW)
    els.page.goto(asked)
    els.follow("Bekijk de pagina")
    for path in (f"{WAVE}/delen", els.page.url):
        beside.page.goto(path)
        assert (beside.barriers(), beside.overflow()) == ([], 0)
    els.press("Openbaar maken")
    expect(els.page.get_by_role("heading", name="De uitkomsten zijn openbaar")).to_be_visible()
    for width in (375, 1280):
        stranger = visitor(width=width)
        stranger.page.goto(PUBLIC)
        expect(stranger.page.get_by_role("heading", level=1)).to_have_text("Dit kwam eruit")
        expect(stranger.page.get_by_text("Dorpshuis De Brink")).to_be_visible()
        assert (stranger.barriers(), stranger.overflow()) == ([], 0)
    els.press("Pagina weghalen")
    stranger.page.goto(PUBLIC)
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text("Deze uitkomsten staan er niet meer")
    assert stranger.barriers() == []
