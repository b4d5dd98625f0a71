"""Four quadrants of two scores: a point per series, the two scores named along the edges.

Its name stands beside a point where all names find room off each other and off the lines; else the points have numbers,
and the names stand beside the square.
"""

from dataclasses import dataclass

from surveyapp.report.charts import measure, names
from surveyapp.report.charts.drawing import Bar, Drawing, Mark, Rule
from surveyapp.report.charts.names import Box
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet
from surveyapp.report.model import Axis, Chart, Series
from surveyapp.report.palette import HAIRLINE, SOFT, Colour, distinct, tint

_SIDE = 260.0
_NAME = 130.0
_BESIDE = 14.0
"""White between the square and a list of names."""
_MARKS = "os^Dv"


@dataclass(frozen=True)
class _Point:
    """A series with its place on the sheet."""

    series: Series
    colour: Colour
    shape: str
    x: float
    y: float


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The square with its points. Without axes the lines are in the middle: at zero, or at half of the maximum."""
    return _named(chart, colour, width) or _numbered(chart, colour, width)


def axes_of(chart: Chart) -> tuple[Axis, Axis]:
    """The axes of a quadrant that has none of its own: the lines in the middle."""
    low, high = _ends(chart)
    axis = Axis(low, (low + high) / 2, high)
    return axis, axis


def _ends(chart: Chart) -> tuple[float, float]:
    values = [value for series in chart.series for value in series.values[:2] if value is not None]
    reach = max([chart.maximum or 0.0, *(abs(value) for value in values)]) or 1.0
    margin = reach * 0.06  # keeps a point on the edge, and its name, off the axis names
    return (-reach - margin if any(value < 0 for value in values) else -margin, reach + margin)


def _named(chart: Chart, colour: str, width: float) -> Drawing | None:
    """With the names beside the points; None when a name finds no room."""
    square = _Square(chart, colour, width, (width - _SIDE) / 2)
    paper = Box(0.0, square.low, width, square.low + _SIDE)
    for point in square.points:
        lines = _lines(point.series, _NAME)
        room = max((measure.width(line, SIZE) for line in lines), default=0.0)
        place = names.free((point.x, point.y), (room, LEADING * len(lines)), paper, square.taken)
        if place is None:
            return None
        square.taken.append(place.box)
        square.sheet.lines(lines, place.x, place.box.high, place.anchor, colour=point.colour)
    return square.sheet.drawing()


def _numbered(chart: Chart, colour: str, width: float) -> Drawing:
    """With numbers at the points, and the names in a list beside the square."""
    square = _Square(chart, colour, width, 0.0)
    sheet, y = square.sheet, square.low + _SIDE
    paper = Box(0.0, square.low, _SIDE, y)
    left = _SIDE + _BESIDE
    for number, point in enumerate(square.points, start=1):
        size = (measure.width(str(number), SIZE, bold=True), LEADING)
        near = names.free((point.x, point.y), size, paper, square.taken)
        near = near or names.free((point.x, point.y), size, paper, square.taken[square.lines :])
        near = near or names.free((point.x, point.y), size, paper, [])
        if near:
            square.taken.append(near.box)
            sheet.lines([str(number)], near.x, near.box.high, near.anchor, colour=point.colour, bold=True)
        sheet.shapes.append(Mark(left + 4, y - LEADING / 2, point.shape, point.colour, 8.0))
        lines = _lines(point.series, width - left - 30)
        sheet.lines([str(number)], left + 12, y, colour=point.colour, bold=True)
        sheet.lines(lines, left + 30, y, colour=point.colour)
        y -= LEADING * len(lines) + 5
    return sheet.drawing()


def _lines(series: Series, room: float) -> list[str]:
    """The name of a point and its two scores."""
    scores = " · ".join(text for text in series.labels if text)
    return [*measure.wrapped(series.label, room, SIZE), *measure.wrapped(scores, room, SIZE)]


class _Square:
    """The tinted square with its lines, the names of its axes and corners, and its points; no names of points yet."""

    def __init__(self, chart: Chart, colour: str, width: float, left: float) -> None:
        self.sheet = sheet = Sheet(width)
        self._left = left
        x_name, y_name = (*chart.categories, "", "")[:2]
        room = 2 * min(left + _SIDE / 2, width - left - _SIDE / 2)
        head = measure.wrapped(f"{y_name} ↑", room, SIZE)
        sheet.lines(head, left + _SIDE / 2, 0.0, "middle", colour=SOFT)
        self.low = sheet.y - LEADING * len(head) - 4 - _SIDE
        foot = measure.wrapped(f"{x_name} →", room, SIZE)
        sheet.lines(foot, left + _SIDE / 2, self.low - 4, "middle", colour=SOFT)
        sheet.y = self.low - 4 - LEADING * len(foot)
        axes = chart.axes or axes_of(chart)
        self.taken = self._ground(colour, axes)
        self.lines = len(self.taken)
        self._half = self.low + axes[1].place(axes[1].line) * _SIDE
        self.points = self._points(chart, colour, axes)
        self._corners(chart)

    def _ground(self, colour: str, axes: tuple[Axis, Axis]) -> list[Box]:
        """Draws the square and its two lines; tells where lines and edges are."""
        left, low = self._left, self.low
        right, high = left + _SIDE, low + _SIDE
        middle, half = (start + axis.place(axis.line) * _SIDE for start, axis in zip((left, low), axes, strict=True))
        self.sheet.shapes.append(Bar(left, low, _SIDE, _SIDE, tint(colour, 0.94), HAIRLINE))
        self.sheet.shapes.append(Rule(((middle, low), (middle, high)), SOFT, 0.75))
        self.sheet.shapes.append(Rule(((left, half), (right, half)), SOFT, 0.75))
        return [*(Box(x - 1, low, x + 1, high) for x in (left, middle, right)), Box(left, half - 1, right, half + 1)]

    def _corners(self, chart: Chart) -> None:
        """The names of the four quadrants: in their corners, or at the line between them when a point is there."""
        for place, name in enumerate(chart.corners):
            top, right = place < 2, place % 2 == 1
            lines = measure.wrapped(name, _SIDE / 2 - 10, SIZE)
            room, height = max((measure.width(line, SIZE) for line in lines), default=0.0), LEADING * len(lines)
            x = self._left + (_SIDE - 5 if right else 5)
            uppers = (self.low + _SIDE - 4, self._half + height + 4) if top else (self.low + height + 4, self._half - 4)
            boxes = [Box(x - room if right else x, y - height, x if right else x + room, y) for y in uppers]
            box = next((each for each in boxes if not self._on_a_point(each)), boxes[0])
            self.sheet.lines(lines, x, box.high, "end" if right else "start", colour=SOFT)
            self.taken.append(box)

    def _on_a_point(self, box: Box) -> bool:
        return any(box.meets(Box(each.x - 5, each.y - 5, each.x + 5, each.y + 5)) for each in self.points)

    def _points(self, chart: Chart, colour: str, axes: tuple[Axis, Axis]) -> list[_Point]:
        points = []
        for number, (series, shade) in enumerate(zip(chart.series, distinct(colour, len(chart.series)), strict=False)):
            x, y = (*series.values, None, None)[:2]
            if x is None or y is None:
                continue
            across, up = self._left + axes[0].place(x) * _SIDE, self.low + axes[1].place(y) * _SIDE
            points.append(_Point(series, shade, _MARKS[number % len(_MARKS)], across, up))
        for point in points:
            self.sheet.shapes.append(Mark(point.x, point.y, point.shape, point.colour, 8.0))
            self.taken.append(Box(point.x - 5, point.y - 5, point.x + 5, point.y + 5))
        return points
