"""A report that is not the real thing says so on every page and in what the file tells about itself."""

import io

import pypdfium2
import pytest
from pikepdf import open as open_pdf
from python_calamine import CalamineWorkbook

from surveyapp import report as renderers
from surveyapp.report.model import Chapter, Paragraph, Report
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import finding, report

MARK = "PROEF · verzonnen antwoorden"
LONG = tuple(Chapter(f"h{n}", f"Hoofdstuk {n}", (Paragraph("woord " * 900), finding())) for n in range(3))


def marked(**fields: object) -> Report:
    return report(**{"mark": MARK, "chapters": LONG, **fields})


def test_the_mark_stands_on_every_page_of_the_pdf_also_on_a_cover_with_too_many_facts() -> None:
    data = renderers.render(marked(facts=tuple(("Feit", f"waarde {n}") for n in range(60))), "pdf")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) > 6
    assert [number for number, text in enumerate(pages) if text.count(MARK) < 2] == []


def test_a_screen_reader_hears_the_mark_once_before_anything_else_though_it_stands_on_every_page() -> None:
    read = Document(renderers.render(marked(), "pdf"))
    mark = read.root.kids[0]
    assert (mark.role, mark.text) == ("P", MARK)
    assert mark.pages == set(range(len(read.pdf.pages)))
    assert [text for _, text in read.lines() if MARK in text] == [MARK]


def test_the_metadata_of_the_pdf_begin_with_the_mark() -> None:
    with open_pdf(io.BytesIO(renderers.render(marked(), "pdf"))) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == f"{MARK}: Evaluatie vrijwilligersbeleid"
        assert str(metadata["dc:description"]).startswith(MARK)
        assert str(file.docinfo["/Title"]).startswith(MARK)


def test_the_mark_is_in_the_title_at_the_top_and_at_the_end_of_the_html() -> None:
    html = renderers.render(marked(), "html").decode()
    assert f"<title>{MARK}: Evaluatie" in html
    assert f'<aside class="mark" aria-label="{MARK}"><p>{MARK}</p></aside>' in html
    assert f"<p>{MARK}: Evaluatie" in html


def test_the_mark_heads_every_sheet_and_the_json() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(renderers.render(marked(), "xlsx")))
    tops = [book.get_sheet_by_name(name).to_python()[0][0] for name in book.sheet_names]
    assert set(tops) == {MARK}
    assert renderers.render(marked(), "json").startswith(b'{\n  "mark": "PROEF')


@pytest.mark.parametrize("kind", renderers.RENDERERS)
def test_a_real_report_has_no_mark(kind: str) -> None:
    assert b"PROEF" not in renderers.render(report(chapters=LONG), kind)
    assert renderers.render(report(chapters=LONG), kind) != renderers.render(marked(), kind)
