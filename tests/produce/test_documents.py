"""Actions in the documents of a cycle and in the report on the next wave: what was agreed, and what came of it."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.policycycle import actions, cycles, steps, worksheets
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.notebook import Notebook
from surveyapp.produce import reports
from surveyapp.produce.documents import document
from surveyapp.report.documents.definition import load
from surveyapp.report.model import Callout, Chapter, Note, Report, Table
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Cycle, Wave
from tests.policycycle.test_goals import QUESTIONS
from tests.shelf import shipped
from tests.surveys import NOW, OFFICER, Survey, run

FOLDER = Path(__file__).parents[2] / "documents"
SHEETS = [shipped(f"ws{step}") for step in range(1, 10)]
DUE = datetime.date(2027, 3, 1)
AGREED = Agreed(3, "Elk kwartaal een cursus", DUE, None, "Teamleider", "welzijn@zonstad.nl", 2500)
TODAY = datetime.date(2028, 5, 12)
EVALUATION = """code: evaluatie
title: Evaluatie
compare: yes
chapters:
  - {code: opvolging, title: Wat ervan kwam, show: followup, text: Zo staat het.}
  - {code: vragen, title: Vragen, show: questions, questions: [vol]}
  - {code: acties, title: Wat we doen, show: actions}
"""


def on(year: int, month: int) -> datetime.datetime:
    return datetime.datetime(year, month, 12, 10, tzinfo=datetime.UTC)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for what is printed; ``tests/policycycle`` is about keeping."""
    return sqlite_database


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed 0-meting in a cycle: an action that was done, one that is late, and one that lapsed."""
    made = run(database, QUESTIONS)
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        _answered(session, wave)
        cycle = cycles.start(session, wave.municipality, 2026, 2030, NOW, OFFICER)
        steps.attach(session, cycle, 6, wave, NOW, OFFICER)
        done = actions.add(session, wave, AGREED, NOW, OFFICER)
        actions.add(session, wave, replace(AGREED, function=4, text="Een avond om te bedanken"), NOW, OFFICER)
        lapsed = actions.add(session, wave, replace(AGREED, function=5, text="Eén loket"), on(2027, 6), OFFICER)
        actions.report(session, wave, done, "done", "Vier keer gegeven", 1, on(2028, 1), OFFICER)
        actions.report(session, wave, lapsed, "dropped", "Er is geen geld", 1, on(2028, 1), OFFICER)
    return made


def _answered(session: Session, wave: Wave) -> None:
    for number in range(12):
        ticket = invitations.find(session, invitations.invite(session, wave, f"Club {number}"))
        assert ticket
        saved = responses.save(session, ticket, {"vol": "ja" if number % 3 else "nee"}, 0, NOW)
        responses.submit(session, ticket, saved.version, NOW)
    waves.close(session, wave, NOW, OFFICER)


def made(session: Session, name: str) -> Report:
    cycle = session.query(Cycle).one()
    definition = load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name, SHEETS)
    notebook = Notebook(SHEETS, worksheets.entries(session, cycle), cycle.years)
    return document(session, cycle, notebook, definition, TODAY)


def chapter(report: Report, code: str) -> Chapter:
    return next(each for each in report.chapters if each.code == code)


def rows(part: Chapter) -> list[list[str]]:
    tables = [block for block in part.blocks if isinstance(block, Table) and block.corner == "Actie"]
    return [
        [row.header, *(cell.text.replace("\u00a0", " ") for cell in row.cells)] for each in tables for row in each.rows
    ]


def printed(report: Report) -> str:
    pages = pypdfium2.PdfDocument(reports.render(report, "pdf"))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


ENDED = [
    ["Elk kwartaal een cursus", "Teamleider", "1 maart 2027", "€ 2.500", "gedaan", "Vier keer gegeven"],
    ["Een avond om te bedanken", "Teamleider", "1 maart 2027", "€ 2.500", "te laat", "–"],
    ["Eén loket", "Teamleider", "1 maart 2027", "€ 2.500", "vervallen", "Er is geen geld"],
]


def test_programme_and_evaluation_tell_of_the_actions_with_how_they_ended(survey: Survey) -> None:
    with survey.database.reading() as session:
        programme, evaluation = made(session, "uitvoeringsprogramma"), made(session, "evaluatieverslag")
    assert rows(chapter(programme, "acties")) == rows(chapter(evaluation, "acties")) == ENDED
    (counts,) = (each for each in chapter(evaluation, "acties").blocks if isinstance(each, Callout))
    assert counts.title == "Hoe de acties stonden op 12 mei 2028"
    assert counts.items == ("1 van 3: gedaan", "1 van 3: te laat", "1 van 3: vervallen")
    text = printed(evaluation)
    assert "Wat er van de acties kwam" in text
    assert "Acties uit “0-meting”, stand op 12 mei 2028" in text
    assert "Er is geen geld" in text
    assert "welzijn@zonstad.nl" not in text


def test_the_programme_keeps_what_each_yearly_check_knew(survey: Survey) -> None:
    held = {"ws8_08": "drie", "ws8_jaar1_datum": "2026-05-01", "ws8_jaar2_datum": "2027-05-12"}
    with survey.database.transaction() as session:
        worksheets.save(session, session.query(Cycle).one(), "ws8", held, {}, NOW, OFFICER)
        part = chapter(made(session, "uitvoeringsprogramma"), "jaarlijks")
    assert rows(part) == [
        ["Elk kwartaal een cursus", "Teamleider", "1 maart 2027", "€ 2.500", "te laat", "–"],
        ["Een avond om te bedanken", "Teamleider", "1 maart 2027", "€ 2.500", "te laat", "–"],
    ]
    assert [each.text for each in part.blocks if isinstance(each, Note)] == [
        "Op 1 mei 2026 waren er nog geen acties afgesproken."
    ]


def test_a_cycle_without_actions_says_so_and_asks_for_nothing(survey: Survey) -> None:
    with survey.database.transaction() as session:
        cycle, wave = session.query(Cycle).one(), session.get_one(Wave, survey.wave_id)
        steps.detach(session, cycle, wave, NOW, OFFICER)
        (note,) = chapter(made(session, "evaluatieverslag"), "acties").blocks
    assert note == Note("Bij de metingen van deze beleidscyclus zijn nog geen acties afgesproken.")


def test_the_report_on_the_next_wave_opens_with_what_came_of_the_actions(survey: Survey) -> None:
    with survey.database.transaction() as session:
        first = session.get_one(Wave, survey.wave_id)
        town = first.municipality
        second = waves.create(session, town, first.sources, first.main, "1-meting", 1, "confidential", NOW, OFFICER)
        waves.open_(session, second, NOW, OFFICER)
        _answered(session, second)
        actions.add(session, second, replace(AGREED, text="Nog een cursus"), NOW, OFFICER)
    with survey.database.reading() as session:
        both = [session.get_one(Wave, survey.wave_id), session.get_one(Wave, second.id)]
        report = reports.written_report(session, EVALUATION, "evaluatie.yaml", both, TODAY, {})
    assert [each.title for each in report.chapters] == ["Wat ervan kwam", "Vragen", "Wat we doen"]
    told = json.loads(reports.render(report, "json"))["actions"]
    assert [(each["wave"], each["text"], each["state"], each["late"], each["note"]) for each in told] == [
        ("0-meting", "Elk kwartaal een cursus", "done", False, "Vier keer gegeven"),
        ("0-meting", "Een avond om te bedanken", "open", True, None),
        ("0-meting", "Eén loket", "dropped", False, "Er is geen geld"),
        ("1-meting", "Nog een cursus", "open", True, None),
    ]
    text = printed(report)
    opening = text[text.rindex("Zo staat het.") : text.rindex("Nog een cursus")]
    for said in ("1 van 3: gedaan", "1 van 3: te laat", "1 van 3: vervallen", "Vier keer gegeven", "Er is geen geld"):
        assert said in opening
    assert "welzijn@zonstad.nl" not in text
