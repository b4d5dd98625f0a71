"""Draws a chart on a page: matplotlib calls it, PDF operators come out. Texts stay text in the fonts of the report."""

from typing import Any

from matplotlib.path import Path

from surveyapp.report.charts import measure, stage
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.charts.renderer import Paint, Renderer, Segment
from surveyapp.report.palette import Colour
from surveyapp.report.pdf.fonts import OWN, Faces
from surveyapp.report.pdf.lines import Measured
from surveyapp.report.pdf.pen import Pen

_SPARE = 4.0
"""A text of a few letters may be so much wider in another font than it was measured."""
_LETTERS = {int(Path.MOVETO): "m", int(Path.LINETO): "l", int(Path.CURVE4): "c"}


def draw(pen: Pen, drawing: Drawing, x: float, y: float, faces: Faces = OWN) -> None:
    """Draw with the lower left corner at (x, y)."""
    stage.paint(drawing, _Page(pen, drawing, x, y, faces))


class _Page(Renderer):
    """A matplotlib renderer that writes to the current page."""

    def __init__(self, pen: Pen, drawing: Drawing, x: float, y: float, faces: Faces) -> None:
        super().__init__(drawing)
        self._pen = pen
        self._x = x
        self._y = y
        self._faces = faces

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """The size of a text as it is written: charts are laid out for our own fonts."""
        wide, high, low = super().get_text_width_height_descent(s, prop, ismath)
        if self._faces == OWN:
            return wide, high, low
        own = self._measured(s, prop.get_weight() == "bold")
        return min(wide + _SPARE, own.units(0, len(own.text)) * float(prop.get_size_in_points()) / 1000), high, low

    def outline(self, segments: list[Segment], paint: Paint) -> None:
        """Operators for one outline, between q and Q."""
        steps: list[str] = []
        last = (0.0, 0.0)
        for code, points in segments:
            steps.append(self._step(code, points, last))
            last = (points[-2], points[-1])
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(paint.fill), bool(paint.stroke)]
        self._pen.operators(f"q {_state(paint)} {' '.join(steps)} {operator} Q")

    def _step(self, code: int, points: tuple[float, ...], last: tuple[float, float]) -> str:
        if code == Path.CLOSEPOLY:
            return "h"
        if code == Path.CURVE3:  # PDF has only cubic curves
            points, code = _cubic(last, points), int(Path.CURVE4)
        moved = (f"{x + self._x:.2f} {y + self._y:.2f}" for x, y in zip(points[::2], points[1::2], strict=True))
        return f"{' '.join(moved)} {_LETTERS[code]}"

    def text(self, x: float, y: float, text: str, size: float, colour: Colour, bold: bool) -> None:
        """A line of text, every character in a font that has it; smaller where it would not fit otherwise."""
        measured = self._measured(text, bold)
        if self._faces != OWN and (wide := measured.units(0, len(measured.text)) / 1000):
            size = min(size, (measure.width(text, size, bold) + _SPARE) / wide)
        pieces = measured.pieces(0, len(measured.text))
        self._pen.write(x + self._x, y + self._y, pieces, size, colour, " ")

    def _measured(self, text: str, bold: bool) -> Measured:
        return Measured(text, self._faces.bold if bold else self._faces.regular)


def _cubic(last: tuple[float, float], points: tuple[float, ...]) -> tuple[float, ...]:
    """A quadratic curve as a cubic one."""
    (x0, y0), (x1, y1, x2, y2) = last, points
    first = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
    return (*first, x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2)


def _state(paint: Paint) -> str:
    """The colours, line width and dashes."""
    parts = []
    if paint.fill:
        parts.append("{:.4f} {:.4f} {:.4f} rg".format(*paint.fill))
    if paint.stroke:
        parts.append("{:.4f} {:.4f} {:.4f} RG".format(*paint.stroke) + f" {paint.thickness:.2f} w")
    if paint.dashes:
        parts.append(f"[{' '.join(f'{dash:.2f}' for dash in paint.dashes)}] 0 d")
    return " ".join(parts)
