"""A box that stands out: blocks on a tinted ground with a bar in the municipality's colour."""

from collections.abc import Sequence

from surveyapp.report.pdf.flow import Block
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.style import Look

_SIDE, _ABOVE, _BAR = 16.0, 12.0, 3.0


class Panel:
    """Blocks below each other in a box. Goes over pages between its blocks only when it is higher than a page."""

    before, after = 10.0, 14.0
    kept = False

    def __init__(self, blocks: Sequence[Block], look: Look) -> None:
        self._blocks = list(blocks)
        self._look = look

    def height(self, width: float) -> float:
        """The height of the blocks with the white round them."""
        inner = width - 2 * _SIDE
        whites = [max(a.after, b.before) for a, b in zip(self._blocks, self._blocks[1:], strict=False)]
        return sum(block.height(inner) for block in self._blocks) + sum(whites) + 2 * _ABOVE

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Panel, Panel] | None":
        """As many blocks as fit."""
        for number in range(len(self._blocks) - 1, 0, -1):
            first = Panel(self._blocks[:number], self._look)
            if first.height(width) <= room:
                return first, Panel(self._blocks[number:], self._look)
        parts = self._blocks[0].split(width - 2 * _SIDE, room - 2 * _ABOVE)
        if parts is None:
            return None
        return Panel([parts[0]], self._look), Panel([parts[1], *self._blocks[1:]], self._look)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the ground as an artifact, then the blocks."""
        height = self.height(width)
        with pen.artifact():
            pen.rectangle(x, top - height, width, height, self._look.wash)
            pen.rectangle(x, top - height, _BAR, height, self._look.accent)
        top -= _ABOVE
        for block, following in zip(self._blocks, [*self._blocks[1:], None], strict=True):
            block.draw(pen, x + _SIDE, top, width - 2 * _SIDE)
            top -= block.height(width - 2 * _SIDE) + (max(block.after, following.before) if following else 0.0)
