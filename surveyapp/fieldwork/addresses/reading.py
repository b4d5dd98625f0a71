"""Rows become addresses. What is wrong is collected, with every line on which it is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from surveyapp.fieldwork.addresses import columns
from surveyapp.fieldwork.addresses.address import (
    HOME,
    LANGUAGES,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_PERSON,
    Address,
    number,
    person,
    postcode,
)
from surveyapp.fieldwork.addresses.columns import FACT, Roles
from surveyapp.fieldwork.addresses.table import Table
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.messages import message
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question

LONGEST_FACT, LINES_NAMED = 80, 5
_SHEET_ERROR = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!)"
)


@dataclass(frozen=True)
class Remark:
    """Something about one line or several."""

    lines: tuple[int, ...]
    text: str

    @property
    def place(self) -> str:
        """ "Regel 3", "Regels 3, 8 en 12"; of many only the first few."""
        if not self.lines:
            return "De lijst"
        if len(self.lines) == 1:
            return f"Regel {self.lines[0]}"
        named, rest = self.lines[:LINES_NAMED], len(self.lines) - LINES_NAMED
        last = f"nog {rest}" if rest > 0 else str(named[-1])
        first = named if rest > 0 else named[:-1]
        return f"Regels {', '.join(map(str, first))} en {last}"

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass
class Remarks:
    """Collects remarks; the same text on several lines is one."""

    _lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, line: int, text: str) -> None:
        self._lines.setdefault(text, []).append(line)

    def all(self) -> tuple[Remark, ...]:
        """In the order of their first line."""
        found = [Remark(tuple(sorted(set(lines))), text) for text, lines in self._lines.items()]
        return tuple(sorted(found, key=lambda remark: remark.lines))


@dataclass(frozen=True)
class _Row:
    """One row, by what its columns are."""

    line: int
    parts: Mapping[str, str]
    problems: Remarks

    def text(self, role: str, most: int, what: str) -> str:
        """What stands in this part; told when it cannot be kept."""
        cell = self.parts.get(role, "")
        if not cell:
            return ""
        if len(cell) > most:
            self.problems.add(self.line, f"{what} is langer dan {most} tekens.")
        elif not cell.isprintable() or "\ufffd" in cell:
            self.problems.add(self.line, f"{what} bevat tekens die er niet in passen: “{_shown(cell)}”.")
        elif _SHEET_ERROR.fullmatch(cell):
            self.problems.add(self.line, f"{what} is een fout uit het spreadsheet: {cell}.")
        return cell

    def email(self) -> str:
        """The address as mail programs want it."""
        cell = self.parts.get("email", "")
        found = mailbox(cell) if cell else ""
        if found is None:
            self.problems.add(self.line, f"“{_shown(cell)}” is geen e-mailadres.")
        return found or ""

    def language(self) -> str:
        """The code of the language."""
        cell = self.parts.get("language", "")
        if cell and cell.casefold() not in LANGUAGES:
            self.problems.add(self.line, f"de taal “{_shown(cell)}” kennen we niet. Kies uit: nl, en.")
        return LANGUAGES.get(cell.casefold(), "")

    def home(self) -> dict[str, str]:
        """The parts of the postal address that are known."""
        words = {part: self.text(part, most, _HOME_WORDS[part]) for part, most in HOME.items()}
        words["postcode"] = postcode(words["postcode"])
        return {part: word for part, word in words.items() if word}


_HOME_WORDS = {"street": "de straat", "postcode": "de postcode", "place": "de plaats"}


def _shown(cell: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in cell[:80])


class _Facts:
    """Reads facts: by the codes or labels of the questionnaire, or as they are. Every cell is read once."""

    def __init__(self, roles: Roles, questionnaire: Questionnaire, problems: Remarks) -> None:
        known = columns.facts_of(questionnaire)
        codes = [(place, role.removeprefix(FACT)) for place, role in enumerate(roles) if role.startswith(FACT)]
        self._columns = [(place, code, known.get(code)) for place, code in codes]
        self._problems = problems
        self._read: dict[tuple[str, str], Value | AnswerError | None] = {}

    def of(self, line: int, cells: tuple[str, ...]) -> dict[str, Value]:
        """What this row says."""
        found: dict[str, Value] = {}
        for place, code, question in self._columns:
            value = self._value(code, question, cells[place])
            if isinstance(value, AnswerError):
                self._problems.add(line, _unknown(code, cells[place], question, value))
            elif value is not None:
                found[code] = value
        return found

    def _value(self, code: str, question: Question | None, cell: str) -> Value | AnswerError | None:
        if not cell:
            return None
        if question is None:
            return cell if len(cell) <= LONGEST_FACT and cell.isprintable() else AnswerError("too_long")
        if (code, cell) not in self._read:
            self._read[code, cell] = _read(question, cell)
        return self._read[code, cell]


def _read(question: Question, cell: str) -> Value | AnswerError | None:
    """A spreadsheet may hold the label; the code is what counts."""
    spelled = {word.casefold(): choice.code for choice in question.categories for word in (choice.label, choice.code)}
    try:
        return question.read(question.split(spelled.get(cell.casefold(), cell)))
    except AnswerError as error:
        return error


def _unknown(code: str, cell: str, question: Question | None, error: AnswerError) -> str:
    if question is None:
        return f"kolom {code}: houd “{_shown(cell)}” korter dan {LONGEST_FACT} tekens."
    allowed = ", ".join(choice.label for choice in question.categories[:12])
    if not allowed:
        return f"kolom {code}: {message(error, 'nl')}"
    return f"kolom {code}: “{_shown(cell)}” staat niet in de vragenlijst. Kies uit: {allowed}."


def read(table: Table, roles: Roles, questionnaire: Questionnaire) -> tuple[list[Address], Remarks]:
    """The addresses in this table, and what is wrong with it."""
    problems = Remarks()
    facts = _Facts(roles, questionnaire, problems)
    places: dict[str, list[int]] = {}
    for place, role in enumerate(roles):
        places.setdefault(role, []).append(place)
    addresses = []
    for line, cells in table.rows:
        parts = {role: " ".join(cells[at] for at in where if cells[at]) for role, where in places.items() if role}
        addresses.append(_address(_Row(line, parts, problems), facts.of(line, cells)))
    return addresses, problems


def _address(row: _Row, background: dict[str, Value]) -> Address:
    name = row.text("name", LONGEST_NAME, "de naam")
    if not name:
        row.problems.add(row.line, "de naam ontbreekt.")
    return Address(
        name,
        row.email(),
        background,
        person(row.text("salutation", LONGEST_PERSON, "de aanhef")),
        row.language(),
        row.home(),
        number(row.text("number", LONGEST_NUMBER, "het nummer")),
        row.line,
    )
