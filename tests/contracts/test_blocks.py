"""Every block of a report in every renderer: a new block or renderer that forgets one fails here."""

import io
import re
import typing
from html import unescape
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from surveyapp import report as renderers
from surveyapp.report.model import (
    Block,
    Callout,
    Cell,
    Chapter,
    Chart,
    ChartKind,
    Finding,
    Listing,
    Note,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
    Unit,
)

TABLE = Table(
    "Bijschrift",
    "Antwoord",
    ("Aantal", "Percentage"),
    (
        Row("Eerste rij", (Cell("7", 7, Unit.COUNT), Cell("70%", 0.7, Unit.SHARE))),
        Row("Som", (Cell("10", 10, Unit.COUNT), Cell("–")), total=True),
    ),
)


def chart(kind: ChartKind) -> Chart:
    """A drawing with two categories and one series."""
    series = (Series("Reeks", (0.7, 0.3), ("70%", "30%")),)
    return Chart(kind, "Tekening", ("Ja", "Nee"), series, "Staafdiagram. Ja: 70%; Nee: 30%.", "n = 10")


EXAMPLES: dict[type[Block], tuple[Block, tuple[str, ...]]] = {
    Paragraph: (Paragraph("Een alinea."), ("Een alinea.",)),
    Listing: (Listing(("Punt een", "Punt twee"), ordered=True), ("Punt een", "Punt twee")),
    Note: (Note("Een noot."), ("Een noot.",)),
    Callout: (Callout("Kader", ("Kerncijfer",)), ("Kader", "Kerncijfer")),
    Table: (TABLE, ("Bijschrift", "Antwoord", "Eerste rij", "Som")),
    Chart: (chart(ChartKind.BARS), ("Staafdiagram. Ja: 70%; Nee: 30%.", "n = 10")),
    Finding: (
        Finding("vo1", "Bevinding", "De zin.", "n = 12", chart(ChartKind.COLUMNS), TABLE, ("Kleine letters.",)),
        ("Bevinding", "De zin.", "n = 12", "Eerste rij", "Kleine letters."),
    ),
}
"""Each block with the texts that a reader must find."""


def of(*blocks: Block) -> Report:
    chapter = Chapter("hoofdstuk", "Hoofdstuk", blocks)
    return Report("Titel", "Ondertitel", "Zonstad", "nl", "23 november 2026", (("Gemeente", "Zonstad"),), (chapter,))


def words(content: bytes, kind: str) -> str:
    """The text that a reader of this file finds."""
    if kind == "html":
        return unescape(re.sub(r"<[^>]*>", " ", content.decode()))
    if kind == "xlsx":
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
        return "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    if kind == "docx":
        body = ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        return unescape(re.sub(r"<(?!wp:docPr)[^>]*>", " ", body))
    return content.decode("latin-1")


def test_every_kind_of_block_has_an_example() -> None:
    assert set(EXAMPLES) == set(typing.get_args(Block))


@pytest.mark.parametrize("kind", renderers.RENDERERS)
@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.__name__)
def test_every_renderer_places_every_block(block: type[Block], kind: str) -> None:
    example, _ = EXAMPLES[block]
    assert renderers.render(of(example), kind)


@pytest.mark.parametrize("kind", ["html", "xlsx", "docx"])
@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.__name__)
def test_what_a_block_says_is_found_in_the_file(block: type[Block], kind: str) -> None:
    example, texts = EXAMPLES[block]
    found = words(renderers.render(of(example), kind), kind)
    assert [text for text in texts if text not in found] == []


@pytest.mark.parametrize("kind", renderers.RENDERERS)
@pytest.mark.parametrize("drawing", ChartKind)
def test_every_renderer_places_every_kind_of_chart(drawing: ChartKind, kind: str) -> None:
    points = Series("Reeks", (0.7, 0.3), ("70%", "30%"))
    assert renderers.render(of(Chart(drawing, "Tekening", ("Ja", "Nee"), (points, points), "Alt.", "n = 10")), kind)


@pytest.mark.parametrize("kind", renderers.RENDERERS)
def test_the_same_report_gives_the_same_file(kind: str) -> None:
    report = of(*(example for example, _ in EXAMPLES.values()))
    assert renderers.render(report, kind) == renderers.render(report, kind)
