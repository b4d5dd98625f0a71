"""Lines over waves: a point per wave with its limits and its value, the name of the line at its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Anchor, Bar, Dash, Drawing, Mark, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet, ends, text_at, value_at
from surveyapp.report.model import Chart, Series
from surveyapp.report.palette import HAIRLINE, MUTED, SOFT, WHITE, Colour, distinct

_HEIGHT = 130.0
_NAMES = 0.3
_ASIDE = 7.0
"""Lines stand so far beside each other that their limits do not cover one another."""
_STYLES: tuple[tuple[str, Dash], ...] = (
    ("o", ()),
    ("s", (4, 1.5)),
    ("^", (1.2, 1.5)),
    ("D", (6, 1.5, 1.2, 1.5)),
    ("v", (2.5, 2.5)),
)


@dataclass(frozen=True)
class _Line:
    """One series with its look."""

    series: Series
    colour: Colour
    mark: str
    dash: Dash


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The lines of a chart; a missing value breaks the line."""
    sheet = Sheet(width)
    lines = _lines(chart, colour)
    names = width * _NAMES if len(lines) > 1 else 0.0
    slot = (width - names) / max(len(chart.categories), 1)
    sheet.y -= LEADING + _HEIGHT
    floor, top = sheet.y, max(ends(chart)[1], *(high for series in chart.series for _, high in _known(series)), 0.0)
    sheet.shapes.append(Rule(((0, floor), (width - names, floor)), SOFT, 0.75))
    for place in range(len(chart.categories)):
        x = slot * (place + 0.5)
        sheet.shapes.append(Rule(((x, floor), (x, floor + _HEIGHT)), HAIRLINE, 0.4))
    for number, line in enumerate(lines):
        aside = 2 * number * _room_aside(lines) / max(len(lines) - 1, 1) - _room_aside(lines)
        _whiskers(sheet, line, slot, aside, floor, _HEIGHT / top)
        _draw(sheet, line, slot, aside, floor, _HEIGHT / top)
    for place in range(len(chart.categories)):
        _values(sheet, lines, place, slot, floor, _HEIGHT / top)
    if names:
        _names(sheet, lines, slot * (len(chart.categories) - 0.5), floor, _HEIGHT / top, width)
    labels = [measure.wrapped(category, slot - 6, SIZE) for category in chart.categories]
    for place, wrapped in enumerate(labels):
        sheet.lines(wrapped, slot * (place + 0.5), floor - 4, "middle")
    sheet.y -= 4 + LEADING * max((len(wrapped) for wrapped in labels), default=0)
    return sheet.drawing()


def _known(series: Series) -> Iterator[tuple[float, float]]:
    return filter(None, series.limits)


def _lines(chart: Chart, colour: str) -> list[_Line]:
    colours = iter(distinct(colour, sum(not series.muted for series in chart.series)))
    styles = [_STYLES[number % len(_STYLES)] for number in range(len(chart.series))]
    return [
        _Line(series, MUTED if series.muted else next(colours), mark, dash)
        for series, (mark, dash) in zip(chart.series, styles, strict=True)
    ]


def _whiskers(sheet: Sheet, line: _Line, slot: float, aside: float, floor: float, scale: float) -> None:
    """The limits of every point, as an upright line with ends."""
    for place, limits in enumerate(line.series.limits):
        if limits:
            x, low, high = slot * (place + 0.5) + aside, floor + limits[0] * scale, floor + limits[1] * scale
            sheet.shapes.append(Rule(((x, low), (x, high)), line.colour, 0.8))
            sheet.shapes += [Rule(((x - 2.5, y), (x + 2.5, y)), line.colour, 0.8) for y in (low, high)]


def _draw(sheet: Sheet, line: _Line, slot: float, aside: float, floor: float, scale: float) -> None:
    """The line piece by piece between neighbours that both have a value and can be compared, then its points."""
    points = [
        None if value is None else (slot * (place + 0.5) + aside, floor + value * scale)
        for place, value in enumerate(line.series.values)
    ]
    for place, (one, other) in enumerate(pairwise(points), 1):
        if one and other and place not in line.series.breaks:
            sheet.shapes.append(Rule((one, other), line.colour, 1.6, line.dash))
    sheet.shapes += [Mark(x, y, line.mark, line.colour) for x, y in filter(None, points)]


def _values(sheet: Sheet, lines: list[_Line], place: int, slot: float, floor: float, scale: float) -> None:
    """The values of one wave: above the highest point, below the others; behind the points of the last wave,
    and behind all points that have limits.
    """
    shown = [(line, value) for line in lines if (value := value_at(line.series, place)) is not None]
    named = len(lines) > 1 and place == max(len(line.series.values) for line in lines) - 1
    beside = any(line.series.limits for line in lines)
    top = max((value for _, value in shown), default=0.0)
    steps = [0.0 if named or beside else LEADING * (0.8 if value == top else -0.8) for _, value in shown]
    wished = [floor + value * scale + step for (_, value), step in zip(shown, steps, strict=True)]
    x, anchor = slot * (place + 0.5), "middle"
    if named or beside:
        x, anchor = x + 8.0 + _room_aside(lines), "start"
    for (line, _), y in zip(shown, apart(wished, LEADING - 1, upwards=named), strict=True):
        _value(sheet, text_at(line.series, place), x, y, "start" if anchor == "start" else "middle", line.colour)


def _room_aside(lines: list[_Line]) -> float:
    """How far the last of several lines stands beside the middle, when they stand apart for their limits."""
    return _ASIDE * (len(lines) - 1) / 2 if any(line.series.limits for line in lines) else 0.0


def _value(sheet: Sheet, text: str, x: float, y: float, anchor: Anchor, colour: Colour) -> None:
    """A value on a white ground, so that a line that passes behind it does not cross it out."""
    room = measure.width(text, SIZE, True)
    left = x if anchor == "start" else x - room / 2
    sheet.shapes.append(Bar(left - 1, y - LEADING * 0.4, room + 2, LEADING * 0.8, WHITE))
    sheet.label(text, x, y, anchor, bold=True, colour=colour)


def _names(sheet: Sheet, lines: list[_Line], x: float, floor: float, scale: float, width: float) -> None:
    """The name of every line in the margin, at the height of its last point, with its mark."""
    values = max((measure.width(text, SIZE, True) for line in lines for text in line.series.labels), default=0.0)
    start = x + 8 + _room_aside(lines) + values + 14
    wrapped = [measure.wrapped(line.series.label, max(width - start, 60.0), SIZE) for line in lines]
    last = [next((v for v in reversed(line.series.values) if v is not None), 0.0) for line in lines]
    heights = [LEADING * max(len(rows), 1) + 2 for rows in wrapped]
    middles = apart([floor + value * scale for value in last], heights)
    for line, rows, height, middle in zip(lines, wrapped, heights, middles, strict=True):
        sheet.shapes.append(Mark(start - 7, middle, line.mark, line.colour))
        sheet.lines(rows, start, middle + (height - 2) / 2)
        sheet.y = min(sheet.y, middle - height)


def apart(wished: list[float], heights: float | list[float], *, upwards: bool = True) -> list[float]:
    """Middles near those wished for, in the same order, of labels of these heights that do not overlap.

    Labels give way upwards, or downwards from the highest.
    """
    sizes = [heights] * len(wished) if isinstance(heights, float | int) else heights
    order = sorted(range(len(wished)), key=lambda place: wished[place])
    placed = list(wished)
    for low, high in pairwise(order) if upwards else pairwise(order[::-1]):
        room = (sizes[low] + sizes[high]) / 2
        placed[high] = max(placed[high], placed[low] + room) if upwards else min(placed[high], placed[low] - room)
    return placed
