"""The pages as an eye sees them, for many answers, few, one and none, and for labels as long as questions can be."""

import dataclasses
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest

from surveyapp.questionnaire import madeup
from surveyapp.report import pdf
from surveyapp.report.build import build
from surveyapp.report.inputs import Sender
from surveyapp.report.load import load
from surveyapp.report.model import Cell, Chapter, ChartKind, Paragraph, Report, Row, Table
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.style import AREA, LEFT, PAGE, Look
from surveyapp.report.pdf.text import Text
from tests.builders import choices, questionnaire
from tests.report.library import ROOT
from tests.report.pdf.layout import Line, beginnings, lonely_heading, mostly_white, outside, overlaps, pages, white
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import WORDS, chart, finding, high_chart, report, series, table
from tests.report.waves import TODAY, answered, report_on, wave
from tests.shelf import shipped

MOST_WHITE = 0.55
"""A chart is never split: a page may end in so much white when the next one does not fit."""
MORE = f", {WORDS}"
LABELS = {"header", "categories", "label", "title"}


def longer(thing: Any, name: str = "") -> Any:
    """The same report with every label and title 200 characters long."""
    if isinstance(thing, str):
        return (thing + MORE * 2)[:200] if name in LABELS and thing.strip() else thing
    if isinstance(thing, tuple):
        return tuple(longer(each, name) for each in thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        told = {each.name: longer(getattr(thing, each.name), each.name) for each in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **told)
    return thing


def shipped_report(name: str, number: int) -> Report:
    """A report from the library with so many made-up answers in every wave."""
    asked, path = shipped("collega" if name == "collega" else "verenigingen"), ROOT / "reports" / f"{name}.yaml"
    definition = load(path.read_text(encoding="utf-8"), path.name, [asked])
    facts = {q.code: [c.code for c in q.categories] for s in asked.sections for q in s.plain if not q.on_page}
    waves = []
    for place in range(definition.waves):
        chance = Random(place)
        known = [{code: chance.choice(codes) for code, codes in facts.items()} for _ in range(number)]
        given = [madeup.answers(asked, each, chance) for each in known]
        waves.append(wave(asked, given, f"meting{place}", invited=number + number // 3 + 2))
    return build(definition, waves, Sender("Gemeente Zonstad"), TODAY)


def crowd() -> Report:
    """What 20,000 organisations answered."""
    asked = questionnaire(
        {"code": "q", "type": "single", "choices": choices("ja", "nee", "anders")},
        {"code": "cijfer", "type": "grade"},
    )
    given = [*answered("q", ja=11_000, nee=8_999, anders=1), *answered("cijfer")]
    return report_on(["q", "cijfer"], wave(asked, given, invited=41_000))


MADE: dict[str, Callable[[], Report]] = {
    "nobody": lambda: shipped_report("collega", 0),
    "one": lambda: shipped_report("collega", 1),
    "3": lambda: shipped_report("collega", 3),
    "38": lambda: shipped_report("collega", 38),
    "400": lambda: shipped_report("collega", 400),
    "38 twice": lambda: shipped_report("evaluatie", 38),
    "20,000": crowd,
    "a page for who took part": lambda: shipped_report("deelnemers", 38),
    "labels of 200 characters": lambda: longer(shipped_report("collega", 38)),
}


@cache
def made(name: str) -> tuple[list[list[Line]], set[int]]:
    """The pages of a report, and on which of them a chapter begins."""
    file = pdf.render(MADE[name]())
    return pages(file), beginnings(file)


@pytest.mark.parametrize("name", MADE)
def test_every_line_stands_within_the_frame_of_its_page_and_over_no_other(name: str) -> None:
    cover, *others = made(name)[0]
    assert others or name == "a page for who took part"
    assert [line for page in others for line in outside(page)] == []
    assert [line for line in cover if line.left < LEFT - 1 or line.right > PAGE[0] - LEFT + 5 or line.bottom < 20] == []
    assert [pair for page in [cover, *others] for pair in overlaps(page)] == []


@pytest.mark.parametrize("name", MADE)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str) -> None:
    assert [heading for page in made(name)[0][1:] if (heading := lonely_heading(page))] == []


@pytest.mark.parametrize("name", [name for name in MADE if name != "labels of 200 characters"])
def test_no_page_is_mostly_white_but_the_last_of_a_chapter(name: str) -> None:
    assert mostly_white(*made(name), MOST_WHITE) == []


def test_what_is_wrong_with_a_page_is_seen() -> None:
    pen, look = Pen(PAGE, "Fout", "nl-NL"), Look("#154273")
    for text, type_, x, top in (
        ("Een regel", look.body, LEFT, 700.0),
        ("over een andere", look.body, LEFT, 697.0),
        ("voorbij de kant", look.body, PAGE[0] - 60, 500.0),
        ("onder de tekst", look.body, LEFT, AREA.bottom - 3),
        ("Een kop zonder tekst", look.heading, LEFT, 400.0),
    ):
        Text(text, type_, None).draw(pen, x, top, 400)
    pen.end_page()
    (page,) = pages(pen.save())
    assert overlaps(page) == [("Een regel", "over een andere")]
    assert [line.text for line in outside(page)] == ["voorbij de kant", "onder de tekst"]
    without = [line for line in page if line.text != "onder de tekst"]
    assert lonely_heading(without) == "Een kop zonder tekst"
    assert white(without) == pytest.approx((380 - AREA.bottom) / AREA.height, abs=0.02)


LONG = tuple(f"Onderwerp {number}{MORE * 2}"[:200] for number in range(12))


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.STACKED])
def test_a_chart_higher_than_a_page_goes_on_on_the_next_as_one_figure_on_one_axis(kind: ChartKind) -> None:
    file = pdf.render(report(finding(chart=high_chart(kind))))
    figure, *others = Document(file).elements("Figure")
    assert others == []
    assert len(figure.pages) > 1
    assert [line for page in pages(file)[1:] for line in outside(page)] == []
    text = " ".join(" ".join(line.text for page in pages(file) for line in page).split())
    assert all(f"Onderwerp {number}:" in text for number in range(24))


def test_a_drawing_that_no_page_can_hold_is_made_smaller() -> None:
    columns = chart(ChartKind.COLUMNS, categories=LONG, series=(series("Ja", *[0.1] * 12),))
    assert [line for page in pages(pdf.render(report(finding(chart=columns))))[1:] for line in outside(page)] == []


@pytest.mark.parametrize("lines", range(20, 40, 2))
def test_a_note_below_a_table_never_begins_a_page(lines: int) -> None:
    rows = tuple(Row(f"Antwoord {number}", (Cell("1", 1),)) for number in range(12))
    table = Table("Antwoorden", "Antwoord", ("Aantal",), (*rows, Row("Totaal", (Cell("12", 12),), total=True)))
    shown = finding(chart=None, table=table, base="", notes=("De noot.", "Nog een noot."))
    document = Document(pdf.render(report(Paragraph("Regel.\n" * lines), shown)))
    (note,) = [element for element in document.elements("P") if element.text.strip() == "De noot."]
    (last,) = [element for element in document.elements("TH") if element.text.strip() == "Totaal"]
    near = [element for element in document.elements("TH") if element.text.strip() in ("Antwoord 10", "Antwoord 11")]
    assert {frozenset(element.pages) for element in [note, last, *near]} == {frozenset(note.pages)}


def test_the_opening_words_of_a_chapter_stay_with_what_they_open() -> None:
    tall = finding(title="Hoog", chart=chart(categories=LONG[:7], series=(series("Ja", *[0.1] * 7),)))
    first = Chapter("een", "Een", (Paragraph("Regel.\n" * 14),))
    second = Chapter("twee", "Twee", (Paragraph("Dit gaat over twee."), tall))
    document = Document(pdf.render(report(chapters=(first, second))))
    (words,) = [element for element in document.elements("P") if element.text.startswith("Dit gaat")]
    (heading,) = [element for element in document.elements("H2") if element.text.strip() == "Hoog"]
    assert words.pages == heading.pages


def test_headings_that_together_fill_a_page_do_not_each_take_one() -> None:
    title = (MORE * 2)[:200]
    tall = chart(title=title, categories=LONG[:9], series=(series("Ja", *[0.1] * 9),))
    blocks = (Paragraph("Inleiding."), finding(title=title, statement=title, chart=tall))
    document = Document(pdf.render(report(chapters=(Chapter("een", title, blocks),))))
    roles = [element for element in document.elements("H1", "H2") if element.text.strip() != "Inhoud"]
    assert roles[0].pages == roles[1].pages


def test_a_column_with_more_to_read_is_wider() -> None:
    rows = tuple(Row(f"vo{n}", (Cell(MORE), Cell(MORE * 5), Cell("Altijd" if n else MORE))) for n in range(5))
    table = Table("De vragen", "Code", ("Vraag", "Antwoorden", "Wanneer"), rows)
    page = pages(pdf.render(report(table)))[2]
    place = {line.text: line.left for line in page if line.text in table.columns}
    assert place["Wanneer"] - place["Antwoorden"] > 2 * (place["Antwoorden"] - place["Vraag"])


def test_a_column_with_more_to_read_than_the_row_headers_is_wider_than_they_are() -> None:
    row = Row(MORE, (Cell("Wie het doet"), Cell("12 april 2026"), Cell(MORE * 5)))
    table = Table("De acties", "Actie", ("Wie", "Datum", "Toelichting"), (row,))
    page = pages(pdf.render(report(table)))[2]
    place = {line.text: line.left for line in page if line.text in ("Actie", *table.columns)}
    assert LEFT + AREA.width - place["Toelichting"] > 1.5 * (place["Wie"] - place["Actie"])


@pytest.mark.parametrize("lines", range(24, 40, 2))
def test_a_total_is_never_alone_with_what_does_not_count_on_the_next_page(lines: int) -> None:
    rows = [[f"Antwoord {number}", "1", "2%"] for number in range(7)]
    made_up = table([*rows, ["Totaal", "7", "100%"]])
    made_up = dataclasses.replace(made_up, rows=(*made_up.rows, Row("Weet ik niet", (Cell("1"), Cell("")))))
    document = Document(pdf.render(report(Paragraph("Regel.\n" * lines), made_up)))
    told = {element.text.strip(): element.pages for element in document.elements("TH")}
    assert told["Antwoord 5"] == told["Antwoord 6"] == told["Totaal"] == told["Weet ik niet"]
