"""The charts of the workbook: drawn by Excel itself, from numbers that stand in cells, as openpyxl reads them back."""

import io
import re
from html import unescape
from typing import Any, get_args
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from surveyapp.report import render
from surveyapp.report.model import Axis, Block, Chart, ChartKind, Report, Series, Unit
from surveyapp.report.printable import one_line
from surveyapp.report.xlsx import WRITERS, ledger
from surveyapp.report.xlsx.gallery import NATIVE
from surveyapp.report.xlsx.page import FORMATS, LONGEST_NAME, LONGEST_TEXT, sheet_names
from tests.report.hostile import HOSTILE, everywhere
from tests.report.pdf.reports import chart, finding, report, series

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TWO = ("Sport", "Zorg")


def opened(made: Report) -> Workbook:
    workbook: Workbook = load_workbook(io.BytesIO(render(made, "xlsx")))
    return workbook


def drawn(*charts: Chart) -> tuple[Workbook, list[Any]]:
    """The workbook of a report with these charts, and the charts that Excel finds in it."""
    workbook = opened(report(*charts))
    return workbook, [found for sheet in workbook.worksheets for found in sheet._charts]


def numbers(workbook: Workbook, reference: Any) -> list[object]:
    """What stands in the cells that a chart refers to."""
    sheet, _, area = reference.f.rpartition("!")
    cells = workbook[sheet.strip("'")][area.replace("$", "")]
    return [cell.value for row in (cells if isinstance(cells, tuple) else ((cells,),)) for cell in row]


def labels(made: Report) -> list[list[str]]:
    """The values that the first chart prints, per series; openpyxl leaves those out."""
    content = ElementTree.fromstring(ZipFile(io.BytesIO(render(made, "xlsx"))).read("xl/charts/chart1.xml"))
    return [
        [text.text or "" for text in line.iter(f"{A}t")] for line in content.iter(f"{C}ser") if line.find(f"{C}dLbls")
    ]


@pytest.mark.parametrize("kind", ChartKind)
def test_excel_draws_every_kind_of_chart_with_axes_and_text_alternative(kind: ChartKind) -> None:
    made = chart(kind)
    workbook, found = drawn(made)
    assert len(found) == 1
    assert len(found[0].ser) >= len(made.series)
    for line, asked in zip(found[0].ser, made.series, strict=False):
        assert numbers(workbook, line.tx.strRef) == [asked.label]
    content = ZipFile(io.BytesIO(render(report(made), "xlsx"))).read("xl/drawings/drawing1.xml").decode()
    assert re.findall(r'descr="([^"]*)"', content) == [made.alt.replace('"', "&quot;")]


def test_the_numbers_behind_a_chart_are_unrounded_and_in_sight() -> None:
    workbook, (bars,) = drawn(chart(categories=TWO, series=(series("Nu", 6 / 7, 1 / 7), series("Toen", 1 / 3, 2 / 3))))
    found = [numbers(workbook, line.val.numRef) for line in bars.ser]
    assert found == [pytest.approx([6 / 7, 1 / 7]), pytest.approx([1 / 3, 2 / 3])]
    assert numbers(workbook, bars.ser[0].cat.strRef) == list(TWO)
    sheet = workbook[ledger.NAME]
    assert sheet.sheet_state == "visible"
    assert sheet["B3"].number_format == "0%"


def test_a_chart_prints_the_same_percentages_as_the_report() -> None:
    thirds = Series("Nu", (1 / 3, 1 / 3, 1 / 3), ("33%", "33%", "34%"))
    assert labels(report(chart(categories=("a", "b", "c"), series=(thirds,)))) == [["33%", "33%", "34%"]]


def test_what_cannot_be_shown_is_written_where_its_bar_would_begin() -> None:
    few = Series("Nu", (0.5, None), ("50%", "minder dan 5"))
    workbook, (bars,) = drawn(chart(categories=TWO, series=(few,)))
    assert labels(report(chart(categories=TWO, series=(few,)))) == [["50%", "minder dan 5"]]
    assert numbers(workbook, bars.ser[0].val.numRef) == [0.5, "minder dan 5"]


def test_people_who_gave_no_answer_are_stacked_behind_the_answers_in_grey() -> None:
    asked = (series("Weet niet", 0.1, 0.2, muted=True), series("Eens", 0.7, 0.4), series("Oneens", 0.3, 0.6))
    workbook, (rows,) = drawn(chart(ChartKind.STACKED, categories=TWO, series=asked))
    assert rows.grouping == "stacked"
    names = [numbers(workbook, line.tx.strRef)[0] for line in rows.ser]
    assert names == ["Eens", "Oneens", "Weet niet"]
    assert rows.ser[2].spPr.solidFill.srgbClr == "9EA3AB"


def test_a_line_over_waves_has_its_limits_and_stops_where_waves_cannot_be_compared() -> None:
    limits = ((0.4, 0.6), (0.5, 0.7), (0.6, 0.9))
    broken = Series("Genoeg", (0.5, 0.6, 0.7), ("50%", "60%", "70%"), limits=limits, breaks=(2,))
    workbook, (lines,) = drawn(chart(ChartKind.LINES, categories=("2022", "2024", "2026"), series=(broken,)))
    assert [numbers(workbook, line.val.numRef) for line in lines.ser] == [[0.5, 0.6, None], [None, None, 0.7]]
    bars = lines.ser[0].errBars
    assert [float(point.v) for point in bars.plus.numLit.pt] == pytest.approx([0.1, 0.1, 0.0])
    assert [float(point.v) for point in bars.minus.numLit.pt] == pytest.approx([0.1, 0.1, 0.0])


def test_the_axes_of_a_quadrant_cross_where_low_turns_into_high() -> None:
    points = (Series("Sport", (6.5, 8.0), ("6,5", "8,0")), Series("Zorg", (4.0, 3.0), ("4,0", "3,0")))
    axes = (Axis(1, 5.5, 10), Axis(1, 6.5, 10))
    corners = ("Aanpakken", "Vasthouden", "Laag", "Genoeg")
    made = chart(ChartKind.QUADRANT, series=points, axes=axes, corners=corners, unit=Unit.MEAN)
    workbook, (scatter,) = drawn(made)
    assert (scatter.x_axis.crossesAt, scatter.y_axis.crossesAt) == (6.5, 5.5)  # each is written on the other axis
    assert numbers(workbook, scatter.ser[0].xVal.numRef) == [6.5]
    assert numbers(workbook, scatter.ser[0].yVal.numRef) == [8.0]
    assert labels(report(made)) == [["Sport (6,5 · 8,0)"], ["Zorg (4,0 · 3,0)"], list(corners)]


def test_a_difference_of_shares_is_in_percentage_points() -> None:
    gap = Series("Verschil", (-0.12, 0.05), ("-12", "+5"))
    workbook, (bars,) = drawn(chart(categories=TWO, series=(gap,), unit=Unit.POINTS))
    assert numbers(workbook, bars.ser[0].val.numRef) == [-12, 5]


def test_a_chart_that_is_copied_into_a_memo_says_what_was_asked() -> None:
    workbook = opened(report(finding(title="Genoeg?", chart=chart(title="Twee metingen"))))
    assert workbook[ledger.NAME]["A1"].value == "Genoeg? – Twee metingen"


def test_a_report_without_charts_has_no_sheet_for_them() -> None:
    assert ledger.NAME not in opened(report(chart(categories=(), series=()))).sheetnames


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_workbook_opens_whatever_people_typed_and_holds_it_as_text(text: str) -> None:
    content = render(everywhere(text), "xlsx")
    workbook: Workbook = load_workbook(io.BytesIO(content))
    cells = [
        cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(len(str(cell.value).encode("utf-16-le")) <= 2 * LONGEST_TEXT for cell in cells)
    shown = one_line(text)
    if shown and len(shown) < 1000:
        assert sum(shown in one_line(str(cell.value)) for cell in cells) > 30
    for name in ZipFile(io.BytesIO(content)).namelist():
        if name.startswith("xl/charts/chart"):
            references = re.findall(r"<c:f>([^<]*)</c:f>", ZipFile(io.BytesIO(content)).read(name).decode())
            assert {unescape(each).partition("!")[0] for each in references} == {ledger.NAME}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_chapter_with_any_title_has_a_sheet_with_a_name_of_its_own(text: str) -> None:
    names = list(sheet_names([text, text, "Alle cijfers", "History"], ["Alle cijfers"]))
    assert len({name.lower() for name in names} | {"alle cijfers", "history"}) == 6
    assert all(0 < len(name.encode("utf-16-le")) <= 2 * LONGEST_NAME for name in names)
    assert not any(set("[]:*?/\\'") & set(name) for name in names)


def test_excel_knows_every_kind_of_block_chart_and_number() -> None:
    assert set(WRITERS) == set(get_args(Block))
    assert set(NATIVE) == set(ChartKind)
    assert set(FORMATS) == set(Unit)
