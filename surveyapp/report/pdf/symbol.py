"""A QR code on the page: squares that printers keep sharp, one Figure element with its text alternative."""

from surveyapp.report import qr
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node


class Symbol:
    """A QR code of fixed size, white round it included."""

    before, after = 0.0, 6.0
    kept = False

    def __init__(self, text: str, size: float, node: Node) -> None:
        self._text = text
        self._size = size
        self._node = node

    def height(self, width: float) -> float:
        """As high as it is wide."""
        return self._size

    def least(self, width: float) -> float:
        """All of it."""
        return self._size

    def split(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw every dark stretch of a row as one rectangle, on white."""
        count, runs = qr.runs(self._text)
        unit = self._size / (count + 2 * qr.QUIET)
        pen.figure(self._node, (x, top - self._size, x + self._size, top))
        left, high = x + qr.QUIET * unit, top - (qr.QUIET + 1) * unit
        boxes = (
            f"{left + column * unit:.3f} {high - row * unit:.3f} {length * unit:.3f} {unit:.3f} re"
            for row, column, length in runs
        )
        with pen.tag(self._node):
            pen.rectangle(x, top - self._size, self._size, self._size, (1.0, 1.0, 1.0))
            pen.operators(f"q 0 0 0 rg {' '.join(boxes)} f Q")
