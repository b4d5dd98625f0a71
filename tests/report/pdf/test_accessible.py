"""The veraPDF engine finds nothing against PDF/UA-1 and PDF/A-2a, and finds every fault that is made on purpose."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from benchmarks.bench_report import synthetic
from surveyapp.report import pdf
from surveyapp.report.model import ChartKind, Listing, Paragraph, Report
from tests.pdfua import faults, judge
from tests.report.pdf.reports import every_block, finding, high_chart, report, table
from tests.report.test_benchmark import beside_others


def long_table() -> Report:
    """A table over several pages, with a row that is higher than a page."""
    rows = [[f"Organisatie {number}", "woord " * 12, str(number)] for number in range(80)]
    return report(table([*rows, ["Lang", "woord " * 3000, "1"], ["Totaal", "80", "80"]]))


REPORTS: dict[str, Callable[[], Report]] = {
    "every block": every_block,
    "40 pages with 60 charts": synthetic,
    "a long table": long_table,
    "a chart over several pages": lambda: report(finding(chart=high_chart(ChartKind.BARS))),
    "no chapters": lambda: report(chapters=()),
    "an empty chapter": report,
    "right to left": lambda: report(Listing(("مرحبا بالعالم، التقييم 7,5", "שלום עולם")), Paragraph("ok مرحبا ok")),
    "beside other municipalities": beside_others,
    "a yellow municipality": lambda: report(finding(), colour="#ffdd00"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_pdf_ua_1_and_pdf_a_2a(name: str) -> None:
    assert faults(pdf.render(REPORTS[name]())) == {}


def _elements(file: Pdf, role: str) -> list[Dictionary]:
    found = [thing for thing in file.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.StructElem]
    return [element for element in found if Name(f"/{role}") == element.S]


def _without(key: str, role: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for element in _elements(file, role):
            if key in element:
                del element[key]

    return break_it


def _catalogue_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        del file.Root[key]

    return break_it


def _renamed(role: str, other: str, count: int | None = None) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for element in _elements(file, role)[:count]:
            element.S = Name(f"/{other}")

    return break_it


def _metadata_without(pattern: bytes) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        data = file.Root.Metadata.read_bytes()
        changed = re.sub(pattern, b"", data)
        assert changed != data
        file.Root.Metadata.write(changed)

    return break_it


def _links_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for page in file.pages:
            for annotation in page.obj.get("/Annots", Array()):
                del annotation[key]

    return break_it


def _content(change: Callable[[bytes], bytes]) -> Callable[[Pdf], None]:
    """Change the stream of the first page of a chapter."""

    def break_it(file: Pdf) -> None:
        page = file.pages[2]
        page.contents_coalesce()
        data = page.obj.Contents.read_bytes()
        changed = change(data)
        assert changed != data
        page.obj.Contents.write(changed)

    return break_it


def _artifact_inside(data: bytes) -> bytes:
    head, _, tail = data.partition(b"/H1 <</MCID 0>> BDC")
    return head + b"/H1 <</MCID 0>> BDC /Artifact BMC" + tail.replace(b"EMC", b"EMC EMC", 1)


def _without_tabs(file: Pdf) -> None:
    for page in file.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def _short_row(file: Pdf) -> None:
    row = _elements(file, "TR")[1]
    row.K = Array(list(row.K)[:-1])


def _fonts_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for thing in file.objects:
            if isinstance(thing, Dictionary) and key in thing:
                del thing[key]

    return break_it


def _suspect(file: Pdf) -> None:
    file.Root.MarkInfo.Suspects = True


FAULTS: dict[str, Callable[[Pdf], None]] = {
    "a figure without text alternative": _without("/Alt", "Figure"),
    "header cells without scope": _without("/A", "TH"),
    "not marked as tagged": _catalogue_without("/MarkInfo"),
    "no language": _catalogue_without("/Lang"),
    "file name as window title": _catalogue_without("/ViewerPreferences"),
    "no structure tree": _catalogue_without("/StructTreeRoot"),
    "no metadata": _catalogue_without("/Metadata"),
    "does not call itself PDF/UA": _metadata_without(rb"<pdfuaid:part>1</pdfuaid:part>"),
    "no title": _metadata_without(rb"<dc:title>.*?</dc:title>"),
    "a link that does not say where to": _links_without("/Contents"),
    "a link outside the tree": _links_without("/StructParent"),
    "a link that is a paragraph": _renamed("Link", "P"),
    "no order of tabs": _without_tabs,
    "content that is not tagged": _content(lambda data: data + b"\n1 0 0 rg 10 10 20 20 re f\n"),
    "an artifact inside content": _content(_artifact_inside),
    "a heading that skips a level": _renamed("H2", "H4"),
    "an unknown role": _renamed("P", "Alinea", 1),
    "a row that lacks a cell": _short_row,
    "no way back to Unicode": _fonts_without("/ToUnicode"),
    "a font that is not embedded": _fonts_without("/FontFile2"),
    "suspect tags": _suspect,
}


@cache
def _sound() -> bytes:
    return pdf.render(every_block())


@pytest.mark.parametrize("fault", FAULTS)
def test_the_validator_finds(fault: str) -> None:
    with pikepdf.open(BytesIO(_sound())) as file:
        FAULTS[fault](file)
        broken = BytesIO()
        file.save(broken)
    verdict = judge(broken.getvalue())
    assert not verdict.compliant
    assert verdict.failed


def test_no_font_is_used_that_is_not_embedded() -> None:
    with pikepdf.open(BytesIO(_sound())) as file:
        fonts = [t for t in file.objects if isinstance(t, Dictionary) and t.get("/Type") == Name.Font]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)
