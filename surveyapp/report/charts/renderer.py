"""What a matplotlib renderer of ours must do: turn outlines and texts into the operators of one format."""

from abc import abstractmethod
from typing import Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.palette import Colour

Segment = tuple[int, tuple[float, ...]]
"""A code of ``matplotlib.path.Path`` with its coordinates."""


class Paint:
    """How an outline is painted: ``fill`` and ``stroke`` are colours or None."""

    def __init__(self, context: GraphicsContextBase, face: Any) -> None:
        rgba: Any = context.get_rgb()
        red, green, blue, alpha = rgba
        self.thickness = float(context.get_linewidth())
        self.stroke: Colour | None = (red, green, blue) if self.thickness > 0 and alpha > 0 else None
        visible = face is not None and (len(face) < 4 or face[3] > 0)
        self.fill: Colour | None = (face[0], face[1], face[2]) if visible else None
        dashes: Any = context.get_dashes()[1]
        self.dashes: tuple[float, ...] = tuple(float(dash) for dash in dashes) if dashes is not None else ()


class Renderer(RendererBase):
    """Draws in points, y upwards. Images and mathematics are not used by our charts."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.size = (drawing.width, drawing.height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the drawing."""
        return self.size

    def flipy(self) -> bool:
        """The origin is the lower left corner."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """A pixel is a point."""
        return points

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """The size of a text, from the same widths that the layout used."""
        size = float(prop.get_size_in_points())
        return measure.width(s, size, prop.get_weight() == "bold"), 0.93 * size, 0.2 * size

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:
        """Draw one outline."""
        paint = Paint(gc, rgbFace)
        if paint.fill is not None or paint.stroke is not None:
            segments = path.iter_segments(transform, simplify=None, curves=True)
            self.outline([(int(code), tuple(map(float, points))) for points, code in segments], paint)

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None
    ) -> None:
        """Draw one line of text; our charts have no slanted text."""
        red, green, blue = gc.get_rgb()[:3]
        self.text(x, y, s, float(prop.get_size_in_points()), (red, green, blue), prop.get_weight() == "bold")

    @abstractmethod
    def outline(self, segments: list[Segment], paint: Paint) -> None:
        """Paint an outline made of lines and curves."""

    @abstractmethod
    def text(self, x: float, y: float, text: str, size: float, colour: Colour, bold: bool) -> None:
        """Write one line of text that starts at (x, y)."""
