"""A person in the reports that officers made: found in words, never in codes, and gone from every one."""

import datetime

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import municipalities, ownreports, reportrequests
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.policycycle.mentions import REMOVED, WRITER, told
from surveyapp.produce import mentions
from surveyapp.report.load import load
from surveyapp.storage.database import Database
from surveyapp.storage.tables import OwnReport, ReportRequest, Wave
from tests.surveys import NOW, OFFICER, Survey, data, run

TEXT = """# gevraagd door Karin d'Hont
code: eigen
title: Voor Karin d'Hont
subtitle: Zonstad
chapters:
  - code: sport
    title: Sport
    text: ["Met dank aan karin
      d'hont.", "De rest: zonder namen."]
    show: questions
    questions: [sport]
"""


@pytest.fixture
def survey(database: Database) -> Survey:
    made = run(database, data({"code": "sport", "type": "number", "minimum": 0}))
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        ownreports.add(session, wave, "Voor Karin d'Hont", TEXT, NOW, OFFICER)
        wanted = Wanted("Eigen", "eigen", "pdf", "rapport.yaml", TEXT, datetime.date(2026, 5, 12))
        reportrequests.ask(session, wave, [], wanted, NOW, OFFICER)
    return made


def found(database: Database, typed: str) -> list[tuple[str, str, str]]:
    with database.reading() as session:
        town = municipalities.find(session, "zonstad")
        assert town
        return told(mentions.search(session, town.id, typed, []))


def forget(database: Database, typed: str) -> int:
    with database.transaction() as session:
        town = municipalities.find(session, "zonstad")
        assert town
        return mentions.forget(session, town, typed, [], NOW, OFFICER)


def test_a_name_is_found_in_the_words_of_a_report(database: Database, survey: Survey) -> None:
    place = "Eigen rapporten over 0-meting"
    assert found(database, "karin D'Hont") == [
        (place, "Titel van een rapport", "Voor Karin d'Hont"),
        (place, "Woorden in het rapport “Voor Karin d'Hont”", "Voor Karin d'Hont\nMet dank aan karin d'hont."),
    ]
    assert found(database, OFFICER) == [(place, WRITER, "1 keer")]


def test_the_code_of_a_question_is_no_name(database: Database, survey: Survey) -> None:
    with database.transaction() as session:
        report = session.scalars(select(OwnReport)).one()
        report.text = TEXT.replace("title: Sport", "title: Velden")
    assert found(database, "sport") == []
    assert forget(database, "sport") == 0


def test_the_name_goes_and_the_report_still_works(database: Database, survey: Survey) -> None:
    assert forget(database, "Karin d'Hont") == 2
    assert found(database, "Karin d'Hont") == []
    with database.reading() as session:
        report = session.scalars(select(OwnReport)).one()
        assert session.scalars(select(ReportRequest)).all() == []
    assert "hont" not in report.text.lower()
    assert report.version > 1
    definition = load(report.text, "rapport.yaml")
    assert definition.title == report.title == f"Voor {REMOVED}"
    assert definition.chapters[0].text == (f"Met dank aan {REMOVED}.", "De rest: zonder namen.")
    assert definition.chapters[0].questions == ("sport",)


@pytest.mark.parametrize("text", [TEXT.replace("questions: [sport]", "onbekend: ja"), "# Karin d'Hont\n" + TEXT[31:]])
def test_what_no_longer_loads_and_a_comment_lose_the_name_too(database: Database, survey: Survey, text: str) -> None:
    with database.transaction() as session:
        session.scalars(select(OwnReport)).one().text = text
    forget(database, "Karin d'Hont")
    with database.reading() as session:
        assert "hont" not in session.scalars(select(OwnReport.text)).one().lower()
