"""Trying and opening a wave in a real browser, without scripts and without barriers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.storage.database import Database
from tests.browser.test_officer_pages import WAVE, looks_right, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort", "choices": JA_NEE},
    {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "choices": JA_NEE},
)


@pytest.fixture
def els(visitor: Callable[..., Visitor], sqlite_database: Database) -> Visitor:
    """An officer without scripts, with a draft for twenty organisations."""
    survey = run(sqlite_database, LIST, "anonymous", opened=False)
    for number in range(20):
        survey.invite(f"Club {number}", soort="ja" if number % 4 else "nee")
    someone = visitor(scripts=False)
    sign_in(someone, hire(sqlite_database))
    return someone


def test_a_wave_is_tried_and_opened_without_scripts(els: Visitor) -> None:
    els.page.set_default_timeout(60_000)
    els.page.goto(WAVE)
    els.press("Proefdraaien")
    expect(els.page.get_by_role("heading", name="Wat u kunt verwachten")).to_be_visible()
    els.page.get_by_text("Bij wie? (20)").click()
    expect(els.page.get_by_role("link", name="Club 7")).to_be_visible()
    with els.page.expect_download() as download:
        els.page.get_by_role("button", name="Proefverslag maken").click()
    assert download.value.suggested_filename == "PROEF-verzonnen-antwoorden-0-meting-50-procent.pdf"
    els.follow("Meting openen")
    els.press("Meting nu openen")
    expect(els.page.get_by_role("heading", name="De meting is open")).to_be_visible()


def test_no_page_about_trying_and_opening_has_barriers(visitor: Callable[..., Visitor], els: Visitor) -> None:
    els.page.set_default_timeout(60_000)
    els.page.goto(f"{WAVE}/proef")
    els.press("Proefdraaien")
    seeing = visitor()
    sign_in(seeing, "officer@zonstad.nl")
    for path in (WAVE, f"{WAVE}/proef", f"{WAVE}/openen"):
        seeing.page.goto(path)
        looks_right(seeing)
