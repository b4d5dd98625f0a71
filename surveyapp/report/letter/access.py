"""The way in, on a tinted ground: the QR code beside the address and the words to type."""

from dataclasses import replace

from surveyapp.report.letter.model import Access
from surveyapp.report.letter.words import Words
from surveyapp.report.pdf.flow import Block
from surveyapp.report.pdf.fonts import BOLD, MONO
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import MM, Look, Type
from surveyapp.report.pdf.symbol import Symbol
from surveyapp.report.pdf.text import Text

_QR = 44 * MM
_SIDE, _ABOVE, _GAP = 12.0, 10.0, 14.0
_PER_LINE = 4
_CODE = Type(MONO, 14, 21, after=6)


class WayIn:
    """One block that is never split: half a way in is none."""

    before, after = 8.0, 10.0
    kept = False

    def __init__(self, access: Access, t: Words, look: Look, node: Node) -> None:
        self._look = look
        small = replace(look.body, size=9, leading=12.5, after=4)
        code = access.words.split()
        lines = [" ".join(code[at : at + _PER_LINE]) for at in range(0, len(code), _PER_LINE)]
        self._texts: list[Block] = [
            Text(t.take_part, look.box_title, node.add("H2")),
            Text(t.scan, small, node.add("P")),
            Text(access.address, replace(small, font=BOLD, size=11.5, leading=16), node.add("P")),
            Text(t.or_type, small, node.add("P")),
            Text("\n".join(lines), _CODE, node.add("P")),
            Text(f"{t.forgiving} {t.eight_words}", replace(small, size=8, leading=11, after=0), node.add("P")),
        ]
        self._symbol = Symbol(access.link, _QR, node.add("Figure", alt=t.qr))

    def height(self, width: float) -> float:
        """The higher of the words and the code, with the white round them."""
        inner = width - 2 * _SIDE - _QR - _GAP
        words = sum(text.height(inner) + text.after for text in self._texts)
        return max(words, _QR) + 2 * _ABOVE

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The ground as an artifact, the words, then the code at the right."""
        height = self.height(width)
        with pen.artifact():
            pen.rectangle(x, top - height, width, height, self._look.wash)
            pen.rectangle(x, top - height, 3.0, height, self._look.accent)
        inner, y = width - 2 * _SIDE - _QR - _GAP, top - _ABOVE
        for text in self._texts:
            text.draw(pen, x + _SIDE, y, inner)
            y -= text.height(inner) + text.after
        self._symbol.draw(pen, x + width - _SIDE - _QR, top - (height - _QR) / 2, _QR)
