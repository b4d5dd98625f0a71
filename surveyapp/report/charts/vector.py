"""A chart as SVG: shapes as shapes and texts as text, with a title and a description for who cannot see it."""

from hashlib import sha256
from html import escape

from matplotlib.path import Path

from surveyapp.report.charts import stage
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.charts.measure import width
from surveyapp.report.charts.renderer import Paint, Renderer, Segment
from surveyapp.report.palette import Colour, written

_LETTERS = {int(Path.MOVETO): "M", int(Path.LINETO): "L", int(Path.CURVE3): "Q", int(Path.CURVE4): "C"}


class _Svg(Renderer):
    """Collects SVG elements."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self.elements: list[str] = []

    def outline(self, segments: list[Segment], paint: Paint) -> None:
        """A path element."""
        steps = [_step(code, points, self.size[1]) for code, points in segments]
        fill = written(paint.fill) if paint.fill else "none"
        stroke = f' stroke="{written(paint.stroke)}" stroke-width="{paint.thickness:g}"' if paint.stroke else ""
        dashes = f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in paint.dashes)}"' if paint.dashes else ""
        self.elements.append(f'<path d="{"".join(steps)}" fill="{fill}"{stroke}{dashes}/>')

    def text(self, x: float, y: float, text: str, size: float, colour: Colour, bold: bool) -> None:
        """A text element."""
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{x:.1f}" y="{self.size[1] - y:.1f}" font-size="{size:g}" fill="{written(colour)}"'
        length = f'textLength="{width(text, size, bold):.1f}" lengthAdjust="spacingAndGlyphs"'
        self.elements.append(f"<text {place} {length}{weight}>{escape(text)}</text>")


def _step(code: int, points: tuple[float, ...], height: float) -> str:
    """One step of a path, y downwards."""
    if code == Path.CLOSEPOLY:
        return "Z"
    pairs = zip(points[::2], points[1::2], strict=True)
    return _LETTERS[code] + " ".join(f"{x:.1f},{height - y:.1f}" for x, y in pairs)


def svg(drawing: Drawing, title: str, description: str, *, alone: bool = False) -> str:
    """The drawing as an svg element to put in a page; it takes the width that it gets and the font of the page.

    ``alone``: as a file of its own, which has a size and names the font that the texts were measured with.
    """
    renderer = _Svg(drawing)
    stage.paint(drawing, renderer)
    body = "".join(renderer.elements)
    key = "g" + sha256(f"{title}\n{description}\n{body}".encode()).hexdigest()[:12]
    look = 'class="chart"' if not alone else f'width="{drawing.width:g}pt" height="{drawing.height:.1f}pt"'
    fonts = "DejaVu Sans, sans-serif" if alone else "sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {drawing.width:g} {drawing.height:.1f}" '
        f'{look} aria-labelledby="{key}-t {key}-d" font-family="{fonts}">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(description)}</desc>{body}</svg>'
    )
