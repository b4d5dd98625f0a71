"""QR codes: as dark squares to draw, and as pictures for a poster or a screen. One made twice is the same twice."""

import io
from collections.abc import Iterator
from itertools import groupby

import segno

QUIET = 4
"""White round the code, in squares: without it telephones do not see it."""


def _code(text: str) -> segno.QRCode:
    """With error correction M: readable with a fold or a stain, and still coarse enough for a small letter."""
    return segno.make(text, error="m", micro=False)


def runs(text: str) -> tuple[int, Iterator[tuple[int, int, int]]]:
    """How many squares the code has on a side, and its dark stretches: row from above, first column, length."""
    rows = [bytes(row) for row in _code(text).matrix]
    return len(rows), _runs(rows)


def _runs(rows: list[bytes]) -> Iterator[tuple[int, int, int]]:
    for number, row in enumerate(rows):
        column = 0
        for dark, squares in groupby(row):
            length = len(list(squares))
            if dark:
                yield number, column, length
            column += length


def svg(text: str) -> bytes:
    """The code as a drawing, for print of any size."""
    out = io.BytesIO()
    _code(text).save(out, kind="svg", border=QUIET, scale=8, xmldecl=True, title="QR-code", nl=False)
    return out.getvalue()


def png(text: str) -> bytes:
    """The code as a picture, sharp enough for a poster on A3."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", border=QUIET, scale=24)
    return out.getvalue()
