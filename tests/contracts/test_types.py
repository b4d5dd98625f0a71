"""Every question type goes from YAML to page, storage, table and every format of the report, by itself."""

import datetime
import io
import json
from pathlib import Path
from random import Random

import docx
import openpyxl
import pypdfium2
import pyreadstat
import pytest

from surveyapp.fieldwork import invitations, municipalities, responses, waves
from surveyapp.produce import answerfiles, reports
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.report import paper
from surveyapp.report.model import Report
from surveyapp.report.paper.model import Cover
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from surveyapp.web import create_app
from tests.contracts.examples import EXAMPLES, Example, yaml_of
from tests.report.pdf.readback import Document
from tests.respondent import Respondent

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
RESPONDENTS = 6
DEFINITION = """\
code: alles
title: Alles van één vraagsoort
chapters:
  - {code: vragen, show: sections}
  - {code: open, title: Open antwoorden, show: open_answers}
  - {code: bijlage, title: De vragenlijst, show: questionnaire}
"""
Journey = tuple[Wave, list[dict[str, object]], str, Report]


def _pages(database: Database, tokens: list[str], example: Example) -> str:
    """Everyone answers in the browser and hands in; returns the page that the last one saw."""
    settings = Settings(environment="development", secret_key="x" * 40, base_url="http://localhost")
    app = create_app(settings, database, lambda: NOW)
    page = ""
    for token in tokens:
        respondent = Respondent(app.test_client(), f"/v/{token}").open().follow("Begin")
        page = respondent.page
        fields = {name.replace(".", "__"): text for name, text in example.posted.items()}
        review = respondent.next(genoeg="ja", **fields)
        assert review.status == 200, review.errors()
        assert review.submit().status == 200
    return page


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_a_type_goes_from_yaml_to_page_to_storage_to_every_report(
    name: str, database: Database, tmp_path: Path
) -> None:
    example = EXAMPLES[name]
    with database.transaction() as session:
        zonstad = municipalities.add(session, "Zonstad", NOW, "test")
        sources = {"toets.yaml": yaml_of(example)}
        wave = waves.create(session, zonstad, sources, "toets.yaml", "0-meting", 0, "named", NOW, "test")
        waves.open_(session, wave, NOW, "test")
        known = {code: str(value) for code, value in example.answers.items() if not example.posted}
        tokens = [invitations.invite(session, wave, f"Club {n}", background=known) for n in range(RESPONDENTS)]
    assert example.on_page in _pages(database, tokens, example)
    with database.transaction() as session:
        wave = session.get_one(Wave, wave.id)
        waves.close(session, wave, NOW, "test")
    with database.reading() as session:
        wave = session.get_one(Wave, wave.id)
        assert list(responses.documents(session, wave)) == [{"genoeg": "ja", **example.answers}] * RESPONDENTS
        _read_back(answerfiles.render(session, wave, "sav"), tmp_path / "antwoorden.sav", example)
        definition = tmp_path / "alles.yaml"
        definition.write_text(DEFINITION, encoding="utf-8")
        report = reports.report(session, definition, [wave], NOW.date())
    for text in (_pdf(report), _html(report), _xlsx(report), _docx(report)):
        assert example.in_report in text
    in_json = {figure["code"] for figure in json.loads(reports.render(report, "json"))["variables"]}
    assert in_json >= set(example.answers)


def _read_back(content: bytes, path: Path, example: Example) -> None:
    """In SPSS every question that was answered has a column, or several, without a hole."""
    path.write_bytes(content)
    frame, about = pyreadstat.read_sav(str(path), user_missing=True)
    assert len(frame) == RESPONDENTS
    for code in example.answers:
        columns = [name for name in about.column_names if name.partition(".")[0] == code]
        assert columns
        assert all(about.column_names_to_labels[name] for name in columns)
        assert frame[columns].notna().all(axis=None)


def _words(text: str) -> str:
    return " ".join(text.split())


def _pdf(report: Report) -> str:
    pages = pypdfium2.PdfDocument(reports.render(report, "pdf"))
    return _words(" ".join(page.get_textpage().get_text_range() for page in pages))


def _html(report: Report) -> str:
    return _words(reports.render(report, "html").decode())


def _xlsx(report: Report) -> str:
    book = openpyxl.load_workbook(io.BytesIO(reports.render(report, "xlsx")))
    return _words(
        " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    )


def _docx(report: Report) -> str:
    document = docx.Document(io.BytesIO(reports.render(report, "docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return _words(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def test_every_type_has_an_example() -> None:
    assert EXAMPLES.keys() == QUESTION_TYPES.keys()


@pytest.mark.parametrize("name", [name for name, kind in QUESTION_TYPES.items() if kind.on_page])
def test_a_type_can_be_filled_in_with_a_pen(name: str) -> None:
    example = EXAMPLES[name]
    asked = load({"toets.yaml": yaml_of(example)}, "toets.yaml")
    cover = Cover("Gemeente Zonstad", "#154273", "", "", ("Belofte", "Op naam."))
    document = Document(paper.render(asked, cover))
    told = " ".join(" ".join(element.text.split()) for element in document.root.walk())
    assert all(question.label in told for question in asked.questions.values())
    fields = len(document.elements("Form")) - 4  # the code, and the three boxes of the first question
    assert (fields > 0) == bool(example.posted)


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_a_type_makes_up_answers_that_it_would_accept(name: str) -> None:
    assert QUESTION_TYPES[name].sample is not Question.sample
    asked = load({"toets.yaml": yaml_of(EXAMPLES[name])}, "toets.yaml")
    for question in asked.questions.values():
        for seed in range(200):
            made_up = question.sample(Random(seed))
            assert made_up is not None
            assert question.read(question.write(made_up)) == made_up
            assert question.sample(Random(seed)) == made_up


@pytest.mark.parametrize(
    "limits",
    [
        "type: number, minimum: 0.5, maximum: 3",
        "type: number, minimum: 0.25, maximum: 0.5, decimals: 2",
        "type: number, maximum: -3",
        "type: number, minimum: 1000000",
        "type: number, minimum: 7, maximum: 7",
        "type: date, earliest: 2027-01-01",
        "type: date, latest: 1950-01-01",
        "type: date, earliest: 2026-05-01, latest: 2026-05-01",
        "type: text, max_length: 3",
        "type: multiple, minimum: 2, maximum: 2, choices: [{code: a, label: A}, {code: b, label: B}]",
        "type: multiple, choices: [{code: a, label: A, exclusive: yes}, {code: b, label: B, missing: yes}]",
        "type: allocation, total: 1, choices: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]",
        "type: ranking, choices: [{code: a, label: A}, {code: b, label: B}]",
    ],
)
def test_made_up_answers_stay_within_the_limits_of_the_question(limits: str) -> None:
    example = Example(f"{{code: q, label: Vraag, source: T, {limits}}}", {}, {}, "", "")
    question = load({"toets.yaml": yaml_of(example)}, "toets.yaml").questions["q"]
    for seed in range(100):
        assert question.read(question.write(question.sample(Random(seed)))) is not None
