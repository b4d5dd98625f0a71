"""What a page looks like to an eye: where every line of text stands, and how large it is. Reads the finished file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2

from surveyapp.report.pdf.style import AREA, LEFT, MM, PAGE, WIDTH

SPACE = 5.0
"""The invisible space behind a line, for readers that join lines, may stand in the margin."""
_HEADING = 12.0
"""Only headings are larger than this."""
_HEAD, _FOOT = PAGE[1] - 20 * MM, 17 * MM
"""The running header stands above the first, the footer below the second."""


@dataclass(frozen=True)
class Line:
    """A piece of text with its box on the page and its font size."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    def covers(self, other: "Line") -> bool:
        """Whether the ink of both lies on top of each other, for more than a hair."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 1 and high > 1


def pages(data: bytes) -> list[list[Line]]:
    """The lines of every page, the highest first."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [sorted(_lines(page), key=lambda line: -line.top) for page in document]
    finally:
        document.close()


def _lines(page: Any) -> Iterator[Line]:
    text = page.get_textpage()
    for part in page.get_objects(textpage=text, filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        words = part.extract().strip()
        if words:
            left, bottom, right, top = part.get_bounds()
            yield Line(words, left, bottom, right, top, part.get_font_size())


def outside(lines: Sequence[Line]) -> list[Line]:
    """What stands outside the frame of the text and the places of the running header and footer."""
    return [
        line
        for line in lines
        if line.left < LEFT - 1
        or line.right > LEFT + WIDTH + SPACE
        or line.top > PAGE[1] - 10 * MM
        or line.bottom < 10 * MM
        or (line.top < _HEAD and line.top > AREA.top + 3)
        or (line.bottom > _FOOT and line.bottom < AREA.bottom - 3)
    ]


def overlaps(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Pairs of lines that lie over each other; the lines come sorted, the highest first."""
    found = []
    for place, line in enumerate(lines):
        for other in lines[place + 1 :]:
            if other.top < line.bottom:
                break
            if line.covers(other):
                found.append((line.text, other.text))
    return found


def lonely_heading(lines: Sequence[Line]) -> str:
    """The heading below which nothing stands on this page, if there is one."""
    body = [line for line in lines if line.bottom > _FOOT and line.top < _HEAD]
    last = min(body, key=lambda line: line.bottom, default=None)
    return last.text if last and last.size > _HEADING else ""


def white(lines: Sequence[Line]) -> float:
    """The part of the frame below the last line."""
    low = min((line.bottom for line in lines if line.bottom > _FOOT and line.top < _HEAD), default=AREA.top)
    return (low - AREA.bottom) / AREA.height


def beginnings(data: bytes) -> set[int]:
    """The pages on which a chapter begins, from 0."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {item.get_dest().get_index() for item in document.get_toc() if item.level == 0}
    finally:
        document.close()


def mostly_white(shown: Sequence[Sequence[Line]], starts: set[int], most: float) -> list[tuple[int, float]]:
    """The pages, from 1, that end in more white than this while the chapter goes on, with how much; ``starts``: where
    chapters begin, from 0. The cover is not among them."""
    return [
        (number + 1, round(white(lines), 2))
        for (number, lines), (after, _) in list(pairwise(enumerate(shown)))[1:]
        if after not in starts and white(lines) > most
    ]
