"""The report as a page in a real browser: one file, without barriers, on a phone and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from surveyapp.report import render
from surveyapp.report.model import Callout, Chapter
from tests.browser.visitor import Visitor
from tests.report.hostile import HOSTILE
from tests.report.pdf.reports import every_block, finding, report, table

PAPER = 658
"""Pixels between the margins of an A4 page."""
BLOCKS = every_block().chapters[0].blocks
WORD = HOSTILE["one word of 200"]
LONG = table([[WORD, WORD, "61%"], ["Totaal", "38", "100%"]], (WORD, "Percentage"))
REPORTS = {
    "the same question twice": report(chapters=(Chapter("a", "Dubbel", BLOCKS), Chapter("b", "Dubbel", BLOCKS))),
    "words of 200 letters": report(
        finding(title=WORD, table=LONG), Callout(WORD, (WORD,)), title=WORD, facts=((WORD, WORD),)
    ),
}


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Somebody who opens a file without a network."""
    context = browser.new_context(offline=True, java_script_enabled=True)
    yield Visitor(context.new_page())
    context.close()


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_one_file_without_barriers_that_fits_a_phone_and_paper(
    visitor: Visitor, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "rapport.html"
    path.write_bytes(render(REPORTS[name], "html"))
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.page.goto(path.as_uri())
    assert visitor.overflow() == 0
    assert visitor.barriers() == []
    assert fetched == [path.as_uri()]
    visitor.page.emulate_media(media="print")
    visitor.page.set_viewport_size({"width": PAPER, "height": 900})
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= PAPER
