"""Columns for ordered classes: a column per class and series, the value on top, the class below."""

from surveyapp.report.charts import bars, measure
from surveyapp.report.charts.drawing import Bar, Drawing, Rule
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet, colours_of, edge_of, ends, text_at, value_at
from surveyapp.report.model import Chart
from surveyapp.report.palette import SOFT, Colour

_HEIGHT = 105.0
_WHITE = 0.3
"""The part of a slot that stays white."""


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The columns of a chart; as bars when words or values would not fit under or on a column."""
    slot = width / max(len(chart.categories), 1)
    if not _fits(chart, slot):
        return bars.layout(chart, colour, width)
    sheet = Sheet(width)
    colours = colours_of(chart, colour)
    if len(chart.series) > 1:
        sheet.legend([(series.label, shade) for series, shade in zip(chart.series, colours, strict=True)])
    sheet.y -= LEADING + _HEIGHT
    floor = sheet.y
    for place in range(len(chart.categories)):
        _class(sheet, chart, colours, place, slot, floor)
    sheet.shapes.append(Rule(((0, floor), (width, floor)), SOFT, 0.75))
    labels = [measure.wrapped(category, slot - 6, SIZE) for category in chart.categories]
    for place, lines in enumerate(labels):
        sheet.lines(lines, slot * (place + 0.5), floor - 4, "middle")
    sheet.y -= 4 + LEADING * max((len(lines) for lines in labels), default=0)
    return sheet.drawing()


def _fits(chart: Chart, slot: float) -> bool:
    """Whether every word and every value fits, and no value is negative."""
    words = max((measure.widest_word(category, SIZE) for category in chart.categories), default=0.0)
    column = slot * (1 - _WHITE) / max(len(chart.series), 1)
    values = max((measure.width(text, SIZE, True) for series in chart.series for text in series.labels), default=0.0)
    return (
        words <= slot - 6 and values <= max(column, slot - 4 if len(chart.series) == 1 else 0.0) and ends(chart)[0] >= 0
    )


def _class(sheet: Sheet, chart: Chart, colours: list[Colour], place: int, slot: float, floor: float) -> None:
    """The columns of one class, side by side."""
    scale = _HEIGHT / ends(chart)[1]
    thick = min(slot * (1 - _WHITE) / len(chart.series), 46.0)
    x = slot * (place + 0.5) - thick * len(chart.series) / 2
    for series, shade in zip(chart.series, colours, strict=True):
        value, text = value_at(series, place), text_at(series, place)
        height = (value or 0.0) * scale
        if value is not None:
            sheet.shapes.append(Bar(x + 0.5, floor, thick - 1.0, height, shade, edge_of(shade)))
        sheet.label(text, x + thick / 2, floor + height + LEADING / 2, "middle", bold=value is not None)
        x += thick
