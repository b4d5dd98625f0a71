"""The address list that an officer pastes or uploads: read as a whole, judged as a whole, with line numbers.

First line: column names. ``naam`` is required, ``email`` may be left out, every other column is a background question
of the questionnaire, by its code. Separated by semicolons, commas or tabs, as spreadsheets write and copy them.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.messages import message
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question

MOST_ADDRESSES = 20_000
LONGEST_NAME = 200
EMAIL = re.compile(r"[^\s@,;<>()\"]{1,64}@[^\s@,;<>()\"]{1,180}\.[^\s@,;<>()\".]{2,60}")
NAMES = {"naam": "name", "name": "name", "organisatie": "name", "email": "email", "e-mail": "email", "mail": "email"}


@dataclass(frozen=True)
class Address:
    """One unit to invite, with what the address list already knows about it."""

    name: str
    email: str = ""
    background: dict[str, Value] = field(default_factory=dict)


@dataclass
class AddressList:
    """The addresses, or every reason why the list cannot be used. With problems, nothing of it may be used."""

    addresses: list[Address] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def decode(data: bytes) -> str:
    """The text of an uploaded file: UTF-8 with or without a mark, otherwise as Windows writes it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(text: str, questionnaire: Questionnaire) -> AddressList:
    """The list in this text. All or nothing: see ``AddressList``."""
    found = AddressList()
    rows = list(_rows(text, found))
    if found.problems:
        return found
    if not rows:
        found.problems.append("De lijst is leeg. Zet op de eerste regel: naam;email")
        return found
    columns = _columns(rows[0][1], questionnaire, found)
    if len(rows) == 1:
        found.problems.append("Er staat alleen een kopregel in de lijst. Zet de organisaties op de regels eronder.")
    if len(rows) > MOST_ADDRESSES + 1:
        found.problems.append(f"De lijst heeft meer dan {MOST_ADDRESSES} regels. Splits de lijst.")
    if not found.problems:
        _read_rows(rows[1:], columns, found)
    return found


def _rows(text: str, found: AddressList) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with its line number."""
    text = text.removeprefix("\ufeff")
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        found.problems.append(f"Regel {reader.line_num}: er is een aanhalingsteken geopend dat nergens sluit.")


def _columns(head: Sequence[str], questionnaire: Questionnaire, found: AddressList) -> list[str | Question]:
    """What each column is: "name", "email" or a background question."""
    backgrounds = {q.code: q for q in questionnaire.questions.values() if not q.on_page}
    columns: list[str | Question] = []
    for title in head:
        column = NAMES.get(title.lower()) or backgrounds.get(title.lower())
        if column is None:
            allowed = ", ".join(("naam", "email", *backgrounds))
            found.problems.append(f"Regel 1: kolom “{title[:60]}” kennen we niet. Dit kan wel: {allowed}.")
        elif column in columns:
            found.problems.append(f"Regel 1: kolom “{title[:60]}” staat er twee keer in.")
        else:
            columns.append(column)
    if not found.problems and "name" not in columns:
        found.problems.append("Regel 1: de kolom “naam” ontbreekt. Begin de lijst met bijvoorbeeld: naam;email")
    return columns


def _read_rows(rows: list[tuple[int, list[str]]], columns: list[str | Question], found: AddressList) -> None:
    seen: dict[tuple[str, str], int] = {}
    for line, cells in rows:
        if len(cells) > len(columns):
            found.problems.append(f"Regel {line}: {len(cells)} kolommen, maar de kopregel heeft er {len(columns)}.")
            continue
        address = _address(line, list(zip(columns, cells, strict=False)), found)
        key = (address.name.casefold(), address.email.casefold())
        if key in seen:
            found.problems.append(f"Regel {line}: “{address.name[:60]}” staat ook al op regel {seen[key]}.")
        seen.setdefault(key, line)
        found.addresses.append(address)


def _address(line: int, cells: list[tuple[str | Question, str]], found: AddressList) -> Address:
    name, email = (next((cell for column, cell in cells if column == key), "") for key in ("name", "email"))
    if not name:
        found.problems.append(f"Regel {line}: de naam ontbreekt.")
    if len(name) > LONGEST_NAME or not name.isprintable():
        found.problems.append(f"Regel {line}: de naam is te lang of bevat tekens die niet in een naam passen.")
    if email and not EMAIL.fullmatch(email):
        found.problems.append(f"Regel {line}: “{email[:80]}” is geen e-mailadres.")
    background: dict[str, Value] = {}
    for question, cell in cells:
        if isinstance(question, Question):
            value = _background(line, question, cell, found)
            background |= {} if value is None else {question.code: value}
    return Address(name, email, background)


def _background(line: int, question: Question, cell: str, found: AddressList) -> Value | None:
    """The value of a background column. A spreadsheet may hold the label; the code is what counts."""
    labels = {choice.label.casefold(): choice.code for choice in question.categories}
    try:
        return question.read(question.split(labels.get(cell.casefold(), cell)))
    except AnswerError as error:
        found.problems.append(f"Regel {line}, kolom {question.code}: {message(error, 'nl')}")
        return None
