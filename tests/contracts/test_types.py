"""Every question type goes from YAML to page, storage, table and every format of the report, by itself."""

import datetime
import io
import json
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from surveyapp import produce
from surveyapp.fieldwork import invitations, municipalities, responses, waves
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.report import paper
from surveyapp.report.model import Report
from surveyapp.report.paper.model import Cover
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from surveyapp.web import create_app
from tests.contracts.examples import EXAMPLES, Example, yaml_of
from tests.pdfua import judge
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
        definition = tmp_path / "alles.yaml"
        definition.write_text(DEFINITION, encoding="utf-8")
        report = produce.report(session, definition, [wave], NOW.date())
    for text in (_pdf(report), _html(report), _xlsx(report)):
        assert example.in_report in text
    in_json = {figure["code"] for figure in json.loads(produce.render(report, "json"))["variables"]}
    assert in_json >= set(example.answers)


def _words(text: str) -> str:
    return " ".join(text.split())


def _pdf(report: Report) -> str:
    pages = pypdfium2.PdfDocument(produce.render(report, "pdf"))
    return _words(" ".join(page.get_textpage().get_text_range() for page in pages))


def _html(report: Report) -> str:
    return _words(produce.render(report, "html").decode())


def _xlsx(report: Report) -> str:
    book = openpyxl.load_workbook(io.BytesIO(produce.render(report, "xlsx")))
    return _words(
        " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    )


def test_every_type_has_an_example() -> None:
    assert EXAMPLES.keys() == QUESTION_TYPES.keys()


@pytest.mark.parametrize("name", [name for name, kind in QUESTION_TYPES.items() if kind.on_page])
def test_a_type_can_be_filled_in_with_a_pen(name: str) -> None:
    example = EXAMPLES[name]
    asked = load({"toets.yaml": yaml_of(example)}, "toets.yaml")
    cover = Cover("Gemeente Zonstad", "#154273", "", "", ("Belofte", "Op naam."))
    file = paper.render(asked, cover)
    assert judge(file).failed == judge(file, "a2a").failed == {}
    document = Document(file)
    told = " ".join(" ".join(element.text.split()) for element in document.root.walk())
    assert all(question.label in told for question in asked.questions.values())
    fields = len(document.elements("Form")) - 4  # the code, and the three boxes of the first question
    assert (fields > 0) == bool(example.posted)
