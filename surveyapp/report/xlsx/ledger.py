"""The numbers that the charts of a workbook draw: one visible sheet, a block of cells per chart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveyapp.report.charts.sheet import value_at
from surveyapp.report.model import Axis, Chart, Series, Unit
from surveyapp.report.palette import Colour
from surveyapp.report.translation import say
from surveyapp.report.xlsx.page import Page

NAME = "Grafiekgegevens"
_CORNER = 0.12
"""The name of a quadrant lies this part of an axis from its end."""
Reference = list[str | int]
"""A cell or a range, as XlsxWriter takes it."""
Value = float | str | None


@dataclass(eq=False)
class Line:
    """What is drawn as one series: a series, or ``again`` a further piece of one."""

    series: Series
    values: tuple[Value, ...]
    colour: Colour
    again: bool = False
    number: int = 0
    place: tuple[int, int] = (0, 0)
    """Row and column of its header, once it is in the ledger."""


@dataclass(frozen=True)
class Points:
    """Where the points of a quadrant stand."""

    sheet: str
    top: int
    count: int

    @property
    def title(self) -> Reference:
        """The cell with the title."""
        return [self.sheet, self.top, 0]

    @property
    def names(self) -> tuple[Reference, Reference]:
        """The cells with the names of the two axes."""
        return [self.sheet, self.top + 1, 1], [self.sheet, self.top + 1, 2]

    def point(self, number: int) -> dict[str, object]:
        """The name and the two scores of one point."""
        row = self.top + 2 + number
        return {"name": [self.sheet, row, 0], **self._scores(row, row)}

    def corners(self, count: int) -> dict[str, object]:
        """The places of the names of the quadrants."""
        row = self.top + 2 + self.count
        return self._scores(row, row + count - 1)

    def _scores(self, first: int, last: int) -> dict[str, object]:
        return {"categories": [self.sheet, first, 1, last, 1], "values": [self.sheet, first, 2, last, 2]}


@dataclass
class Ledger:
    """Blocks of cells, written when all charts are known: XlsxWriter wants the sheets in order."""

    row: int = 0
    language: str = "nl"
    _cells: list[tuple[int, int, Value, Unit]] = field(default_factory=list)
    _heads: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Of the sheet."""
        return say(self.language, NAME)

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self._heads)

    def add(self, chart: Chart, lines: list[Line]) -> Reference:
        """Note a chart with a row per category and a column per line; gives the cell of its title."""
        top = self.row
        self._heads.append((top, 0, chart.title))
        for place, category in enumerate(chart.categories, top + 2):
            self._cells.append((place, 0, category, Unit.TEXT))
        column = 1
        for line in lines:
            line.place = (top + 1, column)
            for title, values in _columns(line, len(chart.categories), self.language):
                self._heads.append((top + 1, column, title))
                self._cells += [(row, column, value, chart.unit) for row, value in enumerate(values, top + 2)]
                column += 1
        self.row = top + len(chart.categories) + 3
        return [self.name, top, 0]

    def series(self, line: Line) -> dict[str, object]:
        """The cells that a line refers to."""
        head, column = line.place
        last = head + len(line.values)
        return {
            "name": [self.name, head, column],
            "categories": [self.name, head + 1, 0, last, 0],
            "values": [self.name, head + 1, column, last, column],
        }

    def add_points(self, chart: Chart, axes: tuple[Axis, Axis]) -> Points:
        """Note a quadrant with a row per point, and a row per named corner."""
        top = self.row
        self._heads.append((top, 0, chart.title))
        self._heads += [(top + 1, place, name) for place, name in enumerate(chart.categories[:2], 1)]
        rows: list[tuple[str, Value, Value]] = [
            (series.label, value_at(series, 0), value_at(series, 1)) for series in chart.series
        ]
        for row, (name, x, y) in enumerate([*rows, *_corners(chart, axes)], top + 2):
            self._cells += [(row, 0, name, Unit.TEXT), (row, 1, x, chart.unit), (row, 2, y, chart.unit)]
        self.row = top + len(chart.series) + len(chart.corners) + 3
        return Points(self.name, top, len(chart.series))

    def write(self, page: Page) -> None:
        """Write everything on this page, which has as many rows already as ``row`` began with."""
        for row, column, text in self._heads:
            page.text(row, column, text, page.look.heading if column == 0 else page.look.head)
        for row, column, value, unit in self._cells:
            if isinstance(value, str):
                page.text(row, column, value, page.look.label)
            elif value is not None:
                page.number(row, column, value, unit)


def _columns(line: Line, count: int, language: str) -> Iterator[tuple[str, list[Value]]]:
    """The values, and when the series has limits those beside them."""
    yield line.series.label, list(line.values)
    limits = line.series.limits
    if any(limits):
        shown = [place < len(limits) and line.values[place] is not None for place in range(count)]
        known = [limits[place] if there else None for place, there in enumerate(shown)]
        yield (
            say(language, "{label}: ondergrens", label=line.series.label),
            [pair[0] if pair else None for pair in known],
        )
        yield (
            say(language, "{label}: bovengrens", label=line.series.label),
            [pair[1] if pair else None for pair in known],
        )


def _corners(chart: Chart, axes: tuple[Axis, Axis]) -> Iterator[tuple[str, Value, Value]]:
    """The name of each quadrant with its place: top left, top right, bottom left, bottom right."""
    for place, name in enumerate(chart.corners):
        right, low = place % 2 == 1, place >= 2
        across, up = axes
        aside, above = _CORNER * (across.high - across.low), _CORNER * (up.high - up.low) / 2
        x = across.high - aside if right else across.low + aside
        yield name, x, up.low + above if low else up.high - above
