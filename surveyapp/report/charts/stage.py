"""Paints a drawing with matplotlib: one figure whose artists are used again for every chart.

Making a figure with axes and ticks costs matplotlib far more time than drawing one. Therefore a stage keeps one figure
of which a unit is a point, and only gives its rectangles, lines and texts a new place.
"""

import threading
from collections.abc import Callable
from itertools import count
from typing import Generic, TypeVar

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform

from surveyapp.report.charts.drawing import Bar, Drawing, Label, Mark, Rule, Shape

_POINTS = IdentityTransform()
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Which part of a text stands before the point where it is anchored."""
A = TypeVar("A", bound=Artist)


class _Pool(Generic[A]):
    """Artists of one kind, made when more are needed than there are."""

    def __init__(self, figure: Figure, make: Callable[[], A]) -> None:
        self._figure = figure
        self._make = make
        self._artists: list[A] = []
        self._used = 0

    def next(self, layer: int) -> A:
        """An artist to be placed, above what was placed before."""
        if self._used == len(self._artists):
            artist = self._make()
            self._figure.add_artist(artist)
            artist.set_transform(_POINTS)
            self._artists.append(artist)
        artist = self._artists[self._used]
        self._used += 1
        artist.set_zorder(layer)
        artist.set_visible(True)
        return artist

    def clear(self) -> None:
        """Hide all artists and start again."""
        for artist in self._artists[: self._used]:
            artist.set_visible(False)
        self._used = 0


class _Line(Artist):
    """One line of text: matplotlib's own lays out blocks of lines at any slant, half the time of a chart."""

    label = Label("", 0.0, 0.0, 1.0)
    font = FontProperties()

    def draw(self, renderer: RendererBase) -> None:
        """Write it where it is anchored."""
        label = self.label
        if not self.get_visible() or not label.text:
            return
        width, _, _ = renderer.get_text_width_height_descent(label.text, self.font, False)
        context = renderer.new_gc()
        context.set_foreground(label.colour)
        renderer.draw_text(context, label.x - _BEFORE[label.anchor] * width, label.y, label.text, self.font, 0.0)
        context.restore()


class Stage:
    """One figure with its artists. Not for two threads at once: see ``paint``."""

    def __init__(self) -> None:
        self._figure = Figure(dpi=72)
        self._figure.patch.set_visible(False)
        self._bars = _Pool(self._figure, lambda: Rectangle((0, 0), 0, 0))
        self._lines = _Pool(self._figure, lambda: Line2D([], []))
        self._marks = _Pool(self._figure, lambda: Line2D([], [], linestyle="none"))
        self._texts = _Pool(self._figure, _Line)
        self._fonts: dict[tuple[float, bool], FontProperties] = {}

    def paint(self, drawing: Drawing, renderer: RendererBase) -> None:
        """Let matplotlib draw the shapes with this renderer."""
        for pool in (self._bars, self._lines, self._marks, self._texts):
            pool.clear()
        layers = count(1)
        for shape in drawing.shapes:
            self._set(shape, next(layers))
        self._figure.draw(renderer)

    def _set(self, shape: Shape, layer: int) -> None:
        match shape:
            case Bar():
                self._set_bar(self._bars.next(layer), shape)
            case Rule():
                self._set_rule(self._lines.next(layer), shape)
            case Mark():
                self._set_mark(self._marks.next(layer), shape)
            case Label():
                self._set_label(self._texts.next(layer), shape)

    @staticmethod
    def _set_bar(artist: Rectangle, shape: Bar) -> None:
        artist.set_bounds(shape.x, shape.y, shape.width, shape.height)
        artist.set_facecolor(shape.colour)
        artist.set_edgecolor(shape.edge or "none")
        artist.set_linewidth(0.75 if shape.edge else 0.0)

    @staticmethod
    def _set_rule(artist: Line2D, shape: Rule) -> None:
        artist.set_data([x for x, _ in shape.points], [y for _, y in shape.points])
        artist.set_color(shape.colour)
        artist.set_linewidth(shape.thickness)
        artist.set_linestyle((0, shape.dash) if shape.dash else "solid")

    @staticmethod
    def _set_mark(artist: Line2D, shape: Mark) -> None:
        artist.set_data([shape.x], [shape.y])
        artist.set_marker(shape.shape)
        artist.set_markersize(shape.size)
        artist.set_color(shape.colour)
        artist.set_markeredgecolor("white")

    def _set_label(self, artist: _Line, shape: Label) -> None:
        artist.label, artist.font = shape, self._font(shape.size, shape.bold)

    def _font(self, size: float, bold: bool) -> FontProperties:
        if (size, bold) not in self._fonts:
            self._fonts[size, bold] = FontProperties(size=size, weight="bold" if bold else "normal")
        return self._fonts[size, bold]


_OWN = threading.local()


def paint(drawing: Drawing, renderer: RendererBase) -> None:
    """Paint a drawing on the stage of this thread."""
    if not hasattr(_OWN, "stage"):
        _OWN.stage = Stage()
    stage: Stage = _OWN.stage
    stage.paint(drawing, renderer)
