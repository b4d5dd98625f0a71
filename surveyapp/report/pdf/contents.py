"""A line of the contents: title, dots and page number, a link as a whole. The number is filled in at the end."""

from surveyapp.report.pdf import fonts
from surveyapp.report.pdf.bidirectional import Piece
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import Type
from surveyapp.report.pdf.text import Text

_NUMBER = 28.0
"""Room for the page number."""
_DOTS = ". "


class Entry:
    """TOCI > Reference > Link. A long title goes over several lines; the number stands on the last."""

    def __init__(self, title: str, key: str, type_: Type, node: Node, *, kept: bool) -> None:
        self.kept = kept
        self._link = node.add("TOCI").add("Reference").add("Link", contents=title)
        self._title = Text(title, type_, self._link)
        self._key = key
        self._type = type_
        self.before, self.after = type_.before, type_.after

    def height(self, width: float) -> float:
        """The height of the title beside the room for the number."""
        return self._title.height(width - _NUMBER)

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        """Never."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the title and the number as content of the link, the dots as decoration."""
        height = self.height(width)
        self._title.draw(pen, x, top, width - _NUMBER)
        baseline = top - height + self._type.leading / 2 - 0.36 * self._type.size
        with pen.artifact():
            self._draw_dots(pen, x, baseline, width)
        with pen.tag(self._link):
            number = lambda: f" {pen.page_of[self._key] + 1}"  # noqa: E731 - known when all pages are
            pen.write_late(x + width, baseline, self._type.size, self._type.colour, number, self._type.font)
        pen.link(self._link, self._key, (x, top - height, x + width, top))

    def _draw_dots(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Dots on a raster that is the same for all lines."""
        size = self._type.size
        step = fonts.units(_DOTS, self._type.font) * size / 1000
        room = width - _NUMBER - self._title.end_of_last_line(width - _NUMBER) - 6
        count = int(room / step)
        if count > 0:
            dots = Piece(_DOTS * count, self._type.font, count * step * 1000 / size)
            pen.write(x + width - _NUMBER - count * step, baseline, [dots], size, self._type.colour)
