"""The answers of a wave as a table: csv or xlsx, one row per response, that ``rows`` reads back to the same documents.

No name, address, pseudonym or date goes along. Text that a spreadsheet would take for a formula is marked as text.
"""

import io
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter
from sqlalchemy.orm import Session

from surveyapp.fieldwork import responses
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.spreadsheet import Cell, as_csv, as_text
from surveyapp.storage.tables import Wave

FORMATS = ("csv", "xlsx")


def questions_of(session: Session, wave: Wave) -> list[Question]:
    """The questions that were asked of anybody: what is handed over. Raises Refusal for a closed ballot box."""
    present: set[str] = set()
    for document in responses.documents(session, wave):
        present.update(document)
    return [question for code, question in questionnaire_of(wave).questions.items() if code in present]


def table(session: Session, wave: Wave) -> tuple[list[str], Iterator[list[Cell]]]:
    """The codes of the questions that were asked of anybody, and a row of cells per response."""
    questions = questions_of(session, wave)
    rows = ([_cell(each, answers) for each in questions] for answers in responses.documents(session, wave))
    return [question.code for question in questions], rows


def _cell(question: Question, answers: Answers) -> Cell:
    value: Value | None = answers.get(question.code)
    return value if isinstance(value, int | float) else question.join(value)


def render(session: Session, wave: Wave, format: str) -> bytes:
    """The file in this format. Raises Refusal for a ballot box that is not open yet."""
    if format not in FORMATS:
        raise Refusal(f"“{format}” kan niet. Kies uit: {', '.join(FORMATS)}.")
    codes, rows = table(session, wave)
    return as_csv(codes, rows) if format == "csv" else _xlsx(codes, rows)


def _xlsx(codes: list[str], rows: Iterable[list[Cell]]) -> bytes:
    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("antwoorden")
        sheet.freeze_panes(1, 0)
        for place, code in enumerate(codes):
            sheet.write_string(0, place, code)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, place, cell)
                elif cell:
                    sheet.write_string(number, place, as_text(cell))
    return file.getvalue()


def write(path: Path, content: bytes) -> None:
    """Write a file under a temporary name and rename it: a file with this name is always whole."""
    passing = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        passing.write_bytes(content)
        os.replace(passing, path)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise Refusal(f"{path} is niet te schrijven: {error.strerror}.") from None
