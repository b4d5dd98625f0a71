"""A report of text and tables as Markdown, to paste into another document."""

import re
from collections.abc import Iterator

from surveyapp.report.model import Block, Callout, Chapter, Listing, Note, Paragraph, Report, Table
from surveyapp.report.printable import one_line

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def render(report: Report) -> bytes:
    """The text. Drawings have no place in it."""
    facts = [f"- {_plain(label)}: {_plain(value)}" for label, value in report.facts]
    head = [f"# {_plain(report.title)}: {_plain(report.subtitle)}", f"{_plain(report.municipality)}, {report.date}"]
    parts = [*head, "\n".join(facts), *(part for chapter in report.chapters for part in _chapter(chapter))]
    return ("\n\n".join(parts) + "\n").encode()


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {_plain(chapter.title)}"
    for block in chapter.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text) | Note(text):
            return _plain(text)
        case Listing(items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case Callout(title, items):
            return "\n>\n".join(f"> {line}" for line in (f"**{_plain(title)}**", *map(_plain, items)))
        case Table():
            return "\n".join(_rows(block))
    raise TypeError(f"no text for {type(block).__name__}")


def _rows(table: Table) -> Iterator[str]:
    yield _row((table.corner, *table.columns))
    yield _row(["---"] * (1 + len(table.columns)))
    for row in table.rows:
        yield _row((row.header, *(cell.text for cell in row.cells)))


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join('---' if cell == '---' else _plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    """One line in which nothing is markup."""
    return _MARKS.sub(r"\\\1", one_line(text))
