"""Four quadrants of two scores: a point per series, its name beside it, the two scores named along the edges."""

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Anchor, Bar, Drawing, Mark, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet
from surveyapp.report.model import Axis, Chart, Series
from surveyapp.report.palette import HAIRLINE, SOFT, Colour, distinct, tint

_SIDE = 260.0
_NAME = 130.0
_MARKS = "os^Dv"


@dataclass(frozen=True)
class _Box:
    """The room that a name takes."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "_Box") -> bool:
        """Whether the two overlap."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The square with its points. Without axes the lines are in the middle: at zero, or at half of the maximum."""
    sheet = Sheet(width)
    x_name, y_name = (*chart.categories, "", "")[:2]
    head = measure.wrapped(f"{y_name} ↑", width, SIZE)
    left = (width - _SIDE) / 2
    sheet.lines(head, width / 2, 0.0, "middle", colour=SOFT)
    sheet.y -= LEADING * len(head) + 4 + _SIDE
    axes = chart.axes or axes_of(chart)
    _ground(sheet, colour, left, axes)
    taken = [_Box(0.0, sheet.y + _SIDE, sheet.width, 0.0), *_corners(sheet, chart, left)]
    _points(sheet, chart, colour, left, axes, taken)
    foot = measure.wrapped(f"{x_name} →", width, SIZE)
    sheet.lines(foot, width / 2, sheet.y - 4, "middle", colour=SOFT)
    sheet.y -= 4 + LEADING * len(foot)
    return sheet.drawing()


def axes_of(chart: Chart) -> tuple[Axis, Axis]:
    """The axes of a quadrant that has none of its own: the lines in the middle."""
    low, high = _ends(chart)
    axis = Axis(low, (low + high) / 2, high)
    return axis, axis


def _corners(sheet: Sheet, chart: Chart, left: float) -> Iterator[_Box]:
    """The names of the four quadrants, in their corners; the room that they take."""
    for place, name in enumerate(chart.corners):
        top, right = place < 2, place % 2 == 1
        x = left + _SIDE - 5 if right else left + 5
        upper = sheet.y + _SIDE - 4 if top else sheet.y + LEADING + 4
        sheet.lines([name], x, upper, "end" if right else "start", colour=SOFT)
        room = measure.width(name, SIZE)
        yield _Box(x - room if right else x, upper - LEADING, x if right else x + room, upper)


def _ground(sheet: Sheet, colour: str, left: float, axes: tuple[Axis, Axis]) -> None:
    """The tinted square with its two lines."""
    middle, half = (start + axis.place(axis.line) * _SIDE for start, axis in zip((left, sheet.y), axes, strict=True))
    sheet.shapes.append(Bar(left, sheet.y, _SIDE, _SIDE, tint(colour, 0.94), HAIRLINE))
    sheet.shapes.append(Rule(((middle, sheet.y), (middle, sheet.y + _SIDE)), SOFT, 0.75))
    sheet.shapes.append(Rule(((left, half), (left + _SIDE, half)), SOFT, 0.75))


def _points(sheet: Sheet, chart: Chart, colour: str, left: float, axes: tuple[Axis, Axis], taken: list[_Box]) -> None:
    placed = []
    for number, (series, shade) in enumerate(zip(chart.series, distinct(colour, len(chart.series)), strict=False)):
        if len(series.values) < 2 or series.values[0] is None or series.values[1] is None:
            continue
        across, up = (axes[0].place(series.values[0]) * _SIDE, axes[1].place(series.values[1]) * _SIDE)
        x, y = left + across, sheet.y + up
        sheet.shapes.append(Mark(x, y, _MARKS[number % len(_MARKS)], shade, 8.0))
        taken.append(_Box(x - 5, y - 5, x + 5, y + 5))
        placed.append((series, shade, x, y))
    for series, shade, x, y in placed:
        _name(sheet, series, shade, x, y, taken)


def _ends(chart: Chart) -> tuple[float, float]:
    values = [value for series in chart.series for value in series.values[:2] if value is not None]
    reach = max([chart.maximum or 0.0, *(abs(value) for value in values)]) or 1.0
    margin = reach * 0.06  # keeps a point on the edge, and its name, off the axis names
    return (-reach - margin if any(value < 0 for value in values) else -margin, reach + margin)


def _name(sheet: Sheet, series: Series, shade: Colour, x: float, y: float, taken: list[_Box]) -> None:
    """The name and scores of a point, at the first place beside it that is free."""
    scores = " · ".join(text for text in series.labels if text)
    lines = [*measure.wrapped(series.label, _NAME, SIZE), *measure.wrapped(scores, _NAME, SIZE)]
    room = max((measure.width(line, SIZE) for line in lines), default=0.0)
    height = LEADING * len(lines)
    box, anchor = _free(sheet.width, x, y, room, height, taken)
    taken.append(box)
    sheet.lines(lines, box.left if anchor == "start" else box.right, box.high, anchor, colour=shade)


def _free(width: float, x: float, y: float, room: float, height: float, taken: list[_Box]) -> tuple[_Box, Anchor]:
    """The first free place: to the right, to the left, then higher and lower; the last tried when all are taken."""
    steps = [0.0, *(sign * height * part for part in (0.6, 1.0, 1.6, 2.2, 3.0) for sign in (1, -1))]
    for step in steps:
        for anchor, start in (("start", x + 8), ("end", x - 8 - room)):
            box = _Box(start, y + step - height / 2, start + room, y + step + height / 2)
            inside = box.left >= 0 and box.right <= width
            if inside and not any(box.meets(other) for other in taken):
                return box, "start" if anchor == "start" else "end"
    return box, "end"
