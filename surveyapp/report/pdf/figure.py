"""A chart on the page: one Figure element with its text alternative and its place."""

import math
from collections.abc import Sequence
from dataclasses import replace

from surveyapp.report import charts
from surveyapp.report.charts import diverging
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.charts.sheet import ends
from surveyapp.report.model import Chart, ChartKind, Series
from surveyapp.report.pdf.canvas import draw
from surveyapp.report.pdf.fonts import OWN, Faces
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import AREA

_MOST, _PART = 0.75 * AREA.height, 0.55 * AREA.height
"""A chart that is higher than the first is drawn in parts of about the second: heading and chart stay on one page."""
_IN_ROWS = (ChartKind.BARS, ChartKind.STACKED, ChartKind.DIVERGING, ChartKind.DOTS, ChartKind.GAP)
_GAP = 8.0


class Figure:
    """Drawings of fixed size below each other: one, or the parts of a chart that is higher than a page allows."""

    before, after = 2.0, 4.0

    def __init__(self, drawings: Sequence[Drawing], node: Node, *, kept: bool, faces: Faces = OWN) -> None:
        self._drawings = list(drawings)
        self._node = node
        self.kept = kept
        self._faces = faces

    def height(self, width: float) -> float:
        """Its height; the drawings were laid out for the width of the text."""
        return sum(_height(drawing) for drawing in self._drawings) + _GAP * (len(self._drawings) - 1)

    def least(self, width: float) -> float:
        """The first drawing: that is never split."""
        return _height(self._drawings[0])

    def split(self, width: float, room: float) -> "tuple[Figure, Figure] | None":
        """As many drawings as fit."""
        for number in range(len(self._drawings) - 1, 0, -1):
            first = Figure(self._drawings[:number], self._node, kept=False, faces=self._faces)
            if first.height(width) <= room:
                return first, Figure(self._drawings[number:], self._node, kept=self.kept, faces=self._faces)
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the chart as content of its Figure."""
        bottom = top - self.height(width)
        pen.figure(self._node, (x, bottom, x + max(drawing.width for drawing in self._drawings), top))
        with pen.tag(self._node):
            for drawing in self._drawings:
                top -= _height(drawing)
                _draw(pen, drawing, x, top, self._faces)
                top -= _GAP


def drawings(chart: Chart, colour: str, width: float) -> list[Drawing]:
    """The chart as one drawing; with more rows than a page holds, as several on the same axis."""
    whole = charts.layout(chart, colour, width)
    parts = _parts(chart, whole.height)
    return [whole] if len(parts) == 1 else [charts.layout(part, colour, width) for part in parts]


def _parts(chart: Chart, height: float) -> list[Chart]:
    low, high = ends(chart)
    if height <= _MOST or chart.kind not in _IN_ROWS or low < 0:
        return [chart]
    size = math.ceil(len(chart.categories) / math.ceil(height / _PART))
    return [
        replace(
            chart,
            categories=chart.categories[start : start + size],
            series=tuple(_part(series, start, start + size) for series in chart.series),
            maximum=high,
            reach=diverging.reach(chart) if chart.kind is ChartKind.DIVERGING else None,
        )
        for start in range(0, len(chart.categories), size)
    ]


def _part(series: Series, start: int, end: int) -> Series:
    return replace(
        series, values=series.values[start:end], labels=series.labels[start:end], limits=series.limits[start:end]
    )


def _scale(drawing: Drawing) -> float:
    """Below 1 for a drawing that no page can hold."""
    return min(1.0, 0.9 * AREA.height / drawing.height) if drawing.height else 1.0


def _height(drawing: Drawing) -> float:
    return drawing.height * _scale(drawing)


def _draw(pen: Pen, drawing: Drawing, x: float, y: float, faces: Faces) -> None:
    """Draw with the lower left corner at (x, y), smaller when it is higher than a page."""
    scale = _scale(drawing)
    if scale == 1.0:
        draw(pen, drawing, x, y, faces)
        return
    pen.operators(f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm")
    draw(pen, drawing, 0.0, 0.0, faces)
    pen.operators("Q")
