"""Horizontal bars: a row per category, a bar per series, the value written at its end."""

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Bar, Drawing, Rule
from surveyapp.report.charts.sheet import (
    LEADING,
    SIZE,
    Sheet,
    colours_of,
    edge_of,
    ends,
    label_room,
    text_at,
    value_at,
)
from surveyapp.report.model import Chart
from surveyapp.report.palette import HAIRLINE, SOFT, WHITE, Colour

_LABELS = 0.42
_GAP = 8.0


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The bars of a chart; negative values run to the left of zero."""
    sheet = Sheet(width)
    colours = colours_of(chart, colour)
    if len(chart.series) > 1:
        sheet.legend([(series.label, shade) for series, shade in zip(chart.series, colours, strict=True)])
    axis = _Axis(chart, width)
    top = sheet.y
    for place, category in enumerate(chart.categories):
        _row(sheet, chart, axis, colours, place, category)
    sheet.shapes.append(Rule(((axis.zero, top + 2), (axis.zero, sheet.y + 2)), SOFT, 0.75))
    return sheet.drawing()


class _Axis:
    """Where the labels end, where zero is and how long a value is."""

    def __init__(self, chart: Chart, width: float) -> None:
        low, high = ends(chart)
        self.labels = label_room(chart.categories, width, _LABELS)
        texts = [text for series in chart.series for text in series.labels]
        room = max((measure.width(text, SIZE, True) for text in texts), default=0.0) + 6
        left = self.labels + _GAP + (room if low < 0 else 0.0)
        self.scale = max(width - left - room, 40.0) / (high - low)
        self.zero = left - low * self.scale
        self.end = left + (high - low) * self.scale


def _row(sheet: Sheet, chart: Chart, axis: _Axis, colours: list[Colour], place: int, category: str) -> None:
    """One category: its label beside its bars, both centred on the same line."""
    count = len(chart.series)
    thick, gap = (11.0, 0.0) if count == 1 else (9.0, 2.0)
    lines = measure.wrapped(category, axis.labels, SIZE)
    bars = count * thick + (count - 1) * gap
    height = max(bars, len(lines) * LEADING)
    middle = sheet.y - height / 2
    sheet.lines(lines, axis.labels, middle + len(lines) * LEADING / 2, "end")
    top = middle + bars / 2
    for series, shade in zip(chart.series, colours, strict=True):
        value, text = value_at(series, place), text_at(series, place)
        if value is None:
            sheet.label(text, axis.zero + 4, top - thick / 2, colour=SOFT)
        else:
            _bar(sheet, axis, value, text, top, thick, shade)
        top -= thick + gap
    sheet.y -= height + (7.0 if count == 1 else 9.0)


def _bar(sheet: Sheet, axis: _Axis, value: float, text: str, top: float, thick: float, shade: Colour) -> None:
    """A bar on a hairline that leads the eye, with its value behind its end."""
    length = value * axis.scale
    start = min(axis.zero, axis.zero + length)
    if value >= 0:
        sheet.shapes.append(Rule(((axis.zero, top - thick / 2), (axis.end, top - thick / 2)), HAIRLINE, 0.4))
        background = measure.width(text, SIZE, True) + 6
        sheet.shapes.append(Bar(axis.zero + length, top - thick, background, thick, WHITE))
    sheet.shapes.append(Bar(start, top - thick, abs(length), thick, shade, edge_of(shade)))
    x, anchor = (axis.zero + length + 4, "start") if value >= 0 else (axis.zero + length - 4, "end")
    sheet.label(text, x, top - thick / 2, "start" if anchor == "start" else "end", bold=True)
