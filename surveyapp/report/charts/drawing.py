"""A laid-out chart: shapes with their place, in points from the lower left corner. Colours and texts are final."""

from dataclasses import dataclass, field, replace
from typing import Literal

from surveyapp.report.palette import INK, Colour

Anchor = Literal["start", "middle", "end"]
Dash = tuple[float, ...]


@dataclass(frozen=True)
class Bar:
    """A rectangle, filled and perhaps edged."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    edge: Colour | None = None


@dataclass(frozen=True)
class Rule:
    """A line through points, perhaps dashed."""

    points: tuple[tuple[float, float], ...]
    colour: Colour
    thickness: float
    dash: Dash = ()


@dataclass(frozen=True)
class Mark:
    """A point mark: "o" circle, "s" square, "^" triangle, "D" diamond, "v" triangle down."""

    x: float
    y: float
    shape: str
    colour: Colour
    size: float = 6.0


@dataclass(frozen=True)
class Label:
    """One line of text with its baseline at y; ``anchor`` says which point of it is at x."""

    text: str
    x: float
    y: float
    size: float
    colour: Colour = INK
    bold: bool = False
    anchor: Anchor = "start"


Shape = Bar | Rule | Mark | Label


@dataclass
class Drawing:
    """Shapes in the order in which they are painted."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)


def moved(shape: Shape, right: float, up: float) -> Shape:
    """The same shape elsewhere."""
    if isinstance(shape, Rule):
        return replace(shape, points=tuple((x + right, y + up) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + up)
