"""A brief report: a masthead, no cover, no contents, chapters under each other; as accessible as any other."""

from dataclasses import replace

from surveyapp.report import html, pdf
from surveyapp.report.model import Chapter, Paragraph
from tests.pdfua import faults
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import every_block, finding, report

CHAPTERS = tuple(Chapter(f"h{number}", f"Hoofdstuk {number}", (Paragraph("Een regel."),)) for number in range(5))


def test_it_is_one_page_that_begins_with_who_and_what() -> None:
    document = Document(pdf.render(report(chapters=CHAPTERS, brief=True)))
    assert len(document.artifacts) == 1
    assert "Pagina 1 van 1" in document.artifacts[0]
    roles = [element.role for element in document.elements("Title", "Subtitle", "TOC", "H1")]
    assert roles == ["Title", "Subtitle", *["H1"] * 5]


def test_only_the_pages_after_the_first_have_a_running_header() -> None:
    made = report(chapters=(Chapter("h", "Veel", tuple(finding(title=f"Nummer {n}") for n in range(6))),), brief=True)
    first, *rest = Document(pdf.render(made)).artifacts
    assert rest
    assert "Gemeente Voorbeeldstad" not in first
    assert all("Gemeente Voorbeeldstad" in page for page in rest)


def test_it_is_as_accessible_as_any_other() -> None:
    assert faults(pdf.render(replace(every_block(), brief=True, mark="Proef"))) == {}


def test_the_page_has_no_contents_either() -> None:
    assert "<nav" in html.render(report(finding())).decode()
    assert "<nav" not in html.render(report(finding(), brief=True)).decode()
