"""Points on one axis: a row per category, a point per series below each other with its limits and its value."""

from collections.abc import Sequence

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Drawing, Mark, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet, ends, label_room, text_at, value_at
from surveyapp.report.model import Chart
from surveyapp.report.palette import HAIRLINE, SOFT, Colour, distinct

_LABELS = 0.34
_GAP = 10.0
_STEP = 11.0
MARKS = ("o", "s", "^", "D", "v")
"""In the order of the series: told apart without colour."""
_PARTS = 4


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The points of a chart; the axis is divided in four."""
    sheet = Sheet(width)
    colours = distinct(colour, len(chart.series))
    legend(sheet, chart, colours)
    labels = label_room(chart.categories, width, _LABELS)
    values = max((measure.width(text, SIZE, True) for each in chart.series for text in each.labels), default=0.0)
    left, (low, high) = labels + _GAP, ends(chart)
    scale = max(width - left - values - 8, 40.0) / (high - low)
    top = sheet.y
    for place, category in enumerate(chart.categories):
        _row(sheet, chart, colours, place, category, (labels, left - low * scale, scale))
    axis_steps(sheet, top, left, (high - low) * scale)
    return sheet.drawing()


def axis_steps(sheet: Sheet, top: float, left: float, length: float) -> None:
    """Thin lines below everything that divide the axis."""
    steps = [left + part * length / _PARTS for part in range(_PARTS + 1)]
    sheet.shapes[:0] = [Rule(((x, top), (x, sheet.y)), SOFT if x == left else HAIRLINE, 0.5) for x in steps]


def legend(sheet: Sheet, chart: Chart, colours: Sequence[Colour]) -> None:
    """The mark and the name of every series."""
    x, height = 0.0, LEADING
    for series, shade, mark in zip(chart.series, colours, MARKS, strict=False):
        lines = measure.wrapped(series.label, sheet.width - 12, SIZE)
        needed = 12 + max((measure.width(line, SIZE) for line in lines), default=0.0)
        if x and x + needed > sheet.width:
            x, height, sheet.y = 0.0, LEADING, sheet.y - height - 2
        sheet.shapes.append(Mark(x + 4, sheet.y - LEADING / 2, mark, shade))
        sheet.lines(lines, x + 12, sheet.y)
        height = max(height, len(lines) * LEADING)
        x += needed + 14
    sheet.y -= height + 7


def _row(
    sheet: Sheet, chart: Chart, colours: Sequence[Colour], place: int, category: str, axis: tuple[float, float, float]
) -> None:
    """One category: its label beside its points."""
    labels, zero, scale = axis
    lines = measure.wrapped(category, labels, SIZE)
    height = max(len(chart.series) * _STEP, len(lines) * LEADING)
    middle = sheet.y - height / 2
    sheet.lines(lines, labels, middle + len(lines) * LEADING / 2, "end")
    y = middle + (len(chart.series) - 1) * _STEP / 2
    for series, shade, mark in zip(chart.series, colours, MARKS, strict=False):
        value, text = value_at(series, place), text_at(series, place)
        limits = series.limits[place] if place < len(series.limits) else None
        end = zero
        if value is not None:
            end = zero + (limits[1] if limits else value) * scale
            if limits:
                sheet.shapes.append(Rule(((zero + limits[0] * scale, y), (end, y)), shade, 1.0))
            sheet.shapes.append(Mark(zero + value * scale, y, mark, shade))
        sheet.label(text, end + 6, y, bold=value is not None, colour=shade if value is not None else SOFT)
        y -= _STEP
    sheet.y -= height + 8
