"""The gap between groups: a row per category, the points of all groups on one line, joined from lowest to highest."""

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.report.charts import measure
from surveyapp.report.charts.dots import MARKS, axis_steps, legend
from surveyapp.report.charts.drawing import Drawing, Mark, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet, ends, label_room, text_at, value_at
from surveyapp.report.charts.trend import apart
from surveyapp.report.model import Chart
from surveyapp.report.palette import SOFT, Colour, distinct

_LABELS = 0.34
_GAP = 10.0
_MARK = 8.0
_ABOVE = 11.0
"""From the points to the middle of their values."""


@dataclass(frozen=True)
class _Point:
    """One group in one row."""

    x: float
    text: str
    mark: str
    colour: Colour

    @property
    def room(self) -> float:
        return measure.width(self.text, SIZE, True) + 4


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The rows of a chart; values stand above their points, and give way to each other."""
    sheet, colours = Sheet(width), distinct(colour, len(chart.series))
    legend(sheet, chart, colours)
    labels, (low, high) = label_room(chart.categories, width, _LABELS), ends(chart)
    edge = max((measure.width(text, SIZE, True) for each in chart.series for text in each.labels), default=0.0) / 2 + 4
    left = labels + _GAP + edge
    scale = max(width - left - edge, 40.0) / (high - low)
    top = sheet.y
    for place, category in enumerate(chart.categories):
        points = _points(chart, colours, place, left - low * scale, scale)
        _row(sheet, category, labels, points, (labels + _GAP, width))
    axis_steps(sheet, top, left, (high - low) * scale)
    return sheet.drawing()


def _points(chart: Chart, colours: Sequence[Colour], place: int, zero: float, scale: float) -> list[_Point]:
    """The points of one row from left to right; a group without a value has none."""
    found = [
        _Point(zero + value * scale, text_at(series, place), mark, shade)
        for series, shade, mark in zip(chart.series, colours, MARKS, strict=False)
        if (value := value_at(series, place)) is not None
    ]
    return sorted(found, key=lambda point: point.x)


def _row(sheet: Sheet, category: str, labels: float, points: list[_Point], room: tuple[float, float]) -> None:
    lines, lanes = measure.wrapped(category, labels, SIZE), _lanes(points)
    below = max(lanes, default=0) * _MARK
    height = max(_ABOVE + LEADING + below, len(lines) * LEADING)
    middle = sheet.y - height / 2
    sheet.lines(lines, labels, middle + len(lines) * LEADING / 2, "end")
    y = middle + (below - _ABOVE) / 2
    if len(points) > 1:
        sheet.shapes.append(Rule(((points[0].x, y), (points[-1].x, y)), SOFT, 1.5))
    for point, lane, x in zip(points, lanes, _spread(points, *room), strict=True):
        sheet.shapes.append(Mark(point.x, y - lane * _MARK, point.mark, point.colour, 7.0))
        sheet.label(point.text, x, y + _ABOVE, "middle", bold=True, colour=point.colour)
    sheet.y -= height + 7


def _lanes(points: Sequence[_Point]) -> list[int]:
    """How far down each point stands: points that would cover one before them go below it."""
    last: list[float] = []
    found = []
    for point in points:
        lane = next((n for n, x in enumerate(last) if point.x - x >= _MARK), len(last))
        last[lane : lane + 1] = [point.x]
        found.append(lane)
    return found


def _spread(points: Sequence[_Point], left: float, right: float) -> list[float]:
    """Where the values stand: above their points, pushed to both sides where they would overlap, on the paper."""
    sizes, wished = [point.room for point in points], [point.x for point in points]
    up, down = (apart(wished, sizes, upwards=upwards) for upwards in (True, False))
    placed = [(one + other) / 2 for one, other in zip(up, down, strict=True)]
    return _within(placed, sizes, left, right)


def _within(placed: list[float], sizes: list[float], left: float, right: float) -> list[float]:
    """The same, moved as far as needed to lie between two edges, in the same order."""
    found, edge = list(placed), left
    for place, size in enumerate(sizes):
        found[place] = max(found[place], edge + size / 2)
        edge = found[place] + size / 2
    edge = right
    for place, size in reversed(list(enumerate(sizes))):
        found[place] = min(found[place], edge - size / 2)
        edge = found[place] - size / 2
    return found
