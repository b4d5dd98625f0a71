"""What the layouts share: a sheet that grows downwards, wrapped labels, a legend, and the ends of a value axis."""

import math
from dataclasses import replace

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Anchor, Bar, Drawing, Label, Mark, Rule, Shape, moved
from surveyapp.report.model import Chart, ChartKind, Series, Unit
from surveyapp.report.palette import MUTED, SOFT, WHITE, Colour, contrast, diverging, shades
from surveyapp.report.printable import clean

SIZE = 8.5
"""Font size of labels and values."""
LEADING = 11.0
CAP = 0.36
"""Half the height of a capital, in font sizes: centres text on a line."""
_SWATCH = 8.0
_VISIBLE = 3.0
"""The contrast that a shape needs (WCAG 2.2, 1.4.11)."""


class Sheet:
    """Shapes with y measured from the top, downwards and negative; ``drawing`` puts them on their feet."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.shapes: list[Shape] = []
        self.y = 0.0

    def drawing(self) -> Drawing:
        """The drawing, as high as what is on it."""
        reach = [_reach(shape) for shape in self.shapes]
        bottom = min([self.y, *(low for low, _ in reach)])
        top = max([0.0, *(high for _, high in reach)])
        return Drawing(self.width, top - bottom, [moved(shape, 0.0, -bottom) for shape in self.shapes])

    def label(self, text: str, x: float, middle: float, anchor: Anchor = "start", **style: object) -> None:
        """One line of text centred on ``middle``."""
        words = " ".join(clean(text).split())
        made = Label(words, x, 0.0, SIZE, anchor=anchor)
        made = replace(made, **style)  # type: ignore[arg-type]
        self.shapes.append(replace(made, y=middle - CAP * made.size))

    def lines(self, lines: list[str], x: float, top: float, anchor: Anchor = "start", **style: object) -> None:
        """Lines below each other, the first with its upper edge at ``top``."""
        for number, line in enumerate(lines):
            self.label(line, x, top - LEADING * (number + 0.5), anchor, **style)

    def legend(self, names: list[tuple[str, Colour]]) -> None:
        """Coloured squares with names, in as many rows as needed."""
        x = 0.0
        for name, colour in names:
            lines = measure.wrapped(name, self.width - _SWATCH - 4, SIZE) or [""]
            needed = _SWATCH + 4 + max(measure.width(line, SIZE) for line in lines)
            if x and x + needed > self.width:
                x, self.y = 0.0, self.y - LEADING - 2
            box = Bar(x, self.y - LEADING / 2 - _SWATCH / 2, _SWATCH, _SWATCH, colour, edge_of(colour))
            self.shapes.append(box)
            self.lines(lines, x + _SWATCH + 4, self.y)
            self.y -= LEADING * (len(lines) - 1)
            x += needed + 14
        self.y -= LEADING + 7


def _reach(shape: Shape) -> tuple[float, float]:
    """How low and how high a shape comes."""
    match shape:
        case Bar():
            return shape.y, shape.y + shape.height
        case Label():
            return shape.y - 0.2 * shape.size, shape.y + 0.8 * shape.size
        case Mark():
            return shape.y - shape.size / 2, shape.y + shape.size / 2
        case Rule():
            heights = [y for _, y in shape.points]
            return min(heights), max(heights)


def label_room(categories: tuple[str, ...], width: float, part: float) -> float:
    """The width of a column of labels: as wide as the widest, at most this part of the chart."""
    widest = max((measure.width(clean(text), SIZE) for text in categories), default=0.0)
    return min(widest, width * part) + 1.0


def colours_of(chart: Chart, colour: str) -> list[Colour]:
    """A colour for every series: the last in the municipality's own, earlier ones lighter, muted ones grey."""
    plain = sum(not series.muted for series in chart.series)
    steps = iter(reversed(shades(colour, plain)))
    return [MUTED if series.muted else next(steps) for series in chart.series]


def answer_colours(chart: Chart, colour: str) -> list[Colour]:
    """A colour for every answer of stacked rows, in reading order: dark to light, or two hues; grey for muted ones."""
    plain = sum(not series.muted for series in chart.series)
    steps = iter((diverging if chart.kind is ChartKind.DIVERGING else shades)(colour, plain))
    return [MUTED if series.muted else next(steps) for series in chart.series]


def edge_of(colour: Colour) -> Colour | None:
    """The edge of a shape that is too light to stand on white by itself."""
    return SOFT if contrast(colour, WHITE) < _VISIBLE else None


def ends(chart: Chart) -> tuple[float, float]:
    """The ends of the value axis: zero is always on it; the same question gets the same axis in every wave."""
    values = [value for series in chart.series for value in series.values if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    if chart.maximum is not None:
        return low, max(high, chart.maximum)
    if chart.unit is Unit.SHARE and high > 0:
        high = max(high, min(1.0, math.ceil(high * 5) / 5))
    return low, high if high > low else low + 1.0


def text_at(series: Series, place: int) -> str:
    """The value as printed; nothing when there is no label."""
    return series.labels[place] if place < len(series.labels) else ""


def value_at(series: Series, place: int) -> float | None:
    """The value; None when the series has none there."""
    return series.values[place] if place < len(series.values) else None
