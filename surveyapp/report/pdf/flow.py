"""Places blocks on pages, one below the other, and keeps together what belongs together.

A block knows its height at a width, can be split at a height and draws itself. A block that is ``kept`` stays on the
page of the block after it, so a heading never stands alone at the foot of a page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from surveyapp.report.pdf.pen import Pen


class Block(Protocol):
    """Something that takes room on a page."""

    @property
    def before(self) -> float:
        """White above it, except at the top of a page."""

    @property
    def after(self) -> float:
        """White below it; of two neighbours the larger counts."""

    @property
    def kept(self) -> bool:
        """Whether it must be on the same page as the start of the next block."""

    def height(self, width: float) -> float:
        """Its height when it is this wide."""

    def least(self, width: float) -> float:
        """The height that must fit before it may start on a page."""

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """The part that fits in ``room`` and the rest; None when no good part fits."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at (x, top)."""


@dataclass(frozen=True)
class Area:
    """The part of a page that blocks may use."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height


class Flow:
    """Fills pages with blocks. ``dress`` draws what every page has (running header and footer).

    ``later`` is the area of the pages after the first, where that differs, as in a letter.
    """

    def __init__(self, pen: Pen, area: Area, dress: Callable[[Pen], None], later: Area | None = None) -> None:
        self._pen = pen
        self._area = area
        self._later = later or area
        self._dress = dress
        self._y = area.top
        self._white = 0.0

    def place(self, blocks: Sequence[Block]) -> None:
        """Place blocks after what was placed before. What is kept together and higher than a page is together as far as
        it goes."""
        together = False
        for number, block in enumerate(blocks):
            needed = block.least(self._area.width) if together else self._needed(blocks[number:])
            if not self._at_top and needed > self._room(block):
                self.end_page()
            self._place(block)
            together = block.kept

    def end_page(self) -> None:
        """Go on with the next page."""
        self._dress(self._pen)
        self._pen.end_page()
        self._area = self._later
        self._y = self._area.top
        self._white = 0.0

    def turn(self, part: float) -> None:
        """Go on with the next page if more than this part of the current one is used."""
        if self._area.top - self._y > part * self._area.height:
            self.end_page()

    @property
    def _at_top(self) -> bool:
        return self._y == self._area.top

    def _room(self, block: Block) -> float:
        """The height left on this page for a block, after the white above it."""
        white = 0.0 if self._at_top else max(self._white, block.before)
        return self._y - white - self._area.bottom

    def _needed(self, blocks: Sequence[Block]) -> float:
        """The height that the first block needs together with what it is kept with, at most a page."""
        width, needed = self._area.width, 0.0
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if not block.kept or following is None:
                needed += block.least(width)
                break
            needed += block.height(width) + max(block.after, following.before)
        return min(needed, self._area.height)

    def _place(self, block: Block) -> None:
        """Place one block, over as many pages as it takes."""
        rest: Block | None = block
        while rest is not None:
            rest = self._start(rest)
            if rest is not None:
                self.end_page()

    def _start(self, block: Block) -> Block | None:
        """Draw what fits of a block on this page and return the rest."""
        width, room = self._area.width, self._room(block)
        rest: Block | None = None
        if block.height(width) > room:
            parts = block.split(width, room)
            if parts:
                block, rest = parts
            elif not self._at_top:
                return block
        top = self._area.bottom + room
        block.draw(self._pen, self._area.left, top, width)
        self._y = top - block.height(width)
        self._white = block.after
        return rest
