"""The policy cycle in a real browser: no barriers on any of its pages, and a clash settled without a script."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import municipalities
from surveyapp.policycycle import cycles, worksheets
from surveyapp.storage.database import Database
from tests.browser.test_officer_pages import looks_right, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import NOW

CYCLE = "/beheer/cyclus/2026-2030"
PAGES = ("", "/stap/1", "/stap/9", "/werkblad/ws4/uitnodigen", "/werkblad/ws1/geschiedenis/ws1_07", "/sluiten")
Visitors = Callable[..., Visitor]


@pytest.fixture
def els(visitor: Visitors, sqlite_database: Database) -> Visitor:
    """An officer with a cycle in which a colleague wrote something."""
    email = hire(sqlite_database)
    with sqlite_database.transaction() as session:
        zonstad = municipalities.find(session, "zonstad")
        cycle = cycles.start(session, zonstad, 2026, 2030, NOW, email)
        worksheets.save(session, cycle, "ws1", {"ws1_07": "Samen"}, {}, NOW, "piet@zonstad.nl")
    someone = visitor(width=375, scripts=False)
    sign_in(someone, email)
    return someone


def piet_writes(database: Database, text: str) -> None:
    with database.transaction() as session:
        cycle = cycles.find(session, municipalities.find(session, "zonstad").id, "2026-2030")
        assert cycle
        later = NOW + datetime.timedelta(minutes=1)
        worksheets.save(session, cycle, "ws1", {"ws1_07": text}, {"ws1_07": 1}, later, "piet@zonstad.nl")


def test_a_clash_is_settled_without_a_script(els: Visitor, sqlite_database: Database) -> None:
    els.page.goto(f"{CYCLE}/werkblad/ws1/ambitie")
    field = els.page.get_by_label("Wat wilt u met het samenwerken bereiken?")
    field.fill("Ieder draagt bij")
    piet_writes(sqlite_database, "Alleen waar het kan")
    els.press("Bewaren en verder")
    expect(els.page.get_by_role("alert")).to_contain_text("Bij één vraag moet u kiezen")
    expect(els.page.get_by_role("textbox", name="Wat wilt u met het samenwerken bereiken?")).to_have_value(
        "Ieder draagt bij"
    )
    assert els.overflow() == 0
    els.page.get_by_label("Van u").check()
    els.press("Bewaren en naar de stap")
    els.page.get_by_text("Uw ambitie").first.click()
    expect(els.page.get_by_text("Ieder draagt bij")).to_be_visible()


def test_no_page_of_a_cycle_has_barriers(visitor: Visitors, els: Visitor) -> None:
    someone = visitor()
    sign_in(someone, "officer@zonstad.nl")
    someone.page.goto(f"{CYCLE}/documenten/plan_van_aanpak")
    someone.press("Document maken")
    looks_right(someone)
    for path in (*[CYCLE + page for page in PAGES], f"{CYCLE}/documenten/plan_van_aanpak", "/beheer/cyclus"):
        someone.page.goto(path)
        looks_right(someone)
