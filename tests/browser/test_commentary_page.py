"""Writing in the chapters of a report in a real browser: no barriers, on a phone, without scripts, with a clash."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from tests.browser.test_officer_pages import LIST, WAVE, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import Survey, run

PAGE = f"{WAVE}/eigen-tekst/kort"
Visitors = Callable[..., Visitor]


@pytest.fixture
def site_settings(tmp_path: Path) -> Settings:
    """A library with one small report."""
    (tmp_path / "reports").mkdir()
    chapters = "[{code: een, title: Een, text: Woorden.}, {code: twee, title: Twee, text: Meer.}]"
    text = f"code: kort\ntitle: Kort\nchapters: {chapters}\n"
    (tmp_path / "reports" / "kort.yaml").write_text(text, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=tmp_path)


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    survey = run(sqlite_database, LIST)
    survey.close()
    return survey


def test_two_officers_write_on_a_phone_without_scripts_and_nothing_is_lost(visitor: Visitors, survey: Survey) -> None:
    els, jan = visitor(width=375, scripts=False), visitor()
    for who, name in ((els, "els"), (jan, "jan")):
        sign_in(who, hire(survey.database, email=f"{name}@zonstad.nl"))
        who.page.goto(PAGE)
        who.page.locator("summary", has_text="Een").click()
    jan.page.get_by_label("Toelichting bij “Een”").fill("Van Jan")
    jan.press("Alles bewaren")
    expect(jan.page.get_by_text("Uw teksten zijn bewaard")).to_be_visible()
    expect(jan.page.get_by_role("navigation", name="Hoofdstukken")).to_contain_text("Met uw tekst: 1 van de 2")
    expect(jan.page.get_by_label("Toelichting bij “Twee”")).to_be_hidden()
    assert jan.barriers() == []
    els.page.get_by_label("Toelichting bij “Een”").fill("Van Els " + "x" * 300)
    els.press("Alles bewaren")
    expect(els.page.get_by_text("Er staat nu")).to_be_visible()
    expect(els.page.get_by_label("Toelichting bij “Een”")).to_have_value("Van Els " + "x" * 300)
    assert els.overflow() == 0
    jan.page.get_by_label("Toelichting bij “Een”").fill("x" * 5001)
    jan.press("Alles bewaren")
    expect(jan.page.get_by_role("alert")).to_contain_text("hoogstens 5000 tekens")
    assert jan.barriers() == []
    els.press("Alles bewaren")
    els.page.goto(f"{PAGE}/geschiedenis")
    expect(els.page.get_by_role("listitem").filter(has_text="Van Jan")).to_have_count(1)
    assert els.overflow() == 0
