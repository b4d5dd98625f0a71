"""A chart on the page: one Figure element with its text alternative and its place."""

from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.pdf.canvas import draw
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node


class Figure:
    """A drawing of fixed size."""

    before, after = 2.0, 4.0

    def __init__(self, drawing: Drawing, node: Node, *, kept: bool) -> None:
        self._drawing = drawing
        self._node = node
        self.kept = kept

    def height(self, width: float) -> float:
        """Its height; the drawing was laid out for the width of the text."""
        return self._drawing.height

    def least(self, width: float) -> float:
        """All of it: a chart is never split."""
        return self._drawing.height

    def split(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the chart as content of its Figure."""
        bottom = top - self._drawing.height
        pen.figure(self._node, (x, bottom, x + self._drawing.width, top))
        with pen.tag(self._node):
            draw(pen, self._drawing, x, bottom)
