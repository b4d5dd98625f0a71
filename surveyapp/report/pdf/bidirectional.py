"""Arabic, Hebrew and their like: which way a text runs, and the order and shapes in which a line is drawn.

ReportLab draws characters in the order in which they are given. Here a line is put in visual order by the Unicode
bidirectional algorithm (python-bidi) and its joined letters are shaped by HarfBuzz.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bidi import algorithm
from reportlab.lib.abag import ABag
from reportlab.pdfbase.ttfonts import shapeFragWord

from surveyapp.report.pdf import fonts
from surveyapp.report.pdf.textsafe import Dressed

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SCRIPTS = (("he", re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")), ("ar", re.compile("[\u0600-\u06ff\ufe70-\ufefc]")))
_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True)
class Piece:
    """What is drawn in one go: text in visual order (perhaps shaped) with its font and its width in em/1000."""

    text: str
    font: str
    units: float


def has_right_to_left(text: str) -> bool:
    """Whether any character of the text runs from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def runs_right_to_left(text: str) -> bool:
    """The direction of a paragraph: that of its first letter."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def language_of(text: str) -> str | None:
    """The language to pronounce a right-to-left text in, guessed from its script; None when it cannot be told."""
    return next((code for code, script in _SCRIPTS if script.search(text)), None)


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
