"""The report as a workbook: a sheet per chapter with the same words and tables, and one sheet with every figure.

Numbers are unrounded, with a number format; text from outside is always text, never a formula or a link.
"""

import datetime
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from surveyapp.report.flat import FLAT_COLUMNS, flat
from surveyapp.report.model import (
    Block,
    Callout,
    Cell,
    Chart,
    Finding,
    Listing,
    Note,
    Paragraph,
    Report,
    Row,
    Table,
    Unit,
)
from surveyapp.report.printable import clean

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
LABEL_WIDTH, NUMBER_WIDTH, TEXT_WIDTH = 46, 16, 60
LONG_TEXT = 30
"""Cells with longer texts make their column wide."""
FORMATS = {
    Unit.COUNT: "#,##0",
    Unit.SHARE: "0%",
    Unit.POINTS: "+0;-0;0",
    Unit.MEAN: "#,##0.0",
    Unit.P_VALUE: "0.000",
}
ALL_FIGURES = "Alle cijfers"
FLAT_WIDTHS = (18, 46, 18, 18, 40)
"""Of the columns with words in that sheet."""


@dataclass
class _Look:
    """The formats of one workbook."""

    title: Format
    heading: Format
    text: Format
    note: Format
    head: Format
    label: Format
    total: Format
    numbers: dict[Unit, Format]


class _Page:
    """Writes a sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, look: _Look) -> None:
        self.sheet, self.look, self.row = sheet, look, 0

    def line(self, text: str, style: Format, column: int = 0) -> None:
        """One text on a row of its own."""
        self.text(self.row, column, text, style)
        self.row += 1

    def text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """A text, whatever it begins with."""
        self.sheet.write_string(row, column, clean(text)[:LONGEST_TEXT], style)

    def cell(self, column: int, cell: Cell, style: Format) -> None:
        """A number with its format, or the text that stands in its place."""
        if cell.value is None or cell.unit is Unit.TEXT:
            self.text(self.row, column, cell.text, style)
        else:
            value = cell.value * 100 if cell.unit is Unit.POINTS else cell.value
            self.sheet.write_number(self.row, column, value, self.look.numbers[cell.unit])


def render(report: Report) -> bytes:
    """The workbook. The same report gives the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": report.marked_title, "company": report.municipality, "created": _created(report)})
        look, mark = _look(book, report.colour), report.mark
        names = list(sheet_names(report))
        _cover(_sheet(book, look, "Voorblad", mark), report, names)
        for name, chapter in zip(names, report.chapters, strict=True):
            page = _sheet(book, look, name, mark)
            page.line(chapter.title, look.title)
            page.sheet.freeze_panes(page.row, 0)
            for block in chapter.blocks:
                _WRITERS[type(block)](page, block)
        _all_figures(_sheet(book, look, ALL_FIGURES, mark), report)
    return target.getvalue()


def _created(report: Report) -> datetime.datetime:
    """The day of the report instead of the clock's, so that the same report gives the same file."""
    about = report.data.get("report")
    day = about["date"] if isinstance(about, dict) else "2000-01-01"
    return datetime.datetime.fromisoformat(day)


def sheet_names(report: Report) -> Iterator[str]:
    """A name per chapter that Excel accepts: short, without its special characters, each once."""
    taken = {ALL_FIGURES.lower(), "voorblad", "history"}
    for place, chapter in enumerate(report.chapters, 1):
        plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", clean(chapter.title)).split())
        name = f"{place}. {plain}"[:LONGEST_NAME].strip() or str(place)
        name = name if name.lower() not in taken else f"{place}"
        taken.add(name.lower())
        yield name


def _look(book: xlsxwriter.Workbook, colour: str) -> _Look:
    wrapped = {"text_wrap": True, "valign": "top"}
    number = {
        unit: book.add_format({"num_format": form, "align": "right", "valign": "top"}) for unit, form in FORMATS.items()
    }
    return _Look(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": colour}),
        heading=book.add_format({"bold": True, "font_size": 12, "font_color": colour}),
        text=book.add_format({"valign": "top"}),
        note=book.add_format({"valign": "top", "italic": True, "font_color": "#4a4a4a"}),
        head=book.add_format({"bold": True, "bottom": 1, **wrapped}),
        label=book.add_format(wrapped),
        total=book.add_format({"bold": True, "top": 1, **wrapped}),
        numbers=number,
    )


def _sheet(book: xlsxwriter.Workbook, look: _Look, name: str, mark: str) -> _Page:
    """A sheet, below the mark of a report that is not the real thing: on screen and on every page that is printed."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 12, NUMBER_WIDTH)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    page = _Page(sheet, look)
    if mark:
        page.line(mark, look.title)
        sheet.set_header(f"&C&B{clean(mark)}")
    return page


def _cover(page: _Page, report: Report, names: list[str]) -> None:
    page.line(report.title, page.look.title)
    if report.subtitle:
        page.line(report.subtitle, page.look.heading)
    page.line(f"{report.municipality}, {report.date}", page.look.text)
    page.row += 1
    for label, value in report.facts:
        page.text(page.row, 1, value, page.look.text)
        page.line(label, page.look.text)
    page.row += 1
    page.line("Inhoud", page.look.heading)
    for name, chapter in zip(names, report.chapters, strict=True):
        page.sheet.write_url(page.row, 0, f"internal:'{name}'!A1", string=clean(chapter.title))
        page.row += 1
    page.sheet.write_url(page.row, 0, f"internal:'{ALL_FIGURES}'!A1", string=ALL_FIGURES)


def _paragraph(page: _Page, block: Paragraph) -> None:
    page.line(block.text, page.look.text)


def _listing(page: _Page, block: Listing) -> None:
    for place, item in enumerate(block.items, 1):
        page.line(f"{place}. {item}" if block.ordered else f"• {item}", page.look.text)
    page.row += 1


def _note(page: _Page, block: Note) -> None:
    page.line(block.text, page.look.note)


def _callout(page: _Page, block: Callout) -> None:
    page.row += 1
    page.line(block.title, page.look.heading)
    for item in block.items:
        page.line(f"• {item}", page.look.text)
    page.row += 1


def _table(page: _Page, block: Table) -> None:
    for column, cells in enumerate(zip(*(row.cells for row in block.rows), strict=True), 1):
        if max(len(cell.text) for cell in cells) > LONG_TEXT:
            page.sheet.set_column(column, column, TEXT_WIDTH)
    for column, title in enumerate((block.corner, *block.columns)):
        page.text(page.row, column, title, page.look.head)
    page.row += 1
    for row in block.rows:
        _row(page, row)
    page.row += 1


def _row(page: _Page, row: Row) -> None:
    style = page.look.total if row.total else page.look.label
    page.text(page.row, 0, row.header, style)
    for column, cell in enumerate(row.cells, 1):
        page.cell(column, cell, style)
    page.row += 1


def _captioned(page: _Page, block: Table) -> None:
    page.row += 1
    page.line(block.caption, page.look.heading)
    _table(page, block)


def _chart(page: _Page, block: Chart) -> None:
    """A drawing has no place in a table of numbers; its text alternative says the same."""
    page.line(block.alt, page.look.note)
    page.line(block.base, page.look.note)


def _finding(page: _Page, block: Finding) -> None:
    page.row += 1
    page.line(block.title, page.look.heading)
    if block.statement:
        page.line(block.statement, page.look.text)
    if block.table:
        _table(page, block.table)
    for text in (block.base, *block.notes):
        if text:
            page.line(text, page.look.note)


_WRITERS: dict[type[Block], Callable[[_Page, Any], None]] = {
    Paragraph: _paragraph,
    Listing: _listing,
    Note: _note,
    Callout: _callout,
    Table: _captioned,
    Chart: _chart,
    Finding: _finding,
}


def _all_figures(page: _Page, report: Report) -> None:
    """One row per figure, to sort and filter."""
    head = page.row
    for column, (title, _) in enumerate(FLAT_COLUMNS):
        page.text(head, column, title, page.look.head)
    for page.row, values in enumerate(flat(report.data), head + 1):
        for column, ((_, unit), value) in enumerate(zip(FLAT_COLUMNS, values, strict=True)):
            if isinstance(value, int | float):
                page.sheet.write_number(page.row, column, value, page.look.numbers[unit])
            elif value is not None:
                page.text(page.row, column, str(value), page.look.label)
    for column, width in enumerate(FLAT_WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.freeze_panes(head + 1, 0)
    page.sheet.autofilter(head, 0, max(page.row, head + 1), len(FLAT_COLUMNS) - 1)
