"""The report as one long table: a row per cell of its tables, with the unrounded number and the text as printed."""

from collections.abc import Iterator

from surveyapp.questionnaire.spreadsheet import Cell, as_csv
from surveyapp.report.model import Block, Callout, Chart, Finding, Listing, Report, Table, Unit
from surveyapp.report.printable import one_line
from surveyapp.report.translation import say

COLUMNS = ("Onderwerp", "Tabel", "Regel", "Kolom", "Waarde", "Eenheid", "Tekst")
UNITS = {
    Unit.TEXT: "",
    Unit.COUNT: "aantal",
    Unit.SHARE: "aandeel (0 tot 1)",
    Unit.POINTS: "verschil van aandelen (-1 tot 1)",
    Unit.MEAN: "gemiddelde",
    Unit.P_VALUE: "p-waarde",
}
Line = tuple[Cell, ...]


def render(report: Report) -> bytes:
    """Every table and every text, in order. Charts are left out: they are drawings of the same figures."""
    lines = (line for chapter in report.chapters for line in _chapter(chapter.title, chapter.blocks, report.language))
    marked = [(report.mark, *[""] * (len(COLUMNS) - 1))] if report.mark else []
    plain = ([one_line(cell) if isinstance(cell, str) else cell for cell in line] for line in (*marked, *lines))
    return as_csv([say(report.language, title) for title in COLUMNS], plain)


def _chapter(subject: str, blocks: tuple[Block, ...], language: str) -> Iterator[Line]:
    """A list of open answers belongs to the finding before it."""
    for block in blocks:
        subject = block.title if isinstance(block, Finding | Callout) else subject
        yield from _block(subject, block, language)


def _block(subject: str, block: Block, language: str) -> Iterator[Line]:
    note = say(language, "Toelichting")
    if isinstance(block, Table):
        yield from _table(subject, block, language)
    elif isinstance(block, Finding):
        yield from _table(subject, block.table, language) if block.table else ()
        yield from (_said(subject, note, text) for text in (block.statement, block.base, *block.notes) if text)
    elif isinstance(block, Listing | Callout):
        yield from (_said(subject, str(number), text) for number, text in enumerate(block.items, 1))
    elif not isinstance(block, Chart):
        yield _said(subject, note, block.text)


def _said(subject: str, row: str, text: str) -> Line:
    return subject, "", row, "", "", "", text


def _table(subject: str, table: Table, language: str) -> Iterator[Line]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.text:
                value = "" if cell.value is None else cell.value
                unit = say(language, UNITS[cell.unit]) if UNITS[cell.unit] else ""
                yield subject, table.caption, row.header, column, value, unit, cell.text
