"""Blocks of a report as plain text, for who reads a table on the command line. Charts are left out: it is a table."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from surveyapp.report.model import Block, Callout, Finding, Listing, Note, Paragraph, Table
from surveyapp.report.numbers import NBSP
from surveyapp.report.printable import one_line

WIDTH = 100
_HEADER = 40
"""The widest that the names of the rows get."""
_COLUMN = 12
"""The widest that the name of a column gets on one line."""
_GAP = "  "


def written(blocks: Sequence[Block]) -> str:
    """These blocks under each other, with an empty line between them."""
    return "\n\n".join("\n".join(_WRITERS[type(block)](block)) for block in blocks if type(block) in _WRITERS) + "\n"


def _plain(text: str) -> str:
    """One line that a terminal prints as it is; a no-break space has done its work."""
    return one_line(text).replace(NBSP, " ")


def _text(text: str, indent: str = "") -> list[str]:
    """Wrapped; a no-break space keeps a number and its unit on one line."""
    lines = wrap(one_line(text), WIDTH, subsequent_indent=indent, break_long_words=False)
    return [line.replace(NBSP, " ") for line in lines]


def _finding(block: Finding) -> Iterator[str]:
    yield from _text(block.title)
    yield "=" * min(WIDTH, max((len(line) for line in _text(block.title)), default=1))
    yield from _text(block.statement)
    if block.table:
        yield ""
        yield from _table(block.table)
    yield ""
    for text in (block.base, *block.notes):
        yield from _text(text)


def _table(table: Table) -> Iterator[str]:
    """Names to the left, figures to the right, every column as wide as it needs."""
    yield from _text(table.caption)
    names = [wrap(_plain(row.header), _HEADER) or [""] for row in table.rows]
    heads = [wrap(_plain(title), _COLUMN, break_long_words=False) or [""] for title in table.columns]
    corner = _plain(table.corner)
    first = max([len(corner), *(len(line) for lines in names for line in lines)])
    widths = [
        max([*map(len, head), *(len(_plain(row.cells[place].text)) for row in table.rows)])
        for place, head in enumerate(heads)
    ]
    yield from _lines([""] * (max(map(len, heads), default=1) - 1) + [corner], heads, first, widths)
    rule = "-" * (first + sum(width + len(_GAP) for width in widths))
    yield rule
    for row, name in zip(table.rows, names, strict=True):
        if row.total:
            yield rule
        yield from _lines(name, [[_plain(cell.text)] for cell in row.cells], first, widths)


def _lines(name: list[str], cells: list[list[str]], first: int, widths: list[int]) -> Iterator[str]:
    """One row over as many lines as its longest cell; short cells stand on the last line, as in a printed table."""
    height = max(len(name), *(len(cell) for cell in cells), 1)
    padded = [[""] * (height - len(cell)) + cell for cell in cells]
    left = name + [""] * (height - len(name))
    for line in range(height):
        figures = (cell[line].rjust(width) for cell, width in zip(padded, widths, strict=True))
        yield _GAP.join([left[line].ljust(first), *figures]).rstrip()


def _listing(block: Listing) -> Iterator[str]:
    for item in block.items:
        yield from _text(f"- {item}", "  ")


def _callout(block: Callout) -> Iterator[str]:
    yield from _text(block.title)
    yield from _listing(Listing(block.items))


def _paragraph(block: Paragraph | Note) -> list[str]:
    return _text(block.text)


_WRITERS: dict[type, Callable[[Any], Iterator[str] | list[str]]] = {
    Finding: _finding,
    Table: _table,
    Listing: _listing,
    Callout: _callout,
    Paragraph: _paragraph,
    Note: _paragraph,
}
