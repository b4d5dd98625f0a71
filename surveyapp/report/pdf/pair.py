"""A label with its text beside it, as on the cover."""

from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.text import Text

_SIDE = 0.34
"""The part of the width that the label takes."""
_GAP = 10.0


class Pair:
    """Two texts side by side. When the second goes on, on the next page, the label is not repeated."""

    before, after = 0.0, 6.0
    kept = False

    def __init__(self, label: Text, text: Text) -> None:
        self._label = label
        self._text = text

    def height(self, width: float) -> float:
        """The height of the higher of the two."""
        return max(self._label.height(width * _SIDE - _GAP), self._text.height(width * (1 - _SIDE)))

    def least(self, width: float) -> float:
        """The label whole, and the start of the text."""
        return max(self._label.height(width * _SIDE - _GAP), self._text.least(width * (1 - _SIDE)))

    def split(self, width: float, room: float) -> "tuple[Pair, Pair] | None":
        """The text is split."""
        parts = self._text.split(width * (1 - _SIDE), room)
        if parts is None:
            return None
        return Pair(self._label, parts[0]), Pair(Text("", self._label.type, None), parts[1])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw both with the same top."""
        self._label.draw(pen, x, top, width * _SIDE - _GAP)
        self._text.draw(pen, x + width * _SIDE, top, width * (1 - _SIDE))
