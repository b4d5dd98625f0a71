"""The report as a workbook: a sheet per chapter with the same words, tables and charts, and one with every figure.

Numbers are unrounded, with a number format; text from outside is always text, never a formula or a link.
"""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from surveyapp.report.flat import FLAT_COLUMNS, flat
from surveyapp.report.model import Block, Callout, Chart, Finding, Listing, Note, Paragraph, Report, Row, Table
from surveyapp.report.pictures import alone
from surveyapp.report.printable import one_line
from surveyapp.report.translation import say
from surveyapp.report.xlsx import ledger
from surveyapp.report.xlsx.gallery import Gallery
from surveyapp.report.xlsx.page import LONGEST_TEXT, Page, add_page, cut, look_of, sheet_names

TEXT_WIDTH = 60
LONG_TEXT = 30
"""Cells with longer texts make their column wide."""
COVER, ALL_FIGURES = "Voorblad", "Alle cijfers"
_OWN = (COVER, ALL_FIGURES, ledger.NAME)
RESERVED = tuple(say(language, name) for language in ("nl", "en") for name in _OWN)
"""Sheets that no chapter is named after, in either language."""
FLAT_WIDTHS = (18, 46, 18, 18, 40)
"""Of the columns with words in that sheet."""


def render(report: Report) -> bytes:
    """The workbook. The same report gives the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties(_about(report))
        look, mark = look_of(book, report.colour), report.mark
        gallery = Gallery(book, report.colour, below=1 if mark else 0, language=report.language)
        front, every = (say(report.language, name) for name in (COVER, ALL_FIGURES))
        names = list(sheet_names((chapter.title for chapter in report.chapters), RESERVED))
        cover = add_page(book, look, front, mark)
        for name, chapter in zip(names, report.chapters, strict=True):
            page = add_page(book, look, name, mark)
            page.line(chapter.title, look.title)
            page.sheet.freeze_panes(page.row, 0)
            for block in chapter.blocks:
                WRITERS[type(block)](page, gallery, block)
        _all_figures(add_page(book, look, every, mark), report)
        if gallery.ledger:
            gallery.ledger.write(add_page(book, look, gallery.ledger.name, mark))
            names.append(gallery.ledger.name)
        _cover(cover, report, names)
    return target.getvalue()


def _about(report: Report) -> dict[str, object]:
    """What the file tells about itself. Its date is the day of the report: the same report gives the same file."""
    title, company = one_line(report.marked_title), one_line(report.municipality)
    return {"title": title, "company": company, "created": report.made_on}


def _cover(page: Page, report: Report, names: list[str]) -> None:
    """What the report is about, and links to its sheets. ``names`` are those of the chapters, and of one more sheet."""
    page.line(report.title, page.look.title)
    if report.subtitle:
        page.line(report.subtitle, page.look.heading)
    page.line(f"{report.municipality}, {report.date}", page.look.text)
    page.row += 1
    for label, value in report.facts:
        page.text(page.row, 1, value, page.look.text)
        page.line(label, page.look.text)
    page.row += 1
    page.line(say(report.language, "Inhoud"), page.look.heading)
    count, every = len(report.chapters), say(report.language, ALL_FIGURES)
    titles = [*(one_line(chapter.title) for chapter in report.chapters), every, *names[count:]]
    for name, title in zip([*names[:count], every, *names[count:]], titles, strict=True):
        page.sheet.write_url(page.row, 0, f"internal:'{name}'!A1", string=cut(title, LONGEST_TEXT) or name)
        page.row += 1


def _paragraph(page: Page, gallery: Gallery, block: Paragraph) -> None:
    page.line(block.text, page.look.text)


def _listing(page: Page, gallery: Gallery, block: Listing) -> None:
    for place, item in enumerate(block.items, 1):
        page.line(f"{place}. {item}" if block.ordered else f"• {item}", page.look.text)
    page.row += 1


def _note(page: Page, gallery: Gallery, block: Note) -> None:
    page.line(block.text, page.look.note)


def _callout(page: Page, gallery: Gallery, block: Callout) -> None:
    page.row += 1
    page.line(block.title, page.look.heading)
    for item in block.items:
        page.line(f"• {item}", page.look.text)
    page.row += 1


def _table(page: Page, block: Table) -> None:
    for column, cells in enumerate(zip(*(row.cells for row in block.rows), strict=True), 1):
        if max(len(cell.text) for cell in cells) > LONG_TEXT:
            page.sheet.set_column(column, column, TEXT_WIDTH)
    for column, title in enumerate((block.corner, *block.columns)):
        page.text(page.row, column, title, page.look.head)
    page.row += 1
    for row in block.rows:
        _row(page, row)
    page.row += 1


def _row(page: Page, row: Row) -> None:
    style = page.look.total if row.total else page.look.label
    page.text(page.row, 0, row.header, style)
    for column, cell in enumerate(row.cells, 1):
        page.cell(column, cell, style)
    page.row += 1


def _captioned(page: Page, gallery: Gallery, block: Table) -> None:
    page.row += 1
    page.line(block.caption, page.look.heading)
    _table(page, block)


def _chart(page: Page, gallery: Gallery, block: Chart) -> None:
    gallery.hang(page, block)
    page.line(block.alt, page.look.note)
    page.line(block.base, page.look.note)


def _finding(page: Page, gallery: Gallery, block: Finding) -> None:
    page.row += 1
    page.line(block.title, page.look.heading)
    if block.statement:
        page.line(block.statement, page.look.text)
    if chart := alone(block):
        gallery.hang(page, chart)
    if block.table:
        _table(page, block.table)
    for text in (block.base, *block.notes):
        if text:
            page.line(text, page.look.note)


WRITERS: dict[type[Block], Callable[[Page, Gallery, Any], None]] = {
    Paragraph: _paragraph,
    Listing: _listing,
    Note: _note,
    Callout: _callout,
    Table: _captioned,
    Chart: _chart,
    Finding: _finding,
}
"""How every kind of block is written; a contract test fails when one is missing."""


def _all_figures(page: Page, report: Report) -> None:
    """One row per figure, to sort and filter."""
    head = page.row
    for column, (title, _) in enumerate(FLAT_COLUMNS):
        page.text(head, column, say(report.language, title), page.look.head)
    for page.row, values in enumerate(flat(report.data, report.language), head + 1):
        for column, ((_, unit), value) in enumerate(zip(FLAT_COLUMNS, values, strict=True)):
            if isinstance(value, int | float):
                page.number(page.row, column, value, unit)
            elif value is not None:
                page.text(page.row, column, str(value), page.look.label)
    for column, width in enumerate(FLAT_WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.freeze_panes(head + 1, 0)
    page.sheet.autofilter(head, 0, max(page.row, head + 1), len(FLAT_COLUMNS) - 1)
