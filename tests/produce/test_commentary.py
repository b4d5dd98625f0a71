"""What a municipality writes in a report is in every new run of it, signed with a name, and nowhere else."""

import csv
import datetime
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import invitations, responses
from surveyapp.policycycle import commentary
from surveyapp.policycycle.commentary import Place, Typed
from surveyapp.produce import bundle, reports
from surveyapp.produce.commentary import chapters as commentary_now
from surveyapp.report.load import load
from surveyapp.report.model import Callout, Report
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Account, Response, Wave
from tests.surveys import NOW, Survey, data, run

TODAY = datetime.date(2026, 6, 1)
ELS = "els@zonstad.nl"
DEFINITION = """code: kort
title: Kort
chapters:
  - {code: vragen, title: Vragen, show: questions, questions: [genoeg]}
  - {code: slot, title: Slot, text: Tot ziens.}
"""
GENOEG = {
    "code": "genoeg",
    "type": "single",
    "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}],
}


def answered(survey: Survey) -> None:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number in range(12):
            token = invitations.invite(session, wave, f"Club {number}")
            ticket = invitations.find(session, token)
            assert ticket
            saved = responses.save(session, ticket, {"genoeg": "ja" if number % 3 else "nee"}, 0, NOW)
            responses.submit(session, ticket, saved.version, NOW)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed wave of twelve, and an officer with a name."""
    made = run(database, data(GENOEG), "named")
    answered(made)
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        session.add(
            Account(municipality=wave.municipality, email=ELS, name="Els de Boer", password_hash="", role="officer")
        )
    made.close()
    return made


def write(session: Session, wave: Wave, place: Place, text: str, figures: str = "f") -> None:
    assert commentary.save(session, wave, "kort", {place: Typed(text, 0, figures)}, NOW, ELS) == []


def made(session: Session, wave: Wave, text: str = DEFINITION) -> Report:
    return reports.written_report(session, text, "kort.yaml", [wave], TODAY, {})


def boxes(report: Report) -> list[tuple[str, str]]:
    own = [(each.code, block) for each in report.chapters for block in each.blocks if isinstance(block, Callout)]
    return [(code, block.title) for code, block in own if "van de gemeente" in block.title]


def test_own_words_are_in_every_new_run_and_in_no_other_report(survey: Survey) -> None:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        write(session, wave, Place("vragen", "explanation"), "Wij belden na.")
        write(session, wave, Place("slot", "recommendation"), "Bel vaker.")
    told = [
        ("vragen", "Toelichting van de gemeente (Els de Boer, 12 mei 2026)"),
        ("slot", "Aanbevelingen van de gemeente (Els de Boer, 12 mei 2026)"),
    ]
    with survey.database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        assert boxes(made(session, wave)) == told
        assert boxes(made(session, wave)) == told
        assert boxes(made(session, wave, DEFINITION.replace("code: kort", "code: ander"))) == []
        assert boxes(reports.results(session, wave, TODAY)) == []


def test_the_digest_of_a_chapter_follows_what_its_figures_rest_on(survey: Survey) -> None:
    definition = load(DEFINITION, "kort.yaml")
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        before = commentary_now(session, definition, [wave])
        write(session, wave, Place("vragen", "explanation"), "Van 12 clubs.", before["vragen"].figures)
        worded = load(DEFINITION.replace("title: Vragen", "title: Anders").replace("Tot ziens", "Dag"), "kort.yaml")
        again = commentary_now(session, worded, [wave])
        assert {code: each.figures for code, each in again.items()} == {c: each.figures for c, each in before.items()}
        regrouped = commentary_now(session, load(DEFINITION.replace("[genoeg]", "[meer]"), "kort.yaml"), [wave])
        assert regrouped["vragen"].figures != before["vragen"].figures
        one = session.scalars(select(Response).limit(1)).one()
        one.answers = {"genoeg": None}
        session.flush()
        after = commentary_now(session, definition, [wave])
        assert after["vragen"].figures != before["vragen"].figures
        assert after["slot"] == before["slot"]
    assert {code: each.title for code, each in before.items()} == {"vragen": "Vragen", "slot": "Slot"}


def test_the_evidence_tells_who_wrote_when(survey: Survey, tmp_path: Path) -> None:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        write(session, wave, Place("vragen", "explanation"), "Wij belden na.")
    with survey.database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        definition = bundle.Definition("kort.yaml", DEFINITION.encode(), tmp_path)
        content = bundle.make(session, made(session, wave), definition, [wave], TODAY)
    with ZipFile(io.BytesIO(content)) as parts:
        rows = [*csv.reader(io.StringIO(parts.read("besluiten.csv").decode("utf-8-sig")))]
        assert "Wij belden na." in parts.read("rapport.json").decode()
    assert any("commentary.add" in "".join(row) and "kort, vragen, explanation" in "".join(row) for row in rows)
