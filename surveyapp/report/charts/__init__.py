"""The charts of a report: one layout per kind, drawn by matplotlib on the PDF page and as SVG for the web page."""

from collections.abc import Callable
from functools import lru_cache

from surveyapp.report.charts import bars, columns, diverging, dots, gap, quadrant, stacked, trend, vector
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.model import Chart, ChartKind
from surveyapp.report.printable import one_line

WIDTH = 454.0
"""The width of a chart in points: the text of an A4 page."""

_KEPT = 400
"""Drawings of a few waves, some 20 kB each."""

LAYOUTS: dict[ChartKind, Callable[[Chart, str, float], Drawing]] = {
    ChartKind.BARS: bars.layout,
    ChartKind.COLUMNS: columns.layout,
    ChartKind.STACKED: stacked.layout,
    ChartKind.DIVERGING: diverging.layout,
    ChartKind.LINES: trend.layout,
    ChartKind.DOTS: dots.layout,
    ChartKind.GAP: gap.layout,
    ChartKind.QUADRANT: quadrant.layout,
}
"""How every kind of chart is laid out."""


def layout(chart: Chart, colour: str, width: float = WIDTH) -> Drawing:
    """The shapes of a chart at this width, in the municipality's colour ("#154273")."""
    return LAYOUTS[chart.kind](chart, colour, width)


@lru_cache(maxsize=_KEPT)
def svg(chart: Chart, colour: str, width: float = WIDTH) -> str:
    """The chart as an svg element for a web page, with its title and its text alternative; all texts are escaped.

    The title and the base line are not drawn: the page prints them. Kept in memory: a wave that is closed is looked at
    again and again, and its drawings are the same.
    """
    return vector.svg(layout(chart, colour, width), one_line(chart.title), one_line(chart.alt))
