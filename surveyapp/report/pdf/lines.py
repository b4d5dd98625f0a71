"""Breaks a text into lines: at spaces, and inside a word only when the word is wider than the line."""

from dataclasses import dataclass

from surveyapp.report import direction
from surveyapp.report.pdf import bidirectional, fonts
from surveyapp.report.pdf.bidirectional import Piece
from surveyapp.report.pdf.textsafe import Dressed

_BREAK_AFTER = "-/_@.,;"
"""Where a word that is wider than the line is broken by preference."""


@dataclass(frozen=True)
class Line:
    """Part of a text, from ``start`` to ``end``; ``spaced`` when white space follows it in the text."""

    start: int
    end: int
    spaced: bool


class Measured:
    """A dressed text that can be measured, broken and drawn."""

    def __init__(self, text: str, font: str) -> None:
        self.font = font
        self.dressed = Dressed(text, font)
        self.text = self.dressed.text
        self.bidirectional = direction.has_right_to_left(self.text)
        self.right_to_left = self.bidirectional and direction.runs_right_to_left(self.text)

    def units(self, start: int, end: int) -> float:
        """The width of a stretch in thousandths of the font size."""
        if isinstance(self.dressed.fonts, str) and not self.bidirectional:
            return fonts.units(self.text[start:end], self.dressed.fonts)
        return sum(piece.units for piece in self.pieces(start, end))

    def pieces(self, start: int, end: int) -> list[Piece]:
        """What to draw for a stretch of the text, from left to right."""
        if self.bidirectional:
            return bidirectional.in_visual_order(self.dressed, start, end, self.right_to_left)
        return [Piece(text, font, fonts.units(text, font)) for text, font in self.dressed.pieces(start, end)]

    def lines(self, room: float) -> list[Line]:
        """The lines of the text when ``room`` thousandths of the font size fit on one. Empty text has none."""
        broken: list[Line] = []
        start = 0
        for paragraph in self.text.split("\n") if self.text else ():
            broken += self._broken(start, start + len(paragraph), room)
            start += len(paragraph) + 1
        return broken

    def _broken(self, start: int, end: int, room: float) -> list[Line]:
        """The lines of one stretch without line breaks of its own."""
        lines: list[Line] = []
        first, used, place = start, 0.0, start
        space = fonts.units(" ", self.font)
        for word in self.text[start:end].split(" "):
            stop = place + len(word)
            width = self.units(place, stop)
            if place > first and used + space + width > room:
                lines.append(Line(first, place - 1, True))
                first, used = place, 0.0
            if place == first and width > room:
                *full, last = self._parts(place, stop, room)
                lines += [Line(a, b, False) for a, b in full]
                first, used = last[0], self.units(*last)
            else:
                used += width + (space if place > first else 0)
            place = stop + 1
        return [*lines, Line(first, end, True)]

    def _parts(self, start: int, end: int, room: float) -> list[tuple[int, int]]:
        """A word that is too wide, cut into parts that fit, at least one character each."""
        parts = []
        while start < end:
            stop, used = start, 0.0
            while stop < end and (stop == start or used + self.units(stop, stop + 1) <= room):
                used += self.units(stop, stop + 1)
                stop += 1
            if stop < end:
                preferred = max(self.text.rfind(mark, start + 1, stop) for mark in _BREAK_AFTER)
                stop = preferred + 1 if preferred > start + (stop - start) // 2 else stop
            parts.append((start, stop))
            start = stop
        return parts
