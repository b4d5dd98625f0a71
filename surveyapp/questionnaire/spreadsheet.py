"""Tables for a spreadsheet program: no cell that it takes for a formula, and csv as a Dutch Excel opens it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

_LIKE_A_FORMULA = re.compile(r"^'*[=+\-@\t\r]")

Cell = str | int | float


def as_text(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, int | float):
        return format(Decimal(repr(cell)), "f").replace(".", ",")
    return guarded(cell)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Semicolons and a mark at the start: what a Dutch Excel opens by itself."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
