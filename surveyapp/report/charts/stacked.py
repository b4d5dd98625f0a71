"""Stacked rows that add up to 100 %: a row per category, a segment per answer; "weet niet" apart, in grey."""

from collections.abc import Callable, Sequence

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Bar, Drawing, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet, answer_colours, label_room, text_at, value_at
from surveyapp.report.model import Chart, Series
from surveyapp.report.palette import INK, MUTED, SOFT, WHITE, Colour, ink_on

_LABELS = 0.36
_GAP = 8.0
_THICK = 15.0
_APART = 16.0
"""White between the answers and those who gave none."""


Left = Callable[[Chart, int], float]
"""How much of a row is left of the line where all rows meet."""


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The rows of a chart, that all begin at the left."""
    return rows(chart, colour, width, _nothing)


def _nothing(chart: Chart, place: int) -> float:
    return 0.0


def rows(chart: Chart, colour: str, width: float, left: Left) -> Drawing:
    """The rows, each with this much left of one line. What the muted series show has the same scale as the rest."""
    sheet = Sheet(width)
    colours = answer_colours(chart, colour)
    sheet.legend([(series.label, shade) for series, shade in zip(chart.series, colours, strict=True)])
    scale = _Scale(chart, width, left)
    top, below = sheet.y, len(sheet.shapes)
    for place, category in enumerate(chart.categories):
        lines = measure.wrapped(category, scale.labels, SIZE)
        height = max(_THICK, len(lines) * LEADING)
        middle = sheet.y - height / 2
        sheet.lines(lines, scale.labels, middle + len(lines) * LEADING / 2, "end")
        _row(sheet, chart, colours, scale, place, middle)
        sheet.y -= height + 6
    if left is not _nothing and chart.categories:
        sheet.shapes.insert(below, scale.line(top, sheet.y))
    return sheet.drawing()


def reach(chart: Chart, left: Left) -> tuple[float, float]:
    """How far the rows reach to the left and to the right of the line; together at least 1."""
    places = range(len(chart.categories))
    most = max([0.0, *(left(chart, place) for place in places)])
    rest = max([0.0, *(_sum(chart, place, muted=False) - left(chart, place) for place in places)])
    return most, max(rest, 1.0 - most)


class _Scale:
    """Where the rows start, and how wide a share of 1 is."""

    def __init__(self, chart: Chart, width: float, left: Left) -> None:
        self.labels = label_room(chart.categories, width, _LABELS)
        self._left, start = left, self.labels + _GAP
        most, rest = chart.reach or reach(chart, left)
        muted = max([0.0, *(_sum(chart, place, muted=True) for place in range(len(chart.categories)))])
        texts = [text for series in chart.series if series.muted for text in series.labels]
        tail = max((measure.width(text, SIZE) for text in texts), default=0.0) + 4 if texts else 0.0
        room = width - start - (_APART + tail if texts else 0.0)
        self.unit = room / (most + rest + muted)
        self.middle = start + most * self.unit
        self.muted = start + (most + rest) * self.unit + _APART

    def start(self, chart: Chart, place: int) -> float:
        """Where a row begins."""
        return self.middle - self._left(chart, place) * self.unit

    def line(self, top: float, bottom: float) -> Rule:
        """The line where the sides part, from above the first row to below the last, and behind the bars."""
        return Rule(((self.middle, top + 4), (self.middle, bottom + 2)), INK, 1.0)


def _sum(chart: Chart, place: int, *, muted: bool) -> float:
    return sum(value_at(series, place) or 0.0 for series in chart.series if series.muted is muted)


def _row(sheet: Sheet, chart: Chart, colours: Sequence[Colour], scale: _Scale, place: int, middle: float) -> None:
    """The segments of one category from left to right, then the muted ones."""
    left, apart = scale.start(chart, place), scale.muted
    x = left
    pairs = list(zip(chart.series, colours, strict=True))
    answers = [series for series, _ in pairs if not series.muted]
    if all(value_at(series, place) is None for series in answers):
        sheet.label(next((text_at(series, place) for series in answers), ""), x, middle, colour=SOFT)
    for series, shade in pairs:
        length = (value_at(series, place) or 0.0) * scale.unit
        if series.muted:
            apart = _muted(sheet, series, place, apart, length, middle)
        elif length > 0:
            _segment(sheet, x, length, middle, shade, text_at(series, place))
            x += length
    if x > left:
        _frame(sheet, left, x, middle)


def _frame(sheet: Sheet, left: float, right: float, middle: float) -> None:
    """A thin line round a row: a light segment at its end would be lost on the page."""
    low, high = middle - _THICK / 2, middle + _THICK / 2
    corners = ((left, low), (right, low), (right, high), (left, high), (left, low))
    sheet.shapes.append(Rule(corners, SOFT, 0.5))


def _segment(sheet: Sheet, x: float, length: float, middle: float, shade: Colour, text: str) -> None:
    """One segment with a white edge; its value inside when it fits."""
    sheet.shapes.append(Bar(x, middle - _THICK / 2, length, _THICK, shade, WHITE))
    if measure.width(text, SIZE) + 4 <= length:
        sheet.label(text, x + length / 2, middle, "middle", colour=ink_on(shade))


def _muted(sheet: Sheet, series: Series, place: int, x: float, length: float, middle: float) -> float:
    """A grey bar with its value behind it; returns where the next one starts."""
    if value_at(series, place) is None:
        return x
    sheet.shapes.append(Bar(x, middle - _THICK / 2 + 3, max(length, 0.5), _THICK - 6, MUTED))
    text = text_at(series, place)
    sheet.label(text, x + length + 3, middle, colour=SOFT)
    return x + length + 3 + measure.width(text, SIZE) + 6
