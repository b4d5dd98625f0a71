"""Fonts of the machine, for scripts that the report's own font (DejaVu Sans, which comes with matplotlib) lacks."""

from functools import cache
from pathlib import Path

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_WANTED = (
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansKhmer-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "DroidSansFallbackFull.ttf",
    "wqy-zenhei.ttc",
    "Symbola_hint.ttf",
)
"""TrueType outlines only: ReportLab cannot embed PostScript outlines or colour emoji."""


@cache
def found() -> tuple[Path, ...]:
    """The files that are there, in the order in which a character is looked for."""
    there = {path.name: path for folder in _FOLDERS for path in sorted(Path(folder).rglob("*.tt[fc]"))}
    return tuple(there[name] for name in _WANTED if name in there)
