"""Where the names of points can stand: beside them, off each other and off the lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.report.charts.drawing import Anchor

_FROM = 8.0
"""From the middle of a point to its name."""
_SHIFTS = (0.6, 1.0, 1.6)
"""How far up or down a name may go, in its own heights."""


@dataclass(frozen=True)
class Box:
    """Room that is taken, or that a name takes."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within this one."""
        sideways = self.left <= other.left and other.right <= self.right
        return sideways and self.low <= other.low and other.high <= self.high


@dataclass(frozen=True)
class Place:
    """Room for a name, and on which side of it the point is."""

    box: Box
    anchor: Anchor

    @property
    def x(self) -> float:
        """Where the text is anchored."""
        middle = (self.box.left + self.box.right) / 2
        return {"start": self.box.left, "middle": middle, "end": self.box.right}[self.anchor]


def free(point: tuple[float, float], size: tuple[float, float], paper: Box, taken: Sequence[Box]) -> Place | None:
    """The nearest place for a name of this width and height that meets nothing; None when there is none."""
    places = (place for place in _places(*point, *size) if paper.holds(place.box))
    return next((place for place in places if not any(place.box.meets(other) for other in taken)), None)


def _places(x: float, y: float, width: float, height: float) -> Iterator[Place]:
    """Beside the point, above and below it, then beside it further up and down."""
    beside: list[tuple[Anchor, float]] = [("start", x + _FROM), ("end", x - _FROM - width)]
    tries = [(anchor, left, y) for anchor, left in beside]
    tries += [("middle", x - width / 2, y + sign * (height / 2 + _FROM)) for sign in (1, -1)]
    shifts = [sign * height * part for part in _SHIFTS for sign in (1, -1)]
    tries += [(anchor, left, y + shift) for shift in shifts for anchor, left in beside]
    for anchor, left, middle in tries:
        yield Place(Box(left, middle - height / 2, left + width, middle + height / 2), anchor)
