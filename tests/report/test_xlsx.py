"""The report as a workbook: unrounded numbers with a format, and text that is never a formula."""

import io
from collections.abc import Iterator

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook
from python_calamine import CalamineWorkbook

from surveyapp.report import render
from surveyapp.report.model import Chapter, Note, Report
from surveyapp.report.xlsx import ALL_FIGURES, RESERVED
from surveyapp.report.xlsx.page import sheet_names
from tests.builders import choices, questionnaire
from tests.report.waves import answered, report, report_on, wave

CLOSED = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})


def book(made: Report) -> Workbook:
    workbook: Workbook = load_workbook(io.BytesIO(render(made, "xlsx")))
    return workbook


def found(workbook: Workbook, sheet: str, text: str) -> Cell:
    """The cell with this text."""
    cells: Iterator[Cell] = (cell for row in workbook[sheet].iter_rows() for cell in row if cell.value == text)
    return next(cells)


def test_a_share_is_an_unrounded_number_with_a_number_format() -> None:
    workbook = book(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=1))))
    row = found(workbook, "1. Vragen", "Ja").row
    count, share = (workbook["1. Vragen"].cell(row, column) for column in (2, 3))
    assert (count.value, count.data_type) == (6, "n")
    assert (share.value, share.number_format) == (pytest.approx(6 / 7), "0%")


@pytest.mark.parametrize("typed", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "https://x.example", "http://a b"])
def test_text_from_outside_is_text_in_every_cell(typed: str) -> None:
    labelled = questionnaire(
        {"code": "q", "type": "single", "choices": [{"code": "a", "label": f"x{typed}"}, *choices("b")]},
        {"code": "tip", "type": "text"},
    )
    chapters = [
        {"code": "vragen", "title": "Vragen", "show": "questions", "questions": ["q"]},
        {"code": "open", "title": "Open", "show": "open_answers"},
    ]
    workbook = book(report({"chapters": chapters}, wave(labelled, [{"q": "a", "tip": typed}] * 5)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [
        cell for sheet in workbook.worksheets[1:] for row in sheet.iter_rows() for cell in row if cell.hyperlink
    ] == []
    assert any(typed.strip() in str(cell.value) for cell in cells)


def test_every_figure_is_in_one_sheet_to_sort_and_filter() -> None:
    content = render(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=2, skipped=1))), "xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(ALL_FIGURES).to_python()
    assert rows[0][:7] == ["Code", "Vraag", "Meting", "Antwoord (code)", "Antwoord", "Aantal", "Aandeel"]
    assert rows[1][:7] == ["q", "Vraag?", "nulmeting", "ja", "Ja", 6, 0.75]
    assert rows[1][9:11] == [8, 9]


def test_a_figure_that_is_absent_says_why_in_the_sheet_of_all_figures() -> None:
    content = render(report_on(["q"], wave(CLOSED, answered("q", ja=3, nee=1))), "xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(ALL_FIGURES).to_python()
    assert rows[0][-1] == "Waarom niet"
    assert {(row[5], row[-1]) for row in rows[1:]} == {("", "te kleine groep")}


def test_the_header_stays_in_sight() -> None:
    workbook = book(report_on(["q"], wave(CLOSED, answered("q", ja=6))))
    assert workbook["1. Vragen"].freeze_panes == "A2"
    assert workbook[ALL_FIGURES].freeze_panes == "A2"


def test_sheets_have_names_that_a_spreadsheet_accepts() -> None:
    titles = ["Wie? [deden] mee: 1/2", "Een titel die veel langer is dan een tabblad mag zijn", "'", "", "History"]
    chapters = tuple(Chapter(f"c{n}", title, (Note("x"),)) for n, title in enumerate(titles))
    made = Report("T", "", "Z", "nl", "vandaag", (), chapters)

    names = list(sheet_names(titles, RESERVED))

    assert len({name.lower() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert book(made).sheetnames == ["Voorblad", *names, ALL_FIGURES]


def test_an_answer_longer_than_a_cell_can_hold_is_cut_and_nothing_breaks() -> None:
    made = Report("T", "", "Z", "nl", "vandaag", (), (Chapter("c", "C", (Note("w" * 40_000),)),))
    assert len(str(book(made)["1. C"]["A2"].value)) == 32_767
