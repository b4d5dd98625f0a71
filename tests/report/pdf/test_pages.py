"""What stands on which page: contents with right numbers, nothing torn apart, headers that come back."""

import re
import subprocess
import sys

import pytest

from surveyapp.report import pdf
from surveyapp.report.model import Block, Callout, Chapter, Listing, Note, Paragraph, Report
from tests.report.pdf.readback import Document, Element
from tests.report.pdf.reports import every_block, finding, report, table

LINE = "Dit is een regel tekst die ongeveer zo lang is als de breedte van een bladzijde. "


def _page(element: Element) -> int:
    """The only page that an element, with everything in it, stands on."""
    (page,) = {page for below in element.walk() for page in below.pages}
    return page


def _chapters(count: int) -> tuple[Chapter, ...]:
    blocks = tuple(finding(title=f"Uitkomst {number}") for number in range(3))
    return tuple(Chapter(f"h{number}", f"Hoofdstuk {number}", blocks) for number in range(count))


@pytest.mark.parametrize(("count", "roles"), [(7, ["H1", "H2"]), (14, ["H1"])])
def test_the_contents_give_the_page_of_every_heading_as_long_as_they_fit_on_one(count: int, roles: list[str]) -> None:
    document = Document(pdf.render(report(chapters=_chapters(count))))
    headings = [(element.text, _page(element) + 1) for element in document.elements(*roles)]
    listed = [re.fullmatch(r"(.*?) (\d+)", " ".join(link.text.split())) for link in document.elements("Link")]
    assert [(line[1], int(line[2])) for line in listed if line] == headings[1:]
    assert _page(document.elements("TOC")[0]) == 1


def test_the_contents_and_the_bookmarks_lead_to_the_headings() -> None:
    document = Document(pdf.render(report(finding())))
    with document.pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Inhoud", "Uitkomsten"]
        assert [item.title for item in outline.root[1].children] == ["Vrijwilligers genoeg?"]
    names = [annotation.Contents for annotation in document.pdf.pages[1].obj.Annots]
    assert [str(name) for name in names] == ["Uitkomsten", "Vrijwilligers genoeg?"]


def test_every_page_but_the_cover_says_which_page_of_how_many_it_is() -> None:
    artifacts = Document(pdf.render(report(chapters=_chapters(2)))).artifacts
    total = len(artifacts)
    assert "Pagina" not in artifacts[0]
    for number, text in enumerate(artifacts[1:], start=2):
        assert f"Pagina {number} van {total}" in text
        assert "Evaluatie vrijwilligersbeleid" in text
        assert "Gemeente Voorbeeldstad" in text


@pytest.mark.parametrize("lines", range(24, 52, 3))
def test_a_heading_stands_on_the_page_of_what_it_heads(lines: int) -> None:
    document = Document(pdf.render(report(Paragraph("Regel.\n" * lines), finding())))
    section = next(e for e in document.elements("Sect") if e.kids and e.kids[0].role == "H2")
    heading, statement, drawn, _ = section.kids[:4]
    assert _page(heading) == _page(statement) == _page(drawn)


@pytest.mark.parametrize("lines", range(30, 54, 2))
def test_a_table_header_never_stands_alone(lines: int) -> None:
    rows = [[f"Rij {number}", "1", "2"] for number in range(30)]
    document = Document(pdf.render(report(Paragraph("Regel.\n" * lines), table(rows))))
    first_row = document.elements("TR")[1]
    assert _page(document.elements("Caption")[0]) == _page(document.elements("THead")[0]) == _page(first_row)


@pytest.mark.parametrize("lines", range(40, 54))
def test_no_line_of_a_paragraph_stands_alone(lines: int) -> None:
    made = report(Paragraph("Regel.\n" * lines), Paragraph("\n".join(f"Zin {number}." for number in range(9))))
    document = Document(pdf.render(made))
    paragraph = next(element for element in document.elements("P") if element.text.startswith("Zin 0"))
    counts = [len(re.findall(r"Zin \d", document.page_text(page))) for page in paragraph.pages]
    assert sum(counts) == 9
    assert min(counts) >= 2


def test_the_header_of_a_table_comes_back_on_every_page_but_is_read_once() -> None:
    rows = [[f"Rij {number}", "1", "2"] for number in range(120)]
    document = Document(pdf.render(report(table(rows, columns=("Bedrag", "Aandeel")))))
    pages = sorted({page for row in document.elements("TR") for cell in row.kids for page in cell.pages})
    assert len(pages) >= 3
    assert [("Bedrag" in document.artifacts[page]) for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert [head.text for head in document.elements("TH")].count("Bedrag") == 1
    assert [head.text for head in document.elements("TH")][3:] == [f"Rij {number}" for number in range(120)]


def test_a_row_that_is_higher_than_a_page_goes_on_and_is_read_whole() -> None:
    words = " ".join(f"woord{number}" for number in range(2500))
    document = Document(pdf.render(report(table([["Toelichting", words, "1"], ["Totaal", "1", "1"]]))))
    cell = next(cell for cell in document.elements("TD") if cell.text.startswith("woord0"))
    assert cell.text == words
    assert len(cell.pages) > 3


def test_a_callout_that_is_higher_than_a_page_is_read_whole() -> None:
    items = tuple(f"Punt {number}: {LINE * 4}".strip() for number in range(40))
    document = Document(pdf.render(report(Callout("Veel", (*items, LINE * 80)))))
    read = [" ".join(body.text.split()) for body in document.elements("LBody")]
    assert read == [*items, (LINE * 80).strip()]


def test_a_cover_with_many_facts_loses_none() -> None:
    facts = tuple((f"Feit {number}", LINE * 3) for number in range(30))
    document = Document(pdf.render(report(facts=(*facts, ("Lang", LINE * 90)))))
    spans = [" ".join(span.text.split()) for span in document.elements("Span")]
    assert spans == [text.strip() for fact in (*facts, ("Lang", LINE * 90)) for text in fact]


@pytest.mark.parametrize(
    "blocks",
    [
        (Listing(tuple(LINE * count for count in range(1, 40))),),
        (Paragraph(LINE * 200), Note(LINE * 100)),
        tuple(finding(title=f"Uitkomst {number}", notes=(LINE,) * 9) for number in range(9)),
    ],
    ids=["list", "text", "findings"],
)
def test_nothing_is_drawn_outside_the_text_area(blocks: tuple[Block, ...]) -> None:
    document = Document(pdf.render(report(*blocks)))
    for page in document.pdf.pages[1:]:
        places = re.findall(rb"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm", page.obj.Contents.read_bytes())
        assert places
        assert all(70 < float(x) < 526 and 30 < float(y) < 800 for x, y in places)


def _render_elsewhere(seed: str) -> str:
    program = (
        "import hashlib; from surveyapp.report import pdf; from tests.report.pdf.reports import every_block; "
        "print(hashlib.sha256(pdf.render(every_block())).hexdigest())"
    )
    environment = {"PYTHONHASHSEED": seed, "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, env=environment)
    return done.stdout


def test_the_same_report_is_the_same_file() -> None:
    assert pdf.render(every_block()) == pdf.render(every_block())
    assert _render_elsewhere("1") == _render_elsewhere("2")


def test_another_report_in_between_changes_nothing() -> None:
    first = pdf.render(every_block())
    other: Report = report(Paragraph("Ελληνικά, Русский, 😀"), finding())
    pdf.render(other)
    assert pdf.render(every_block()) == first
