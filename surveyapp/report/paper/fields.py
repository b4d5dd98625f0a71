"""What a pen fills in: boxes to tick, boxes for characters, lines to write on. Each is a Form element that says so."""

from surveyapp.report.palette import INK
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import Type
from surveyapp.report.pdf.text import Text

BOX = 11.0
_CELL, _CELL_GAP = 17.0, 2.0
LINE = 22.0
_STROKE = 0.8


class Still:
    """A block that is never split; ``height`` and ``draw`` are its own."""

    before, after = 0.0, 3.0
    kept = False

    def height(self, width: float) -> float:
        """Its height at this width."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        """Never."""


def tick(pen: Pen, node: Node, x: float, top: float) -> None:
    """One box to tick."""
    with pen.tag(node):
        pen.frame(x, top - BOX, BOX, BOX, INK, _STROKE)


def cells(pen: Pen, node: Node, x: float, top: float, count: int) -> float:
    """A row of boxes for one character each; returns where it ends."""
    with pen.tag(node):
        for _ in range(count):
            pen.frame(x, top - _CELL, _CELL, _CELL, INK, _STROKE)
            x += _CELL + _CELL_GAP
    return x


def rule(pen: Pen, node: Node, x: float, bottom: float, width: float) -> None:
    """A line to write on."""
    with pen.tag(node):
        pen.rectangle(x, bottom, width, 0.6, INK)


class Option(Still):
    """A box to tick with its label behind it; a choice that asks for words has a line below."""

    def __init__(self, label: Text, box: Node, line: Node | None, kept: bool) -> None:
        self._label, self._box, self._line, self.kept = label, box, line, kept

    def height(self, width: float) -> float:
        """The label beside the box, and the line."""
        label = max(self._label.height(width - 2 * BOX), BOX + 2)
        return label + (LINE if self._line else 0.0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The box stands at the first line of its label."""
        tick(pen, self._box, x, top - (self._label.type.leading - BOX) / 2)
        self._label.draw(pen, x + 1.8 * BOX, top, width - 2 * BOX)
        if self._line:
            rule(pen, self._line, x + 1.8 * BOX, top - self.height(width) + 3, width - 1.8 * BOX)


class Beside(Still):
    """Options on one line: box, label, box, label."""

    def __init__(self, options: list[tuple[Node, Text]], gap: float = 16.0) -> None:
        self._options, self._gap = options, gap

    def natural(self) -> float:
        """The width that they need."""
        return sum(1.6 * BOX + label.natural() + self._gap for _, label in self._options) - self._gap

    def height(self, width: float) -> float:
        """One line."""
        return max(label.type.leading for _, label in self._options)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right."""
        for box, label in self._options:
            tick(pen, box, x, top - (label.type.leading - BOX) / 2)
            label.draw(pen, x + 1.6 * BOX, top, label.natural() + 1)
            x += 1.6 * BOX + label.natural() + self._gap


class Lines(Still):
    """Lines to write on."""

    def __init__(self, count: int, node: Node) -> None:
        self._count, self._node = count, node

    def height(self, width: float) -> float:
        """So many lines."""
        return self._count * LINE

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """All lines are one field."""
        for number in range(1, self._count + 1):
            rule(pen, self._node, x, top - number * LINE + 3, width)


class Cells(Still):
    """Groups of boxes for characters, a text behind them and perhaps a mark between: "|_|_|,|_| fte"."""

    def __init__(
        self, groups: tuple[int, ...], node: Node, behind: Text | None = None, mark: Text | None = None
    ) -> None:
        self._groups, self._node, self._behind, self._mark = groups, node, behind, mark

    def height(self, width: float) -> float:
        """One row."""
        return _CELL + 2

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The groups with white between them, then the text."""
        for number, count in enumerate(self._groups):
            if number and self._mark:
                with pen.artifact():
                    self._mark.draw(pen, x - 7, top - 4, 8)
            x = cells(pen, self._node, x, top, count) + 8
        if self._behind:
            self._behind.draw(pen, x, top - (_CELL - self._behind.type.leading) / 2, width)


class Row(Still):
    """A few boxes for a number before a label, and a unit behind the boxes."""

    def __init__(self, count: int, node: Node, label: Text, kept: bool) -> None:
        self._count, self._node, self._label, self.kept = count, node, label, kept

    @property
    def _side(self) -> float:
        return self._count * (_CELL + _CELL_GAP) + 8

    def height(self, width: float) -> float:
        """The label or the boxes."""
        return max(self._label.height(width - self._side), _CELL) + 3

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Boxes at the left, so that they stand under each other."""
        cells(pen, self._node, x, top, self._count)
        self._label.draw(pen, x + self._side, top - (_CELL - self._label.type.leading) / 2, width - self._side)


class Tick(Text):
    """A box to tick in a cell of a table."""

    def __init__(self, type_: Type, node: Node) -> None:
        super().__init__("", type_, None)
        self._field = node

    def height(self, width: float) -> float:
        """The box."""
        return BOX + 1

    def split(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """At the left, below the start of the header."""
        tick(pen, self._field, x, top)
