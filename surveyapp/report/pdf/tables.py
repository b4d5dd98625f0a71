"""Tables: real header cells, the header repeated on every page, rows that may be taller than a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveyapp.report import model
from surveyapp.report.pdf.fonts import units
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import AREA, Look, Type
from surveyapp.report.pdf.text import Text

_PAD = 3.0
_GAP = 10.0
"""White between columns; half of it in a crowded table."""
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
_WORDS = 16
"""A cell with a longer text makes its column one of running text."""
_COMPANY = 3
"""So many rows at least stay together at the foot of a page, and at the head of the next, with the total."""
_LEAST = 30.0
"""No column of a table is narrower than this when there is room."""
_HEAD = 0.28
"""The part of the width that the row headers get at least if they want it."""
_NARROW = 0.18
"""What is left to them at least where words in the other columns would be cut."""
_WIDE = 0.45
"""The part that they get at most before the other columns get what they want."""
_SHORT = 0.2 * AREA.height
"""A table that is lower than this stays whole, however many rows it has."""
_TALL = 250.0
"""A row higher than this may be split over pages."""


@dataclass(frozen=True)
class Band:
    """One row of cells; ``total`` rows are set apart."""

    cells: tuple[Text, ...]
    total: bool = False

    def height(self, widths: Sequence[float]) -> float:
        """The height of its highest cell, with white above and below."""
        return max(cell.height(width) for cell, width in zip(self.cells, widths, strict=True)) + 2 * _PAD

    def split(self, widths: Sequence[float], room: float) -> "tuple[Band, Band] | None":
        """The row cut at this height: what does not fit of a cell goes on in the rest."""
        first, rest = [], []
        for cell, width in zip(self.cells, widths, strict=True):
            fits = cell.height(width) <= room - 2 * _PAD
            parts = None if fits else cell.split(width, room - 2 * _PAD)
            if not fits and parts is None:
                return None
            first.append(parts[0] if parts else cell)
            rest.append(parts[1] if parts else Text("", cell.type, None))
        return replace(self, cells=tuple(first)), replace(self, cells=tuple(rest))


class Grid:
    """The rows of a table under a header that comes back on every page (there as an artifact)."""

    kept = False

    def __init__(self, head: Band, rows: Sequence[Band], widths: Sequence[float], look: Look, gap: float) -> None:
        self._head = head
        self._rows = list(rows)
        self._widths = widths
        self._look = look
        self._gap = gap
        self._continued = False
        self.before, self.after = 8.0, 12.0

    def height(self, width: float) -> float:
        """The height of all rows."""
        return sum(row.height(self._widths) for row in [self._head, *self._rows])

    def least(self, width: float) -> float:
        """A short table whole; of a long one the header and the first rows, for whole it would leave much white."""
        if (height := self.height(width)) < (_TALL if len(self._rows) < 2 * _COMPANY else _SHORT):
            return height
        first = [self._head, *self._rows[: min(_COMPANY, len(self._rows))]]
        return min(sum(min(row.height(self._widths), _TALL) for row in first), 2 * _TALL)

    def split(self, width: float, room: float) -> "tuple[Grid, Grid] | None":
        """As many rows as fit; a row is cut only when it is very high."""
        room -= self._head.height(self._widths)
        for number, row in enumerate(self._rows):
            height = row.height(self._widths)
            if height > room:
                return self._cut(number, row, height, room)
            room -= height
        return None

    def _cut(self, number: int, row: Band, height: float, room: float) -> "tuple[Grid, Grid] | None":
        parts = row.split(self._widths, room) if height > _TALL and room > _TALL / 4 else None
        if parts:
            first, rest = parts
            above, below = self._rows[:number], self._rows[number + 1 :]
            return self._of([*above, first], True), self._of([rest, *below], False)
        last = self._last()
        if len(self._rows) >= last + 2:
            number = min(number, len(self._rows) - last)
        if number == 0:
            return None
        return self._of(self._rows[:number], True), self._of(self._rows[number:], False)

    def _last(self) -> int:
        """How many rows stay together at the end: the total, what follows it, and two above it."""
        after = next((len(self._rows) - place for place, row in enumerate(self._rows) if row.total), 1)
        return after + 2 if after < 2 * _COMPANY else _COMPANY

    def _of(self, rows: list[Band], first: bool) -> "Grid":
        part = Grid(self._head, rows, self._widths, self._look, self._gap)
        part.before = self.before
        part._continued = self._continued or not first
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the header, then row by row."""
        if self._continued:
            with pen.artifact("Pagination"):
                top = self._draw_row(pen, self._head, x, top, self._look.accent)
        else:
            top = self._draw_row(pen, self._head, x, top, self._look.accent)
        for row in self._rows:
            if row.total:
                self._rule(pen, x, top, self._look.accent, 0.5)
            top = self._draw_row(pen, row, x, top, self._look.rule)

    def _draw_row(self, pen: Pen, row: Band, x: float, top: float, rule: tuple[float, float, float]) -> float:
        """Draw one row and the line below it; returns the top of the next."""
        left = x
        for cell, width in zip(row.cells, self._widths, strict=True):
            cell.draw(pen, left, top - _PAD, width)
            left += width + self._gap
        bottom = top - row.height(self._widths)
        self._rule(pen, x, bottom, rule, 1.0 if row is self._head else 0.4)
        return bottom

    def _rule(self, pen: Pen, x: float, y: float, colour: tuple[float, float, float], thickness: float) -> None:
        width = sum(self._widths) + self._gap * (len(self._widths) - 1)
        pen.rectangle(x, y, width, thickness, colour)


def grid(table: model.Table, node: Node, look: Look, width: float) -> Grid:
    """The table as a grid that fills its Table node: THead and TBody, a header cell for every column and row."""
    gap = _GAP if len(table.columns) <= 5 else _GAP / 2
    room = width - gap * len(table.columns)
    types = _Types(table, look, room)
    head_node = node.add("THead").add("TR")
    heads = [Text(table.corner, types.head, head_node.cell("TH", "Column"))]
    for place, column in enumerate(table.columns):
        heads.append(Text(column, types.of(place, strong=True), head_node.cell("TH", "Column")))
    body = node.add("TBody")
    rows = [_band(row, body.add("TR"), types) for row in table.rows]
    head = Band(tuple(heads))
    made = Grid(head, rows, _widths([head, *rows], room), look, gap)
    made.before = 4.0 if table.caption else 9.0
    return made


class _Types:
    """The types of one table: smaller when it is crowded; numbers to the right, running text to the left."""

    def __init__(self, table: model.Table, look: Look, width: float) -> None:
        size = next((size for size in _SIZES if _crowd(table, look.head.font) * size <= width), _SIZES[-1])
        self.cell = replace(look.cell, size=size, leading=size * 1.35)
        self.head = replace(self.cell, font=look.head.font)
        self._wordy = [any(_is_prose(row.cells[place]) for row in table.rows) for place in range(len(table.columns))]

    def of(self, place: int, *, strong: bool) -> Type:
        """The type of a cell in this column."""
        return replace(self.head if strong else self.cell, align="left" if self._wordy[place] else "right")


def _crowd(table: model.Table, font: str) -> float:
    """The width, in font sizes, that the longest words of all columns need beside each other."""
    columns = zip(table.columns, *([cell.text for cell in row.cells] for row in table.rows), strict=True)
    longest = (max((units(word, font) for text in column for word in text.split()), default=0.0) for column in columns)
    return sum(longest) / 1000 / (1 - _HEAD)


def _is_prose(cell: model.Cell) -> bool:
    if cell.unit is not model.Unit.TEXT or cell.value is not None:
        return False
    worded = any(letter.isalpha() for letter in cell.text) and not any(letter.isdigit() for letter in cell.text)
    return worded or len(cell.text) > _WORDS


def _band(row: model.Row, node: Node, types: _Types) -> Band:
    """One row: its header, then its cells."""
    cells = [Text(row.header, types.head if row.total else types.cell, node.cell("TH", "Row"))]
    for place, cell in enumerate(row.cells):
        cells.append(Text(cell.text, types.of(place, strong=row.total), node.cell("TD")))
    return Band(tuple(cells), row.total)


def _widths(bands: Sequence[Band], room: float) -> list[float]:
    """The width of every column: no word cut if it can be helped, what is left to the columns that want it."""
    columns = list(zip(*(band.cells for band in bands), strict=True))
    least = [max(cell.widest_word() for cell in column) + 0.5 for column in columns]
    natural = [max(cell.natural() for cell in column) + 0.5 for column in columns]
    wordy = max(natural[1:], default=0.0) > natural[0]
    wished = [max(least[0], min(natural[0], _HEAD * room)), *(max(has, _LEAST) for has in least[1:])]
    if wordy:  # another column has more to read in one cell: it shares by that
        wished[0] = max(least[0], min(natural[0], _NARROW * room))
    elif sum(wished) <= room:  # row headers are read first: they may go on one line before column headers do
        wished[0] = min(max(wished[0], min(natural[0], _WIDE * room)), room - sum(wished[1:]))
    if sum(wished) > room:
        head = min(wished[0], max(_NARROW * room, room - sum(least[1:])))
        wished = [head, *_squeezed(least[1:], room - head)]
    wants = [max(wide - has, 0.0) for wide, has in zip(natural, wished, strict=True)]
    masses = [sum(cell.natural() for cell in column) for column in columns]
    given = _shared(wants, masses, room - sum(wished))
    widths = [has + more for has, more in zip(wished, given, strict=True)]
    return [widths[0] + room - sum(widths), *widths[1:]]


def _shared(wants: Sequence[float], masses: Sequence[float], room: float) -> list[float]:
    """What is left, to who wants it in proportion to how much there is to read, and to nobody more than it wants."""
    given = [0.0] * len(wants)
    while room > 0.01 and (open_ := [place for place, want in enumerate(wants) if want - given[place] > 0.01]):
        part = room / sum(masses[place] for place in open_)
        steps = {place: min(masses[place] * part, wants[place] - given[place]) for place in open_}
        for place, step in steps.items():
            given[place] += step
        room -= sum(steps.values())
    return given


def _squeezed(wished: Sequence[float], room: float) -> list[float]:
    """Widths that fit: the widest columns give up room first, so that only the longest words are cut."""
    low, high = 0.0, room
    for _ in range(30):
        cap = (low + high) / 2
        low, high = (cap, high) if sum(min(width, cap) for width in wished) <= room else (low, cap)
    return [min(width, low) for width in wished]
