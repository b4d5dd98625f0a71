"""Arabic, Hebrew and their like: the order and the shapes in which a line is drawn.

ReportLab draws characters in the order in which they are given. Here a line is put in visual order by the Unicode
bidirectional algorithm (python-bidi) and its joined letters are shaped by HarfBuzz.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bidi import algorithm
from reportlab.lib.abag import ABag
from reportlab.pdfbase.ttfonts import shapeFragWord

from surveyapp.report.pdf import fonts
from surveyapp.report.pdf.textsafe import Dressed

_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True)
class Piece:
    """What is drawn in one go: text in visual order (perhaps shaped) with its font and its width in em/1000."""

    text: str
    font: str
    units: float


def in_visual_order(dressed: Dressed, start: int, end: int, right_to_left: bool) -> list[Piece]:
    """The pieces of one line from left to right, shaped where letters join."""
    names = [font for text, font in dressed.pieces(start, end) for _ in text]
    ordered = _levels(dressed.text[start:end], right_to_left)
    groups = groupby(ordered, key=lambda character: (character["level"] % 2, names[character["place"]]))
    return [_piece(list(characters), font, bool(backwards)) for (backwards, font), characters in groups]


def _levels(text: str, right_to_left: bool) -> list[dict[str, Any]]:
    """The characters in visual order, mirrored where needed, each with its level and its place in the text."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    steps: tuple[Any, ...] = (
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
        algorithm.apply_mirroring,
    )
    for step in steps:
        step(storage, False)
    characters: list[dict[str, Any]] = storage["chars"]
    return characters


def _piece(characters: list[dict[str, Any]], font: str, backwards: bool) -> Piece:
    visual = "".join(character["ch"] for character in characters)
    if not backwards:
        return Piece(visual, font, fonts.units(visual, font))
    shaped = shape("".join(c["ch"] for c in sorted(characters, key=lambda character: int(character["place"]))), font)
    return shaped or Piece(visual, font, fonts.units(visual, font))


def shape(text: str, font: str) -> Piece | None:
    """The text as HarfBuzz shapes it, in visual order; None when shaping changes nothing.

    Optional ligatures stay off: ReportLab's own default switches them on, which is wrong for Hebrew.
    """
    word: Any = shapeFragWord([0, (ABag(fontName=font, fontSize=1000), text)], features=_FEATURES)[1][1]
    glyphs: Any = getattr(word, "__shapeData__", None)
    return Piece(word, font, sum(glyph.x_advance for glyph in glyphs)) if glyphs else None
