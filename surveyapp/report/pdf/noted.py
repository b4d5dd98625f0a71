"""A table with the notes below it: a note never stands alone at the head of the next page."""

from collections.abc import Sequence
from itertools import pairwise

from surveyapp.report.pdf.flow import Block
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.style import AREA

MOST = 0.3 * AREA.height
"""Notes that are higher than this go their own way."""


class Noted:
    """A block that can be split, with what belongs to its end."""

    kept = False

    def __init__(self, block: Block, notes: Sequence[Block]) -> None:
        self._block, self._notes = block, list(notes)
        self.before, self.after = block.before, self._notes[-1].after

    def height(self, width: float) -> float:
        """The height of all, with the white between them."""
        return self._block.height(width) + self._below(width)

    def least(self, width: float) -> float:
        """What the block asks for; all of a short one."""
        least = self._block.least(width)
        return least + self._below(width) if least >= self._block.height(width) else least

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """The first part of the block, and the rest with the notes. Where the block cannot be split and no page can
        hold it with its notes, the notes follow by themselves."""
        height = self._block.height(width)
        parts = self._block.split(width, min(room, height - 1.0))
        if parts:
            return parts[0], Noted(parts[1], self._notes)
        if height <= room and self.height(width) > AREA.height:
            return self._block, Stack(self._notes)
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the block, then the notes."""
        self._block.draw(pen, x, top, width)
        top -= self._block.height(width) + max(self._block.after, self._notes[0].before)
        Stack(self._notes).draw(pen, x, top, width)

    def _below(self, width: float) -> float:
        """The height of the notes, with the white above them."""
        return max(self._block.after, self._notes[0].before) + Stack(self._notes).height(width)


class Stack:
    """Small blocks below each other that stay together."""

    kept = False

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = list(blocks)
        self.before, self.after = self._blocks[0].before, self._blocks[-1].after

    def height(self, width: float) -> float:
        """The height of all, with the white between them."""
        white = sum(max(above.after, below.before) for above, below in pairwise(self._blocks))
        return sum(block.height(width) for block in self._blocks) + white

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        """Never: it is small."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw them one below the other."""
        for block, below in zip(self._blocks, [*self._blocks[1:], None], strict=True):
            block.draw(pen, x, top, width)
            top -= block.height(width) + (max(block.after, below.before) if below else 0.0)


def noted(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """These blocks, of which the last keeps its notes with it when they are few."""
    if not (blocks and notes) or Stack(notes).height(AREA.width) > MOST:
        return [*blocks, *notes]
    return [*blocks[:-1], Noted(blocks[-1], notes)]
