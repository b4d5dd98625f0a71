"""Documents of the policy cycle: answers of worksheets under their headings, as accessible as every report."""

import datetime
import io
import random
from functools import cache
from pathlib import Path

import pytest
from docx import Document

from surveyapp.questionnaire.answers import Value
from surveyapp.report import render
from surveyapp.report.documents.build import EMPTY, Notes, Written, build
from surveyapp.report.documents.definition import DocumentDefinition, load
from surveyapp.report.inputs import Sender
from surveyapp.report.model import Chapter, Finding, Note, Paragraph, Report, Table
from tests.shelf import WORKSHEETS, shipped

FOLDER = Path(__file__).parents[3] / "documents"
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SHEETS = [shipped(name) for name in WORKSHEETS]
TODAY, ZONSTAD = datetime.date(2026, 5, 12), Sender("Zonstad")


def definition(name: str) -> DocumentDefinition:
    return load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name, SHEETS)


def notes(**answers: Value) -> Notes:
    """What is asked given these answers, with them filled in."""
    return {
        question.code: Written(question, question.label, answers.get(question.code))
        for sheet in SHEETS
        for _, question in sheet.asked(answers)
    }


@cache
def filled() -> Notes:
    """Every item that is asked, with an answer that its question makes up."""
    chance, given = random.Random(4), dict[str, Value]()
    for sheet in SHEETS:
        for section in sheet.sections:
            for question in section.plain:
                if section.asks(question, given):
                    made = question.sample(chance)
                    given |= {} if made is None else {question.code: made}
    return notes(**given)


def made(name: str, known: Notes) -> Report:
    return build(definition(name), known, ZONSTAD, TODAY, [("Beleidscyclus", "2026-2030")])


def chapter(report: Report, code: str) -> Chapter:
    return next(each for each in report.chapters if each.code == code)


def test_every_step_has_a_document() -> None:
    assert {definition(name).step for name in DOCUMENTS} == set(range(1, 10))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_be_made_of_nothing_and_of_everything(name: str) -> None:
    assert len(made(name, filled()).chapters) >= len(made(name, notes()).chapters)
    assert all(each.blocks for each in made(name, filled()).chapters if not report_of(name, each.code))


def report_of(name: str, code: str) -> bool:
    """Whether this chapter is there for a report on waves."""
    return code in {each.code for each in definition(name).reports}


def test_the_startnotitie_has_its_eight_headings_in_order_and_says_what_is_still_empty() -> None:
    report = made("startnotitie", notes(ws2_17="Zonder vrijwilligers\n\nstaat Zonstad stil."))
    headings = ["Aanleiding", "Ambitie", "Voordelen", "Gevolgen", "Stappen", "Plan", "Tijd", "Betrokkenen"]
    assert [each.title for each in report.chapters][:8] == headings
    assert report.chapters[0].blocks == (Paragraph("Zonder vrijwilligers"), Paragraph("staat Zonstad stil."))
    assert report.chapters[1].blocks == (Note(EMPTY),)


def test_word_has_the_headings_as_headings() -> None:
    document = Document(io.BytesIO(render(made("startnotitie", filled()), "docx")))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [each for each in headings if each in ("Aanleiding", "Betrokkenen")] == ["Aanleiding", "Betrokkenen"]


def test_the_times_of_a_meeting_add_up_to_its_end() -> None:
    minutes = {"inloop": 15, "opening": 0, "rondje": 85, "afsluiting": 20}
    report = made("draaiboek", notes(ws4_start_duur="min120", ws4_start_prog120=minutes))
    (table,) = chapter(report, "start_120").blocks
    assert isinstance(table, Table)
    assert [(row.header, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("Binnenkomen en koffie", "0:00", "15"),
        ("Wat vrijwilligers doen voor ieders onderwerp", "0:15", "85"),
        ("Afsluiting", "1:40", "20"),
        ("Einde", "2:00", "120"),
    ]
    assert "start_180" not in [each.code for each in report.chapters]


def test_a_letter_begins_with_the_goals_of_the_field_it_is_for() -> None:
    known = notes(ws4_brief=["sport", "zorg"], ws4_brief_sport="Trainers houden sport betaalbaar.")
    report = made("uitnodiging", known)
    assert [each.code for each in report.chapters] == ["zorg", "sport"]
    greeting, first = chapter(report, "sport").blocks[:2]
    assert isinstance(greeting, Paragraph)
    assert greeting.text.startswith("Beste collega van sport")
    assert first == Paragraph("Trainers houden sport betaalbaar.")


def test_a_table_has_a_row_for_who_said_something() -> None:
    known = notes(ws5_akkoord=["sport", "zorg"], ws5_sport_wie="Karin", ws5_sport_akkoord="ja")
    (table,) = chapter(made("plan_van_aanpak", known), "akkoord").blocks
    assert isinstance(table, Table)
    (row,) = table.rows
    assert (row.header, [cell.text for cell in row.cells]) == ("Sport, gebouwen en subsidies", ["Karin", "Ja", "–"])


def test_answers_that_stand_together_stand_under_their_questions() -> None:
    blocks = chapter(made("plan_van_aanpak", notes(ws5_13="Karin")), "uitvoeren").blocks
    told = {block.title: block.statement for block in blocks if isinstance(block, Finding)}
    assert len(told) == 4
    assert told["Wie leidt de uitvoering?"] == "Karin"


def test_the_evaluation_takes_in_a_report_and_tells_why_another_is_missing() -> None:
    inside = Report("R", "", "Zonstad", "nl", "vandaag", (), (Chapter("een", "Wie deed mee", (Note("38"),)),))
    taken: dict[str, Report | str] = {"collegas": inside, "partners": "Nog geen meting."}
    report = build(definition("evaluatieverslag"), notes(), ZONSTAD, TODAY, reports=taken)
    assert chapter(report, "collegas_een").title == "Collega's: Wie deed mee"
    assert chapter(report, "partners").blocks == (Note("Nog geen meting."),)
