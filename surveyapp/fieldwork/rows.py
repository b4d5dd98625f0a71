"""Answers from a file, row by row, through the same ``read`` as the pages. All or nothing.

First line: question codes. A choice is written by its code, several with ``;`` between them, grid rows stand under
their own codes. An empty cell is a question that was skipped, or not asked when its condition does not hold. A question
without a column was not asked. Nothing is required: an empty box on paper is an answer that is missing.
"""

import datetime
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from sqlalchemy import insert
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, events, sheets
from surveyapp.fieldwork.linked import new_id
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import NETHERLANDS, require_open
from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.messages import message
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Response, Wave

MOST_PROBLEMS = 50
AT_ONCE = 1000
SEALED_TOGETHER = 250
MOST_REMEMBERED = 5000
QUOTED = re.compile(r"^'+[=+\-@\t\r]")
"""A mark that export puts before text which a spreadsheet would take for a formula."""


class RowProblems(Refusal):
    """Every reason why the file cannot be imported, each with its line; nothing of it was kept."""

    def __init__(self, problems: Sequence[str], more: int = 0) -> None:
        rest = [f"… en nog {more} problemen."] if more else []
        super().__init__("\n".join((*problems, *rest, "Er is niets ingelezen.")))
        self.problems = tuple(problems)


@dataclass
class _Problems:
    """Collects what is wrong; beyond the first fifty only the number."""

    file: str
    texts: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, text: str) -> None:
        self.count += 1
        if len(self.texts) < MOST_PROBLEMS:
            self.texts.append(f"{self.file}:{line}: {text}")

    def require_none(self) -> None:
        if self.count:
            raise RowProblems(self.texts, self.count - len(self.texts))


@dataclass(frozen=True)
class _Column:
    """A question with its place in the row. ``on_faith``: its condition cannot be judged from this file."""

    section: Section
    question: Question
    place: int
    on_faith: bool
    remembered: dict[str, Value | None] = field(default_factory=dict)

    def value(self, cell: str) -> Value | None:
        """The answer in this cell; the same cell gives the same answer, so that it is read once."""
        if cell in self.remembered:
            return self.remembered[cell]
        plain = cell[1:] if QUOTED.match(cell) else cell
        value = self.question.read(self.question.split(plain)) if plain.strip() else None
        if len(self.remembered) < MOST_REMEMBERED:
            self.remembered[cell] = value
        return value


def read(path: Path, questionnaire: Questionnaire) -> list[str]:
    """The documents in this file, each as JSON. Raises Refusal, or RowProblems with every problem at once."""
    problems = _Problems(path.name)
    rows = sheets.read(path)
    line, head = next(rows, (0, []))
    if not line:
        raise Refusal(f"{path.name} is leeg. Zet op de eerste regel de codes van de vragen.")
    titles = [title.strip() for title in head]
    columns = _columns(questionnaire, titles, line, problems)
    problems.require_none()
    documents = [_json(_document(columns, titles, cells, line, problems)) for line, cells in rows]
    problems.require_none()
    if not documents:
        raise Refusal(f"In {path.name} staat alleen een kopregel. Zet de antwoorden op de regels eronder.")
    return documents


def _json(document: dict[str, Value | None]) -> str:
    """As text: the bytes that orjson returns keep their writing buffer, five times as large."""
    return orjson.dumps(document).decode()


def _columns(questionnaire: Questionnaire, head: list[str], line: int, problems: _Problems) -> list[_Column]:
    codes = [code for code in head if code]
    for code in dict.fromkeys(codes):
        if code not in questionnaire.questions:
            problems.add(line, f"kolom “{code[:60]}”: er is geen vraag met deze code{_meant(code, questionnaire)}")
        elif codes.count(code) > 1:
            problems.add(line, f"kolom “{code}” staat er twee keer in")
    return [
        _Column(section, question, head.index(question.code), _depends(section, question) - set(codes) != set())
        for section in questionnaire.sections
        for question in section.plain
        if question.code in codes
    ]


def _meant(code: str, questionnaire: Questionnaire) -> str:
    near = difflib.get_close_matches(code.lower(), questionnaire.questions, 1)
    return f"; bedoelde u “{near[0]}”?" if near else ""


def _depends(section: Section, question: Question) -> set[str]:
    """The questions that decide whether this one is asked."""
    conditions = (section.ask_if, question.ask_if)
    return {leaf.code for condition in conditions if condition for leaf in condition.leaves()}


def _document(
    columns: list[_Column], titles: list[str], cells: list[str], line: int, problems: _Problems
) -> dict[str, Value | None]:
    answers: dict[str, Value | None] = {}
    width = len(cells)
    for column in columns:
        code, cell = column.question.code, cells[column.place] if column.place < width else ""
        if not column.on_faith and not column.section.asks(column.question, answers):
            if cell.strip():
                problems.add(
                    line, f"kolom {code}: deze vraag wordt niet gesteld bij de andere antwoorden op deze regel"
                )
            continue
        try:
            value = column.value(cell)
        except AnswerError as error:
            problems.add(line, f"kolom {code}: {message(error, 'nl')}")
            continue
        if value is not None or not column.on_faith:
            answers[code] = value
    if width > len(titles) or "" in titles:
        _report_stray(titles, cells, line, problems)
    return answers


def _report_stray(titles: list[str], cells: list[str], line: int, problems: _Problems) -> None:
    """Cells that stand under no code would be lost without a word."""
    for place, cell in enumerate(cells):
        if cell.strip() and (place >= len(titles) or not titles[place]):
            problems.add(line, f"cel {place + 1} is gevuld, maar erboven staat geen code van een vraag")
            return


def store(
    session: Session, wave: Wave, documents: list[str], now: datetime.datetime, by: str, channel: str = "import"
) -> int:
    """Add documents that ``read`` made to an open wave, in an anonymous one to the ballot box; returns how many.

    Raises WaveClosed.
    """
    require_open(session, wave, now)
    if wave.mode == "anonymous":
        for some in _parts(documents, SEALED_TOGETHER):
            ballotbox.drop_in(session, wave, channel, some)
    else:
        today = now.astimezone(NETHERLANDS).date()
        for some in _parts(documents, AT_ONCE):
            session.execute(insert(Response), [_response(wave, channel, answers, today) for answers in some])
    events.record(session, wave.municipality, "wave.import", now, by, wave, f"{len(documents)} inzendingen")
    return len(documents)


def _parts(documents: list[str], size: int) -> Iterator[list[dict[str, Value | None]]]:
    for start in range(0, len(documents), size):
        yield [orjson.loads(text) for text in documents[start : start + size]]


def _response(wave: Wave, channel: str, answers: Mapping[str, Value | None], today: datetime.date) -> dict[str, object]:
    return {
        "id": new_id(),
        "municipality_id": wave.municipality_id,
        "wave_id": wave.id,
        "channel": channel,
        "state": "submitted",
        "answers": answers,
        "submitted_on": today,
        "released": True,
    }
