"""The fonts: DejaVu Sans, which comes with matplotlib, and for scripts that it lacks what the machine has.

The base is the same on every machine, so that the same report is the same file everywhere. Only a text in, say, Chinese
or Thai looks for a font on the machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from matplotlib import get_data_path
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

from surveyapp.report import machinefonts
from surveyapp.report.model import Typeface

REGULAR, BOLD, MONO = "Surveyapp", "Surveyapp-Bold", "Surveyapp-Mono"
_FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf", MONO: "DejaVuSansMono-Bold.ttf"}
_WORD = 40


@dataclass(frozen=True)
class Faces:
    """The names of the two fonts that a document is set in."""

    regular: str = REGULAR
    bold: str = BOLD


OWN = Faces()


def _unicode_map(_name: str, subset: Sequence[int]) -> str:
    """The map from the codes of a font subset to Unicode, as the PDF standard wants it.

    ReportLab's own function writes five hexadecimal digits beyond U+FFFF, so that an emoji is read back as another
    character, and maps unused codes to U+0000.
    """
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point and not 0xD800 <= point <= 0xDFFF
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for first in range(0, len(pairs), 100):  # the standard allows 100 in one block
        block = pairs[first : first + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])


@cache
def register() -> None:
    """Make the base fonts known to ReportLab, once per process."""
    ttfonts.makeToUnicodeCMap = _unicode_map
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(Path(get_data_path(), "fonts", "ttf", file))))
    _repair_widths(pdfmetrics.getFont(MONO).face)


@cache
def faces(typeface: Typeface | None) -> Faces:
    """The fonts of a typeface, made known to ReportLab; without one, or where ReportLab cannot use it, our own."""
    register()
    if typeface is None:
        return OWN
    made = Faces(f"{typeface.digest}-Regular", f"{typeface.digest}-Bold")
    try:
        pdfmetrics.registerFont(TTFont(made.regular, str(typeface.regular)))
        pdfmetrics.registerFont(TTFont(made.bold, str(typeface.bold)))
    except TTFError:
        return OWN
    return made


def _repair_widths(face: TTFontFace) -> None:
    """A font in which all glyphs are as wide says so once; ReportLab takes over that width in another unit."""
    width = face.hmetrics[0][0]
    face.hmetrics = [(width, bearing) for _, bearing in face.hmetrics]


@cache
def _other(path: Path) -> str | None:
    """Register one more font, by the name of its file; None for a file that ReportLab cannot use."""
    try:
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    except TTFError:
        return None
    return path.stem


def _stack(font: str) -> Iterator[str]:
    """The fonts in which a character is looked for; fonts of the machine are opened only when the base fails."""
    yield font
    if font != REGULAR:
        yield REGULAR
    yield from filter(None, map(_other, machinefonts.found()))


@cache
def characters(font: str) -> frozenset[str]:
    """The characters that a registered font has a glyph for."""
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


@lru_cache(maxsize=4096)
def covering(character: str, font: str) -> str | None:
    """The first font, from ``font`` on, that has this character; None when no font on this machine has it."""
    return next((name for name in _stack(font) if character in characters(name)), None)


def units(text: str, font: str) -> float:
    """The width of a piece of text in thousandths of the font size. Words are remembered, whole answers are not."""
    return _word_units(text, font) if len(text) <= _WORD else _counted(text, font)


def _counted(text: str, font: str) -> float:
    width: float = pdfmetrics.getFont(font).stringWidth(text, 1000)
    return width


_word_units = lru_cache(maxsize=20_000)(_counted)
