"""A chart as PNG, for programs that cannot draw SVG: the same shapes and texts, three pixels to a point.

matplotlib shapes the texts (HarfBuzz and the bidirectional algorithm) with the font of the report, and with fonts of
the machine for scripts that it lacks. They are painted as outlines, so that they are as wide as they were measured.
"""

import io
from functools import cache, lru_cache
from pathlib import Path as File

import numpy as np
from matplotlib import get_data_path
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from surveyapp.report import machinefonts
from surveyapp.report.charts import stage
from surveyapp.report.charts.drawing import Drawing
from surveyapp.report.charts.renderer import Paint, Renderer, Segment
from surveyapp.report.palette import WHITE, Colour

SCALE = 3.0
"""Pixels to a point: 216 to an inch, sharp in print."""
_LARGEST = 20_000
"""Pixels of the longest side; a larger drawing is made with fewer pixels to a point."""
_MISSING = "\u25a1"
"""Drawn for a character that no font has."""


def png(drawing: Drawing, title: str = "", description: str = "") -> bytes:
    """The drawing on white, with its title and its text alternative in the file."""
    scale = min(SCALE, _LARGEST / max(drawing.width, drawing.height))
    renderer = _Pixels(drawing, scale)
    stage.paint(drawing, renderer)
    about = PngInfo()
    for key, text in (("Title", title), ("Description", description)):
        if text:
            about.add_itxt(key, text)
    file = io.BytesIO()
    renderer.picture().save(file, "png", dpi=(72 * scale, 72 * scale), pnginfo=about)
    return file.getvalue()


class _Pixels(Renderer):
    """Hands outlines and texts on to matplotlib's own renderer of pixels, enlarged."""

    def __init__(self, drawing: Drawing, scale: float) -> None:
        super().__init__(drawing)
        self._larger = Affine2D().scale(scale)
        width, height = (max(round(side * scale), 1) for side in self.size)
        self._agg = RendererAgg(width, height, 72 * scale)
        self._agg.draw_path(self._agg.new_gc(), Path.unit_rectangle(), Affine2D().scale(width, height), WHITE)

    def outline(self, segments: list[Segment], paint: Paint) -> None:
        """One outline."""
        pen = self._agg.new_gc()
        pen.set_linewidth(paint.thickness if paint.stroke else 0.0)
        pen.set_foreground(paint.stroke or (0.0, 0.0, 0.0))
        if paint.dashes:
            pen.set_dashes(0, list(paint.dashes))
        self._agg.draw_path(pen, _path(segments), self._larger, paint.fill)

    def text(self, x: float, y: float, text: str, size: float, colour: Colour, bold: bool) -> None:
        """A line of text, every character in a font that has it."""
        shown = "".join(character if _known(character) else _MISSING for character in text)
        if not shown.strip():
            return
        outline = TextPath((x, y), shown, prop=_font(size, bold))
        pen = self._agg.new_gc()
        pen.set_linewidth(0.0)
        self._agg.draw_path(pen, outline, self._larger, colour)

    def picture(self) -> Image.Image:
        """What was drawn."""
        return Image.fromarray(np.asarray(self._agg.buffer_rgba())).convert("RGB")


def _path(segments: list[Segment]) -> Path:
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for code, points in segments:
        pairs = list(zip(points[::2], points[1::2], strict=True))
        vertices += pairs
        codes += [code] * len(pairs)
    return Path(np.array(vertices).reshape(-1, 2), codes)


@cache
def _families() -> tuple[str, ...]:
    """The report's font, then those of the machine, by the names under which matplotlib knows them."""
    for path in machinefonts.found():
        fontManager.addfont(str(path))
    return ("DejaVu Sans", *dict.fromkeys(FT2Font(str(path)).family_name for path in machinefonts.found()))


@cache
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=list(_families()), size=size, weight="bold" if bold else "normal")


@cache
def _files() -> tuple[FT2Font, ...]:
    own = File(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    return tuple(FT2Font(str(path)) for path in (own, *machinefonts.found()))


@lru_cache(maxsize=4096)
def _known(character: str) -> bool:
    return any(font.get_char_index(ord(character)) for font in _files())
