"""A block of text: one paragraph, heading, list item or caption, drawn for one structure node. No markup exists."""

from surveyapp.report import direction
from surveyapp.report.pdf.bidirectional import Piece
from surveyapp.report.pdf.lines import Line, Measured
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import Type
from surveyapp.report.printable import clean

_BASELINE = 0.36
"""The baseline lies this part of the font size below the middle of the line."""


class Text:
    """Text set in one type. ``label`` is a bullet or number with its own node; ``anchor`` is (key, title, level).

    The parts of a split text share what was measured and broken, so a long text is broken once for each width.
    """

    def __init__(
        self,
        text: str,
        type_: Type,
        node: Node | None,
        *,
        kept: bool = False,
        label: tuple[str, Node] | None = None,
        anchor: tuple[str, str, int] | None = None,
    ) -> None:
        self.type = type_
        self.node = node
        self.kept = kept
        self.measured = Measured(text, type_.font)
        self._label = label
        self._anchor = anchor
        self._broken: dict[float, list[Line]] = {}
        self._part: list[Line] | None = None
        self.before, self.after = type_.before, type_.after
        if node is not None:
            self._describe(node, text)

    def _describe(self, node: Node, text: str) -> None:
        """Shaped and replaced characters cannot be read back from the page: the node carries the text itself."""
        if self.measured.bidirectional or self.measured.dressed.lost:
            node.actual = clean(text)
        if self.measured.right_to_left and node.language is None:
            node.language = direction.language_of(self.measured.text)

    def lines(self, width: float) -> list[Line]:
        """The lines at this width."""
        if self._part is not None:
            return self._part
        room = (width - self.type.indent) / self.type.size * 1000
        if width not in self._broken:
            self._broken[width] = self.measured.lines(room)
        return self._broken[width]

    def natural(self) -> float:
        """The width of the text on one line."""
        return self.type.indent + self.measured.units(0, len(self.measured.text)) * self.type.size / 1000

    def widest_word(self) -> float:
        """The width below which a word would be cut."""
        place, widest = 0, 0.0
        for word in self.measured.text.replace("\n", " ").split(" "):
            widest = max(widest, self.measured.units(place, place + len(word)))
            place += len(word) + 1
        return self.type.indent + widest * self.type.size / 1000

    def end_of_last_line(self, width: float) -> float:
        """How far the last line reaches from the left edge."""
        last = self.lines(width)[-1:]
        units = sum(self.measured.units(line.start, line.end) for line in last)
        return self.type.indent + units * self.type.size / 1000

    def height(self, width: float) -> float:
        """The height at this width."""
        return len(self.lines(width)) * self.type.leading

    def least(self, width: float) -> float:
        """Two lines; all of them when there are no more than three."""
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.type.leading

    def split(self, width: float, room: float) -> "tuple[Text, Text] | None":
        """Never one line alone at the foot or the head of a page."""
        lines = self.lines(width)
        fitting = min(int(room / self.type.leading + 1e-6), len(lines) - 2)
        if fitting < 2:
            return None
        return self._of(lines[:fitting], first=True), self._of(lines[fitting:], first=False)

    def _of(self, lines: list[Line], *, first: bool) -> "Text":
        """A part of this text with these lines."""
        part = Text("", self.type, None)
        part.node, part.measured, part._part = self.node, self.measured, lines
        if first:
            part._label, part._anchor, part.after = self._label, self._anchor, 0.0
        else:
            part.before, part.kept = 0.0, self.kept
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw every line with a real space behind it where the text has one."""
        if self._anchor:
            pen.bookmark(*self._anchor, top + self.type.size * 0.4)
        if self._label:
            self._draw_label(pen, x, top)
        lines = self.lines(width)
        if not lines:
            return
        with pen.tag(self.node):
            for line in lines:
                self._draw_line(pen, line, x, top, width)
                top -= self.type.leading

    def _draw_line(self, pen: Pen, line: Line, x: float, top: float, width: float) -> None:
        pieces = self.measured.pieces(line.start, line.end)
        right = (self.type.align == "right") != self.measured.right_to_left
        used = sum(piece.units for piece in pieces) * self.type.size / 1000
        start = x + (width - used if right else self.type.indent)
        space = " " if line.spaced and line.end < len(self.measured.text) else ""
        pen.write(start, self._baseline(top), pieces, self.type.size, self.type.colour, space)

    def _draw_label(self, pen: Pen, x: float, top: float) -> None:
        assert self._label is not None
        words, node = self._label
        measured = Measured(words, self.type.font)
        with pen.tag(node):
            pieces: list[Piece] = measured.pieces(0, len(measured.text))
            pen.write(x, self._baseline(top), pieces, self.type.size, self.type.colour, " ")

    def _baseline(self, top: float) -> float:
        return top - self.type.leading / 2 - _BASELINE * self.type.size
