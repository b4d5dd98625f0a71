"""The whole chain for a journey: a questionnaire and rows in, what the json and the pdf of the report say out.

Rows go in through the same import as an officer's file. Figures come back as a reader finds them: from the json
document, and from the table rows and the text of the pdf.
"""

import csv
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations, responses, rows, waves
from surveyapp.produce import reports
from surveyapp.questionnaire.answers import Answers
from surveyapp.report.model import Report
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.report.pdf.readback import Document, Element

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
BY = "ambtenaar@zonstad.example"


@dataclass
class Findings:
    """One report, as its readers find it."""

    report: Report

    @cached_property
    def json(self) -> dict[str, Any]:
        """The json document."""
        document: dict[str, Any] = json.loads(reports.render(self.report, "json"))
        return document

    def variable(self, code: str) -> dict[str, Any]:
        """One variable in the json."""
        found: dict[str, Any] = next(each for each in self.json["variables"] if each["code"] == code)
        return found

    def cells(self, code: str, wave: int = 0) -> dict[str, dict[str, Any]]:
        """The cells of a variable in the json, by code."""
        return {cell["code"]: cell for cell in self.variable(code)["waves"][wave]["cells"]}

    def shares(self, code: str, wave: int = 0) -> dict[str, float]:
        """The unrounded shares of a variable in the json."""
        return {answer: cell["share"] for answer, cell in self.cells(code, wave).items()}

    def differences(self, code: str) -> dict[str, float]:
        """The unrounded differences per answer in the json; empty where waves cannot be compared."""
        return {each["code"]: each["difference"] for each in self.variable(code)["comparison"]["shares"]}

    @cached_property
    def pdf(self) -> Document:
        """The pdf, read through its structure tree."""
        return Document(reports.render(self.report, "pdf"))

    @cached_property
    def rows(self) -> list[list[str]]:
        """Every table row of the pdf, cell by cell."""
        return [[_text(cell) for cell in row.kids] for row in self.pdf.elements("TR")]

    def row(self, header: str) -> list[str]:
        """The only row of the pdf with this header, without the header. Fails when there are several."""
        (found,) = [row[1:] for row in self.rows if row[0] == header]
        return found

    @cached_property
    def text(self) -> str:
        """Everything that is read aloud."""
        return " ".join(text for _, text in self.pdf.lines()).replace("\u00a0", " ")


def _text(element: Element) -> str:
    return " ".join(" ".join(part.text for part in element.walk()).split())


@dataclass
class Chain:
    """One municipality, and waves in it that are imported and closed."""

    database: Database
    municipality: Municipality
    folder: Path
    ordinal: int = field(default=0)

    def wave(self, title: str, questionnaire: str, answers: Iterable[Mapping[str, str]]) -> Wave:
        """A wave of this questionnaire: opened, its answers imported from a csv file, and closed."""
        path = self._csv(title, list(answers))
        with self._open(title, questionnaire) as (session, wave):
            rows.store(session, wave, rows.read(path, waves.questionnaire_of(wave)), NOW, BY)
        return wave

    def invited(self, title: str, questionnaire: str, units: int, answers: Sequence[Answers]) -> Wave:
        """A wave for which so many units were invited; the first ones answered, by their own link."""
        with self._open(title, questionnaire) as (session, wave):
            tokens = [invitations.invite(session, wave, f"Vereniging {unit}") for unit in range(units)]
            for token, given in zip(tokens, answers, strict=False):
                ticket = invitations.find(session, token)
                assert ticket is not None
                kept = responses.save(session, ticket, given, 0, NOW)
                responses.submit(session, ticket, kept.version, NOW)
        return wave

    @contextmanager
    def _open(self, title: str, questionnaire: str) -> Iterator[tuple[Session, Wave]]:
        sources = {"meting.yaml": questionnaire}
        with self.database.transaction() as session:
            town = session.merge(self.municipality)
            wave = waves.create(session, town, sources, "meting.yaml", title, self.ordinal, "named", NOW, BY)
            waves.open_(session, wave, NOW, BY)
            yield session, wave
            waves.close(session, wave, NOW, BY)
        self.ordinal += 1

    def _csv(self, title: str, answers: Sequence[Mapping[str, str]]) -> Path:
        path = self.folder / f"{title}.csv"
        head = list(dict.fromkeys(code for row in answers for code in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, head, delimiter=";")
            written.writeheader()
            written.writerows(answers)
        return path

    def report(self, questions: Sequence[str], *measured: Wave) -> Findings:
        """The report on these waves: the response account and a finding per question."""
        path = self.folder / "rapport.yaml"
        path.write_text(_definition(questions, len(measured) > 1), encoding="utf-8")
        with self.database.reading() as session:
            found = [session.merge(wave, load=True) for wave in measured]
            return Findings(reports.report(session, path, found, NOW.date()))


def _definition(questions: Sequence[str], compare: bool) -> str:
    return f"""code: gepubliceerd
title: Gepubliceerde cijfers
compare: {"yes" if compare else "no"}
chapters:
  - {{code: respons, title: Wie deed mee, show: response}}
  - {{code: vragen, title: Uitkomsten, show: questions, questions: [{", ".join(questions)}]}}
  - {{code: verantwoording, title: Verantwoording, show: method}}
"""


def repeated(counts: Mapping[str, int], code: str) -> list[dict[str, str]]:
    """So many rows with this answer to one question."""
    return [{code: answer} for answer, count in counts.items() for _ in range(count)]
