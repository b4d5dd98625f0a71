"""The report in Word, as python-docx reads it back: styles, headers, alternatives, languages, and hostile text."""

import io
from collections.abc import Iterator
from typing import Any, get_args
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from surveyapp.report import render
from surveyapp.report.docx.blocks import WRITERS
from surveyapp.report.model import Block, Callout, Cell, Chapter, Listing, Note, Paragraph, Report, Row, Table, Unit
from surveyapp.report.printable import one_line
from tests.report.hostile import HOSTILE, everywhere
from tests.report.pdf.reports import chart, finding, report

WIDE = Table(
    "Per kern", "Antwoord", tuple(f"Kern {n}" for n in range(20)), (Row("Ja", (Cell("5", 5, Unit.COUNT),) * 20),)
)


def opened(made: Report) -> Document:
    return docx.Document(io.BytesIO(render(made, "docx")))


def lines(document: Document) -> list[tuple[str, str]]:
    """Style and text of every paragraph that is not empty, outside tables."""
    return [(p.style.name or "", p.text) for p in document.paragraphs if p.style and p.text.strip()]


def under(document: Document, chapter: str = "Uitkomsten") -> list[tuple[str, str]]:
    """What stands below the heading of a chapter."""
    found = lines(document)
    return found[found.index(("Heading 1", chapter)) + 1 :]


def test_headings_lists_and_captions_are_the_styles_that_word_knows() -> None:
    document = opened(report(Paragraph("Eerst."), Listing(("Een", "Twee")), finding()))
    assert under(document)[:4] == [
        ("Normal", "Eerst."),
        ("List Bullet", "Een"),
        ("List Bullet", "Twee"),
        ("Heading 2", "Vrijwilligers genoeg?"),
    ]
    assert lines(document)[0] == ("Title", "Evaluatie vrijwilligersbeleid")


def test_a_finding_reads_statement_chart_table_base_and_notes() -> None:
    document = opened(report(finding()))
    body = [each for each in document.element.body if each.tag in (qn("w:p"), qn("w:tbl"))]
    kinds = [
        "table" if each.tag == qn("w:tbl") else "picture" if list(each.iter(qn("w:drawing"))) else "text"
        for each in body
    ]
    assert kinds.index("picture") < kinds.index("table")
    texts = [text for _, text in under(document)]
    assert texts[1].startswith("Ruim zes van de tien")
    assert texts[-3:] == ["De tabel telt 38 organisaties.", *finding().notes]


def test_the_header_of_a_table_comes_back_on_every_page_and_no_row_is_split() -> None:
    (table,) = opened(report(finding())).tables
    head, *others = [row._tr.trPr for row in table.rows]
    assert head.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:tblHeader")) is None for row in others)
    assert all(row.find(qn("w:cantSplit")) is not None for row in (head, *others))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["Antwoord", "Aantal", "Percentage"],
        ["Ja", "23", "61%"],
    ]


def test_a_table_with_more_columns_than_a_page_holds_goes_on_in_a_next_one() -> None:
    tables = opened(report(WIDE)).tables
    assert [len(table.columns) for table in tables] == [9, 9, 5]
    assert {table.cell(1, 0).text for table in tables} == {"Ja"}
    titles = [table.cell(0, place).text for table in tables for place in range(1, len(table.columns))]
    assert titles == list(WIDE.columns)


def test_a_chart_is_a_picture_with_its_text_alternative_and_its_base() -> None:
    made = chart(alt="Ja: 61%; Nee: 39%.", base="n = 38")
    document = opened(report(made))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Ja: 61%; Nee: 39%."
    assert shape.width < document.sections[0].page_width
    assert under(document) == [("Caption", made.title), ("Toelichting", "n = 38")]


def test_every_numbered_list_begins_at_one() -> None:
    document = opened(report(Listing(("a", "b"), ordered=True), Note("Tussen."), Listing(("c",), ordered=True)))
    listed: list[Any] = [p._p for p in document.paragraphs if p.style and p.style.name == "List Number"]
    numbers = [each.pPr.numPr.numId.val for each in listed]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering: Any = document.part.numbering_part.element
    starts = [n.lvlOverride_lst[0].startOverride.val for n in numbering.num_lst if n.numId in set(numbers)]
    assert starts == [1, 1]


@pytest.mark.parametrize(("language", "code"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_document_says_its_language(language: str, code: str) -> None:
    document = opened(report(language=language))
    assert document.core_properties.language == code
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {code}


def test_an_answer_in_another_language_or_direction_says_so() -> None:
    document = opened(report(Paragraph("More people.", language="en"), Paragraph("جمعية الأمل")))
    english, arabic = (paragraph._p for paragraph in document.paragraphs[-2:])
    assert [each.get(qn("w:val")) for each in english.iter(qn("w:lang"))] == ["en"]
    assert [each.get(qn("w:bidi")) for each in arabic.iter(qn("w:lang"))] == ["ar"]
    assert len(list(arabic.iter(qn("w:bidi"), qn("w:rtl")))) == 2


def test_the_contents_lead_to_every_chapter() -> None:
    document = opened(report(chapters=(Chapter("a", "Eerste", ()), Chapter("b", "Tweede", ()))))
    links = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert len(links) == 2
    assert links == marks
    assert "TOC" in "".join(each.text for each in document.element.iter(qn("w:instrText")))


def test_the_mark_of_a_report_that_is_no_result_heads_every_page() -> None:
    document = opened(report(mark="PROEF"))
    assert document.sections[0].header.paragraphs[0].text == "PROEF"
    assert document.core_properties.title.startswith("PROEF: ")


def test_a_box_is_a_title_with_points() -> None:
    assert under(opened(report(Callout("Kort", ("Een", "Twee"))))) == [
        ("Kader", "Kort"),
        ("Kader punt", "Een"),
        ("Kader punt", "Twee"),
    ]


def _texts(document: Document) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("name", ["formula", "controls", "markup", "from right to left", "nothing"])
def test_a_document_opens_whatever_people_typed_and_holds_it_as_typed(name: str) -> None:
    shown = one_line(HOSTILE[name])
    found = [" ".join(text.split()) for text in _texts(opened(everywhere(HOSTILE[name])))]
    assert sum(shown in text for text in found) > 25


def test_the_same_report_gives_the_same_bytes_whenever_it_is_made() -> None:
    made = report(finding(), chart())
    content = render(made, "docx")
    assert content == render(made, "docx")
    assert {entry.date_time[0] for entry in ZipFile(io.BytesIO(content)).infolist()} == {1980}
    assert not [name for name in ZipFile(io.BytesIO(content)).namelist() if "thumbnail" in name]


def test_word_knows_every_kind_of_block() -> None:
    assert set(WRITERS) == set(get_args(Block))
