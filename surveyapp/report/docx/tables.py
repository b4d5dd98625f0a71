"""Tables that Word knows as tables: the header row comes back on every page, and no row is split over two."""

from typing import Any

from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow

from surveyapp.report.docx import styles
from surveyapp.report.docx.text import write
from surveyapp.report.model import Cell, Row, Table
from surveyapp.report.numbers import NOTHING
from surveyapp.report.printable import clean, one_line

_MOST_COLUMNS = 8
"""Beside the row headers: what a page can hold. Word itself gives up at 63."""
_NARROWEST, _WIDEST = 7, 40
"""Characters that count for the width of a column."""


def add(document: Doc, table: Table) -> None:
    """The table below its caption; with more columns than a page holds it goes on in a next one."""
    starts = range(0, max(len(table.columns), 1), _MOST_COLUMNS)
    for start in starts:
        columns = slice(start, start + _MOST_COLUMNS)
        rows = tuple(Row(row.header, row.cells[columns], row.total) for row in table.rows)
        caption = f"{table.caption} (vervolg)" if start else table.caption
        _add(document, Table(caption, table.corner, table.columns[columns], rows))


def _add(document: Doc, table: Table) -> None:
    if table.caption:
        write(document.add_paragraph(style="Caption"), table.caption)
    made = document.add_table(rows=1 + len(table.rows), cols=1 + len(table.columns), style="Table Grid")
    made.autofit = False
    _describe(made, one_line(table.caption))
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    head, *lines = made.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(head, widths, Row(table.corner, tuple(Cell(title) for title in table.columns), total=True))
    for line, row in zip(lines, table.rows, strict=True):
        _fill(line, widths, row)
    document.add_paragraph(style=styles.FACT)


def _fill(line: WordRow, widths: list[Length], row: Row) -> None:
    """The cells of one row, which is never split over two pages."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = line.cells
    for place, width in zip(cells, widths, strict=True):
        place.width = width
    _text(cells[0], row.header, bold=row.total)
    for place, cell in zip(cells[1:], row.cells, strict=True):
        _text(place, cell.text, bold=row.total, right=_is_number(cell))


def _text(place: WordCell, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph = place.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(paragraph, text, bold=bold)


def _is_number(cell: Cell) -> bool:
    return cell.value is not None or cell.text == NOTHING


def _describe(made: WordTable, caption: str) -> None:
    """The first row and column are headers; the title is what a screen reader says of the table."""
    properties: Any = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for key, value in (("firstRow", "1"), ("firstColumn", "1"), ("noVBand", "1"), ("noHBand", "1")):
        look.set(qn(f"w:{key}"), value)
    if caption:
        title = OxmlElement("w:tblCaption")
        title.set(qn("w:val"), caption)
        properties.append(title)


def _widths(table: Table) -> list[Length]:
    """Fixed widths by what stands in the columns, so that a word of 200 letters is broken and stays on the page."""
    columns = [[table.corner, *(row.header for row in table.rows)]]
    for place, title in enumerate(table.columns):
        columns.append([title, *(row.cells[place].text for row in table.rows)])
    longest = [max(len(clean(text)) for text in texts) for texts in columns]
    weights = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    return [Length(styles.WIDTH * weight // sum(weights)) for weight in weights]
