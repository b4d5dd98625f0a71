"""A sheet that is written from top to bottom, and what Excel allows in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from surveyapp.report.model import Cell, Unit
from surveyapp.report.printable import clean

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
LONGEST_HEADER = 255
LABEL_WIDTH, NUMBER_WIDTH = 46, 16
FORMATS = {
    Unit.TEXT: "@",
    Unit.COUNT: "#,##0",
    Unit.SHARE: "0%",
    Unit.POINTS: "+0;-0;0",
    Unit.MEAN: "#,##0.0",
    Unit.P_VALUE: "0.000",
}


@dataclass
class Look:
    """The formats of one workbook."""

    title: Format
    heading: Format
    text: Format
    note: Format
    head: Format
    label: Format
    total: Format
    numbers: dict[Unit, Format]


class Page:
    """Writes a sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self.sheet, self.look, self.row = sheet, look, 0

    def line(self, text: str, style: Format, column: int = 0) -> None:
        """One text on a row of its own."""
        self.text(self.row, column, text, style)
        self.row += 1

    def text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """A text, whatever it begins with."""
        self.sheet.write_string(row, column, cut(clean(text), LONGEST_TEXT), style)

    def number(self, row: int, column: int, value: float, unit: Unit) -> None:
        """An unrounded number in the notation of its unit; a difference of shares in percentage points."""
        self.sheet.write_number(row, column, scaled(value, unit), self.look.numbers[unit])

    def cell(self, column: int, cell: Cell, style: Format) -> None:
        """A number with its format, or the text that stands in its place."""
        if cell.value is None or cell.unit is Unit.TEXT:
            self.text(self.row, column, cell.text, style)
        else:
            self.number(self.row, column, cell.value, cell.unit)


def scaled(value: float, unit: Unit) -> float:
    """The number as it stands in a cell."""
    return value * 100 if unit is Unit.POINTS else value


def cut(text: str, longest: int) -> str:
    """The text within so many characters as Excel counts them: one beyond U+FFFF, such as an emoji, is two."""
    if len(text) * 2 <= longest:
        return text
    return text.encode("utf-16-le")[: longest * 2].decode("utf-16-le", "ignore")


def sheet_names(titles: Iterable[str], reserved: Iterable[str]) -> Iterator[str]:
    """A name per chapter that Excel accepts: short, without its special characters, each once."""
    taken = {"history", *(name.lower() for name in reserved)}
    for place, title in enumerate(titles, 1):
        plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", clean(title)).split())
        name = cut(f"{place}. {plain}", LONGEST_NAME).strip() or str(place)
        name = name if name.lower() not in taken else f"{place}"
        taken.add(name.lower())
        yield name


def look_of(book: xlsxwriter.Workbook, colour: str) -> Look:
    """The formats, with titles in this colour."""
    wrapped = {"text_wrap": True, "valign": "top"}
    number = {
        unit: book.add_format({"num_format": form, "align": "right", "valign": "top"}) for unit, form in FORMATS.items()
    }
    return Look(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": colour}),
        heading=book.add_format({"bold": True, "font_size": 12, "font_color": colour}),
        text=book.add_format({"valign": "top"}),
        note=book.add_format({"valign": "top", "italic": True, "font_color": "#4a4a4a"}),
        head=book.add_format({"bold": True, "bottom": 1, **wrapped}),
        label=book.add_format(wrapped),
        total=book.add_format({"bold": True, "top": 1, **wrapped}),
        numbers=number,
    )


def add_page(book: xlsxwriter.Workbook, look: Look, name: str, mark: str) -> Page:
    """A sheet, below the mark of a report that is not the real thing: on screen and on every page that is printed."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 12, NUMBER_WIDTH)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    page = Page(sheet, look)
    if mark:
        page.line(mark, look.title)
        words = clean(mark).replace("&", "&&")
        sheet.set_header(cut(f"&C&B{words}", LONGEST_HEADER))
    return page
