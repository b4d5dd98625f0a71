"""Rows on a scale with two sides: negative answers left of a line, positive ones right, the neutral one across it."""

from surveyapp.report.charts import stacked
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.charts.sheet import value_at
from surveyapp.report.model import Chart


def layout(chart: Chart, colour: str, width: float) -> Drawing:
    """The rows of a chart, each shifted until its middle is on the line."""
    return stacked.rows(chart, colour, width, left_of)


def left_of(chart: Chart, place: int) -> float:
    """How much of a row is left of the line: its first half, and half of an answer in the middle."""
    answers = [value_at(series, place) or 0.0 for series in chart.series if not series.muted]
    half = len(answers) // 2
    return sum(answers[:half]) + (answers[half] / 2 if len(answers) % 2 else 0.0)


def reach(chart: Chart) -> tuple[float, float]:
    """How far the rows reach to the left and to the right of the line."""
    return chart.reach or stacked.reach(chart, left_of)
