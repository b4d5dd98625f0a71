"""The logo of the municipality on a report: in every form that a reader sees, with its text alternative."""

import base64
import io
import re
from dataclasses import replace

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from PIL import Image

from surveyapp.report import pdf, render
from surveyapp.report.model import Report
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import finding, report

ALT = "Logo van Gemeente Voorbeeldstad"


def png(width: int = 400, height: int = 90) -> bytes:
    """A picture that is half transparent."""
    out = io.BytesIO()
    Image.new("RGBA", (width, height), (20, 66, 115, 128)).save(out, "png")
    return out.getvalue()


def branded(**fields: object) -> Report:
    return report(finding(), logo=png(), **fields)


@pytest.mark.parametrize("brief", [False, True])
def test_the_pdf_begins_with_the_logo_and_says_whose_it_is(brief: bool) -> None:
    document = Document(pdf.render(branded(brief=brief)))
    logo, *_ = document.elements("Figure", "P", "Title")
    assert (logo.role, logo.alt, logo.pages) == ("Figure", ALT, {0})


def test_a_report_in_english_says_it_in_english() -> None:
    assert branded(language="en").logo_alt == "Logo of Gemeente Voorbeeldstad"


@pytest.mark.parametrize(("width", "height"), [(960, 60), (60, 240), (16, 16)])
@pytest.mark.parametrize("brief", [False, True])
def test_a_logo_of_any_shape_stands_above_the_title_in_its_own_proportions(
    width: int, height: int, brief: bool
) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(replace(branded(brief=brief), logo=png(width, height))))) as file:
        (figure, *_) = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Alt") == ALT]
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        top_of_page = float(file.pages[0].MediaBox[3])
    assert (right - left) / (top - bottom) == pytest.approx(width / height, rel=0.01)
    assert top_of_page - 110 < bottom < top < top_of_page - 25


def test_the_page_carries_the_logo_inside_it() -> None:
    html = render(branded(), "html").decode()
    [(source, alt)] = re.findall(r'<img class="logo" src="data:image/png;base64,([^"]*)" alt="([^"]*)">', html)
    assert (base64.b64decode(source), alt) == (png(), ALT)
    assert "<img" not in render(report(finding()), "html").decode()


def test_the_document_in_word_opens_with_the_logo() -> None:
    document = docx.Document(io.BytesIO(render(branded(), "docx")))
    first, *_ = document.inline_shapes
    about = next(document.paragraphs[0]._p.iter(qn("wp:docPr")))
    assert (about.get("name"), about.get("descr")) == ("Logo 1", ALT)
    assert first.width / first.height == pytest.approx(400 / 90, rel=0.01)
    assert first.width.cm <= 7
    assert first.height.cm <= 2


@pytest.mark.parametrize("kind", ["pdf", "html", "docx"])
def test_the_same_logo_gives_the_same_bytes(kind: str) -> None:
    assert render(branded(), kind) == render(branded(), kind)
