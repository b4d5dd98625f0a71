"""How wide a text is in a chart, and how it is wrapped: the widths of DejaVu Sans, the font of the report.

Other sans-serif fonts, such as those of a web page, are narrower, so what fits here fits there.
"""

from functools import cache, lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.ft2font import FT2Font, LoadFlags

from surveyapp.report.printable import clean

_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_SOFT = "-/"


@cache
def _font(bold: bool) -> FT2Font:
    return FT2Font(str(Path(get_data_path(), "fonts", "ttf", _FILES[bold])))


@lru_cache(maxsize=8192)
def _advance(character: str, bold: bool) -> float:
    """The width of one character in em; 1 for a character of another font."""
    font = _font(bold)
    if not font.get_char_index(ord(character)):
        return 1.0
    glyph = font.load_char(ord(character), LoadFlags.NO_SCALE | LoadFlags.NO_HINTING)
    return max(glyph.horiAdvance / font.units_per_EM, 0.0)


@lru_cache(maxsize=2048)
def _em(text: str, bold: bool) -> float:
    return sum(_advance(character, bold) for character in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return _em(text, bold) * size


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that fit in ``room`` points; a word is cut only when it is wider than that."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, room, size, bold)
        lines += full
    return [*lines, line] if line else lines


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word in parts that fit, broken behind a hyphen or slash when there is one in the second half."""
    parts = []
    while width(word, size, bold) > room and len(word) > 1:
        count = 1
        while count < len(word) - 1 and width(word[: count + 1], size, bold) <= room:
            count += 1
        soft = max(word.rfind(mark, count // 2, count) for mark in _SOFT) + 1
        parts.append(word[: soft or count])
        word = word[soft or count :]
    return [*parts, word]


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """The room below which a word of this text would be cut."""
    return max((width(word, size, bold) for word in clean(text).split()), default=0.0)
