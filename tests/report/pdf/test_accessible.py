"""The veraPDF engine finds nothing against PDF/UA-1 and PDF/A-2a in a report of any form."""

from collections.abc import Callable

import pytest

from benchmarks.bench_report import synthetic
from surveyapp.report import pdf
from surveyapp.report.model import ChartKind, Listing, Paragraph, Report
from tests.pdfua import faults
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
