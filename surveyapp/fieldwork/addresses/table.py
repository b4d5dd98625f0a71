"""A table that somebody brought: titles, and rows with the line each one stands on. Judged for its size only."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from surveyapp.fieldwork import sheets
from surveyapp.fieldwork.addresses.address import clean
from surveyapp.fieldwork.refusal import Refusal

MOST_ADDRESSES, MOST_COLUMNS = 20_000, 60
LARGEST_FILE, LARGEST_UNPACKED = 5 * 1024 * 1024, 40 * 1024 * 1024
LONGEST_CELL, MOST_TEXT = 1000, 4_000_000
PASTED = "Geplakte lijst"
EMPTY = "De lijst is leeg. Zet op de eerste regel de namen van de kolommen, bijvoorbeeld: naam;e-mail"


@dataclass(frozen=True)
class Table:
    """Every row is as long as ``titles``. ``name`` is what the file is called."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def examples(self, place: int, most: int = 3) -> list[str]:
        """The first values of a column that say something, each once."""
        cells = dict.fromkeys(cells[place] for _, cells in self.rows if cells[place])
        return list(islice(cells, most))

    def as_text(self) -> str:
        """To change by hand: every row on the line that its problems name."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\n")
        writer.writerow(self.titles)
        at = 2
        for line, cells in self.rows:
            text.write("\n" * max(line - at, 0))
            writer.writerow(cells)
            at = max(line, at) + 1
        return text.getvalue()

    def packed(self) -> list[Any]:
        """As plain data, to travel along with a form."""
        return [self.name, self.titles, self.rows]


def unpacked(data: list[Any]) -> Table:
    """What ``packed`` made."""
    name, titles, rows = data
    return Table(name, tuple(titles), tuple((line, tuple(cells)) for line, cells in rows))


def from_file(name: str, data: bytes) -> Table:
    """The table in this file. Raises Refusal."""
    if len(data) > LARGEST_FILE:
        raise Refusal(
            f"{name} is groter dan {LARGEST_FILE // 1024**2} MB. Bewaar alleen de kolommen die u nodig hebt, of splits "
            "de lijst."
        )
    return _table(name, sheets.parse(name, data, LARGEST_UNPACKED, ";"))


def from_text(text: str) -> Table:
    """The table that was pasted. Raises Refusal."""
    return _table(PASTED, sheets.parse("lijst.csv", text.encode(errors="replace"), otherwise=";"))


def _table(name: str, found: Iterable[sheets.Row]) -> Table:
    try:
        return _read(name, iter(found))
    except sheets.Unreadable as broken:
        raise Refusal(
            f"Regel {broken.line}: hier is de lijst niet verder te lezen. Meestal staat er een aanhalingsteken te veel."
        ) from None


def _read(name: str, rows: Iterator[sheets.Row]) -> Table:
    line, head = next(rows, (0, []))
    if not line:
        raise Refusal(EMPTY)
    titles = _titles(line, head)
    kept = []
    size = 0
    for number, cells in rows:
        kept.append((number, _fitted(number, cells, len(titles))))
        size += sum(map(len, kept[-1][1]))
        _require_size(len(kept), size)
    if not kept:
        raise Refusal("Er staat alleen een kopregel in de lijst. Zet de organisaties op de regels eronder.")
    return Table(name, titles, tuple(kept))


def _titles(line: int, head: Sequence[str]) -> tuple[str, ...]:
    titles = [clean(title)[:LONGEST_CELL] for title in head]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) > MOST_COLUMNS:
        raise Refusal(
            f"De lijst heeft {len(titles)} kolommen. Dat kunnen er hoogstens {MOST_COLUMNS} zijn: laat weg wat u niet "
            "gebruikt."
        )
    if any("@" in title for title in titles):
        raise Refusal(
            f"Regel {line} lijkt geen kopregel, want er staat een e-mailadres in. Zet boven elke kolom wat erin staat, "
            "bijvoorbeeld: naam;e-mail"
        )
    return tuple(titles)


def _fitted(line: int, cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The row, exactly as wide as the titles; longer rows mean that columns have shifted."""
    texts = [clean(cell) for cell in cells]
    if any(texts[width:]):
        raise Refusal(
            f"Regel {line}: {len(texts)} kolommen, maar de kopregel heeft er {width}. Waarschijnlijk staat er een "
            "scheidingsteken te veel."
        )
    if any(len(text) > LONGEST_CELL for text in texts):
        raise Refusal(f"Regel {line}: er staat een cel in van meer dan {LONGEST_CELL} tekens. Maak die korter.")
    return tuple(texts[:width]) + ("",) * (width - len(texts))


def _require_size(rows: int, size: int) -> None:
    if rows > MOST_ADDRESSES:
        raise Refusal(f"De lijst heeft meer dan {MOST_ADDRESSES} regels. Splits de lijst.")
    if size > MOST_TEXT:
        raise Refusal("De lijst is te groot. Laat de kolommen weg die u niet gebruikt, of splits de lijst.")
