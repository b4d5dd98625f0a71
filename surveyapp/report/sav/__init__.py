"""Answers as an SPSS file (.sav): a row per response, with labels, measurement levels and missing codes.

SPSS counts in numbers, so every choice has one; ``columns`` says which. The three kinds of no answer stay apart: not
asked is empty (system-missing), "weet niet" and skipped are user-missing codes with a label.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import pyreadstat

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.question import Question
from surveyapp.report.sav.columns import Column, columns_of
from surveyapp.report.sav.naming import labelled, names_of

LONGEST_FILE_LABEL = 60
_LONGEST_NOTE = 80


def render(questions: Sequence[Question], documents: Iterable[Answers], title: str, about: Sequence[str] = ()) -> bytes:
    """The file with these questions of these documents; ``about`` are lines that travel with it."""
    answers = list(documents)
    made = [column for question in questions for column in columns_of(question, answers)]
    columns = dict(zip(names_of(column.name for column in made), made, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        _write(path, columns, labelled(title, LONGEST_FILE_LABEL), [labelled(line, _LONGEST_NOTE) for line in about])
        return path.read_bytes()


def _write(path: Path, columns: dict[str, Column], title: str, about: list[str]) -> None:
    frame = pd.DataFrame({name: pd.Series(column.values, dtype=column.kind) for name, column in columns.items()})
    pyreadstat.write_sav(
        frame,
        str(path),
        file_label=title,
        note=about,
        column_labels={name: column.label for name, column in columns.items()},
        variable_value_labels={name: column.meanings for name, column in columns.items() if column.meanings},
        missing_ranges={name: [column.missing] for name, column in columns.items() if column.missing},
        variable_measure={name: column.level for name, column in columns.items()},
        variable_format={name: column.format for name, column in columns.items() if column.format},
    )
