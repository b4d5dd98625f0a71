"""A municipality's own typeface: a regular and a bold TrueType font in the folder of the installation, that may be
embedded in a file. Its licence says so in the font itself (OpenType, table OS/2, fsType)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from surveyapp.report.model import Typeface

_REGULAR, _BOLD = 400, 700
_ITALIC = 0b1
_LICENCE, _RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x000E, 0x0002, 0x0100, 0x0200


class TypefaceError(ValueError):
    """There is no such typeface to print with; the text tells an officer why."""


@dataclass(frozen=True)
class _Font:
    path: Path
    families: frozenset[str]
    weight: int
    italic: bool
    licence: int
    outlines: bool


def find(folder: Path | None, family: str) -> Typeface:
    """The typeface with this name. Raises TypefaceError when it is not there, or may not be embedded."""
    files = sorted(folder.rglob("*.[to]tf")) if folder and folder.is_dir() else []
    fonts = [font for path in files for font in _read(path, path.stat().st_mtime_ns)]
    same = [font for font in fonts if family.casefold() in font.families and not font.italic]
    if not same:
        raise TypefaceError(f"Het lettertype {family} staat niet op deze installatie.")
    chosen = {font.weight: font for font in same if font.weight in (_REGULAR, _BOLD)}
    if len(chosen) < 2:
        raise TypefaceError(f"Van het lettertype {family} zijn een gewone en een vette letter nodig (400 en 700).")
    for font in chosen.values():
        _check(font, family)
    regular, bold = chosen[_REGULAR].path, chosen[_BOLD].path
    return Typeface(family, regular, bold, sha256(regular.read_bytes() + bold.read_bytes()).hexdigest())


def _check(font: _Font, family: str) -> None:
    barred = font.licence & _LICENCE == _RESTRICTED or font.licence & (_WHOLE_ONLY | _BITMAPS_ONLY)
    if barred:
        raise TypefaceError(f"Het lettertype {family} mag volgens zijn licentie niet in een pdf worden opgenomen.")
    if not font.outlines:
        raise TypefaceError(f"Van het lettertype {family} zijn ttf-bestanden met TrueType-contouren nodig.")


@cache
def _read(path: Path, _changed: int) -> tuple[_Font, ...]:
    """What a file says of itself; nothing for one that is no font."""
    return tuple(_told(path))


def _told(path: Path) -> Iterator[_Font]:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            about: Any = font["OS/2"]
            names = font["name"]
            families = frozenset(str(names.getDebugName(key) or "").casefold() for key in (1, 16)) - {""}
            italic = bool(about.fsSelection & _ITALIC)
            yield _Font(path, families, about.usWeightClass, italic, about.fsType, "glyf" in font)
    except (TTLibError, KeyError, OSError, ValueError, AssertionError):
        return
