"""A municipality's logo on the page: one Figure element with its text alternative, never larger than its place."""

import io

from reportlab.lib.utils import ImageReader

from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node


class Logo:
    """A picture that is drawn on white; the same one is in the file once, however often it is drawn."""

    def __init__(self, png: bytes, most: tuple[float, float]) -> None:
        """``most``: the width and height in points that it fits in."""
        self._picture = ImageReader(io.BytesIO(png))
        wide, high = self._picture.getSize()
        scale = min(most[0] / wide, most[1] / high)
        self.width: float = wide * scale
        self.height: float = high * scale

    def draw(self, pen: Pen, figure: Node, x: float, top: float) -> None:
        """Draw it with its upper left corner at (x, top), as content of its Figure."""
        bottom = top - self.height
        pen.figure(figure, (x, bottom, x + self.width, top))
        with pen.tag(figure):
            pen.picture(self._picture, x, bottom, self.width, self.height)
