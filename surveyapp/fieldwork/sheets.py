"""Tables that people upload: csv and xlsx files, as rows of text with the line each one starts on."""

import codecs
import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from surveyapp.fieldwork.refusal import Refusal

LARGEST_FILE = 200 * 1024 * 1024
LARGEST_UNPACKED = 800 * 1024 * 1024
MOST_CELLS = 20_000_000
CELL_BYTES = 20
CHUNK = 4 * 1024 * 1024
LONGEST_CELL = 1_000_000
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")

_QUOTED = re.compile(r'"[^"]*"')

Row = tuple[int, list[str]]


class Unreadable(Refusal):
    """From this line on the file makes no sense."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(
            f"{name}:{line}: hier is het bestand niet verder te lezen. Meestal is er een aanhalingsteken te veel."
        )
        self.line = line


def read(path: Path) -> Iterator[Row]:
    """The rows of a file that hold something. Raises Refusal when it is no table, or a dangerous one."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal(f"{path.name} is groter dan {LARGEST_FILE // 1024**2} MB. Splits het bestand.")
        data = path.read_bytes()
    except OSError:
        raise Refusal(f"Het bestand {path} is niet te lezen.") from None
    return parse(path.name, data)


def parse(name: str, data: bytes, unpacked: int = 0, otherwise: str = "\t") -> Iterator[Row]:
    """The same from what was uploaded. ``unpacked``: how large an xlsx may be inside, when that is not much;
    ``otherwise``: what separates columns when the first line has only one.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx":
        return _xlsx(name, data, unpacked or LARGEST_UNPACKED)
    if ending in ("csv", "txt", "tsv"):
        return _csv(name, data, otherwise)
    raise Refusal(f"{name} is geen tabel die we kennen. Geef een bestand dat eindigt op .csv of .xlsx.")


def _csv(name: str, data: bytes, otherwise: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    text = io.TextIOWrapper(io.BytesIO(data), _encoding(data), errors="replace", newline="")
    head = next((line for line in text if line.strip()), "")
    text.seek(0)
    reader = csv.reader(text, delimiter=_separator(head, otherwise), strict=True)
    line = 1
    try:
        for cells in reader:
            told = len(cells) == 2 and line == 1 and cells[0] == "sep="  # which Excel writes for itself
            if any(cell.strip() for cell in cells) and not told:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable(name, line) from None


def _separator(head: str, otherwise: str) -> str:
    """What stands most often between the names of the columns; inside quotes it is part of a name."""
    bare = _QUOTED.sub("", head)
    return max(f"{otherwise}\t;,", key=bare.count)


def decode(data: bytes) -> str:
    """The text of an uploaded file, however it was saved."""
    return data.decode(_encoding(data), errors="replace")


def _encoding(data: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16, otherwise as Windows writes it. Read in parts: a large file is not kept
    twice.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _xlsx(name: str, data: bytes, unpacked: int) -> Iterator[Row]:
    _require_harmless(name, data, unpacked)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except (CalamineError, OSError, ValueError, IndexError):
        raise Refusal(f"{name} is geen Excel-bestand, of het is beschadigd.") from None
    first = sheet.start[0] if sheet.start else 0
    for number, cells in enumerate(sheet.iter_rows(), first + 1):
        texts = [_text(cell) for cell in cells]
        if any(text.strip() for text in texts):
            yield number, texts


def _text(cell: object) -> str:
    """What a cell says, as a person would type it: 3.0 is "3", half is "0,5", a day is a date."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f").replace(".", ",")
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)


def _require_harmless(name: str, data: bytes, most: int) -> None:
    """An xlsx is a zip: refuse what unpacks to more than memory holds, or claims a cell at the far end of the sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(_inspect(name, archive, entry, most) for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refusal(f"{name} is geen Excel-bestand, of het is beschadigd.") from None
    if unpacked > most:
        raise Refusal(_too_large(name))


def _too_large(name: str) -> str:
    return f"{name} is uitgepakt te groot. Sla alleen de tabel op in een nieuw bestand."


def _inspect(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """The real size of one part, whatever it claims. Raises Refusal as soon as it is too much."""
    size = width = height = 0
    tail = b""
    cells = entry.filename.startswith("xl/worksheets/")
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if cells:
                places = _PLACE.findall(tail + chunk)
                width = max(width, *map(_column, {letters for letters, _ in places}), 0)
                height = max(height, *map(int, {digits for _, digits in places}), 0)
                tail = chunk[-32:]
            if size > most or width * height > min(MOST_CELLS, most // CELL_BYTES):
                raise Refusal(_too_large(name))
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
