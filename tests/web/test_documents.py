"""The documents of a cycle: read on the page, asked for there, made by a worker, and fetched."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from surveyapp.cli import program
from surveyapp.fieldwork import invitations, municipalities, reportrequests, responses, waves
from surveyapp.produce import mentions
from surveyapp.questionnaire import shelf
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReportRequest
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.shelf import FOLDER
from tests.surveys import NOW
from tests.web.test_cycle import CYCLE, SHEET, asked_of_the_officer, fill
from tests.web.test_cycle import database as database
from tests.web.test_cycle import els as els

NOTE, SHEET_2 = f"{CYCLE}/documenten/startnotitie", f"{CYCLE}/werkblad/ws2/startnotitie"
REASON = "Zonder vrijwilligers staat Zonstad stil."


def test_a_document_is_asked_for_made_by_a_real_worker_and_fetched(
    els: Officer, database: Database, tmp_path: Path
) -> None:
    fill(els, els.open(SHEET_2), SHEET_2, ws2_17=REASON)
    asked = els.send(NOTE, kind="html")
    assert (asked.status_code, asked.location) == (303, f"{NOTE}/aangevraagd/1")
    waiting = els.open(asked.location)
    assert waiting.headers["Refresh"] == f"3; url={asked.location}"
    assert "Het document wacht op zijn beurt" in words(waiting)
    assert els.send(f"{asked.location}/ophalen").status_code == 404
    assert els.send(NOTE, kind="html").location == asked.location
    environment = {
        "SURVEYAPP_DATABASE_URL": f"sqlite:///{database.engine.url.database}",
        "SURVEYAPP_KEY_DIR": str(database.keys.folder),
        "SURVEYAPP_SNAPSHOT_DIR": str(tmp_path),
    }
    done = CliRunner(env=environment).invoke(program, ["work", "--once"])
    assert "Rapport 1 is gemaakt." in done.output
    els = sign_in_as(els.client, database, "officer@zonstad.nl")  # its clock is the real one: the session was over
    assert "Het document is klaar" in words(els.open(asked.location))
    assert "Startnotitie (html) klaar, aangevraagd op 12 mei 2026" in words(els.open(NOTE))
    file = els.send(f"{asked.location}/ophalen")
    assert REASON in file.text
    assert "startnotitie-2026-2030.html" in file.headers["Content-Disposition"]
    trail = words(els.open("/beheer/activiteiten"))
    assert "haalde een document op" in trail
    assert "vroeg een document aan" in trail


def test_what_changed_on_a_worksheet_makes_another_document(els: Officer) -> None:
    assert els.send(NOTE, kind="html").location == f"{NOTE}/aangevraagd/1"
    fill(els, els.open(SHEET_2), SHEET_2, ws2_17=REASON)
    assert els.send(NOTE, kind="html").location == f"{NOTE}/aangevraagd/2"
    assert els.send(NOTE, kind="pdf").location == f"{NOTE}/aangevraagd/3"
    assert words(els.open(NOTE)).count("wacht, aangevraagd op") == 3
    assert "aangevraagd op" not in words(els.open(f"{CYCLE}/documenten/ambitie"))


def test_a_full_queue_and_an_unknown_kind_are_told_on_the_page(els: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert els.send(NOTE, kind="exe").status_code == 422
    monkeypatch.setattr(reportrequests, "MOST_WAITING", 1)
    els.send(NOTE, kind="html")
    full = els.send(NOTE, kind="pdf")
    assert full.status_code == 409
    assert "Het document is niet aangevraagd Hiervan wachten er al 1." in words(full)
    path = f"{CYCLE}/werkblad/ws4/uitnodigen"
    fill(els, els.open(path), path, ws4_brief=["sport", "zorg"], ws4_brief_sport="Sport")
    kept = els.send(f"{CYCLE}/documenten/uitnodiging", kind="exe", deel="sport")
    assert '<option value="sport" selected>' in kept.text


def test_what_went_wrong_is_told_on_the_page_of_the_request(els: Officer, database: Database) -> None:
    page = els.send(NOTE, kind="html").location
    with database.transaction() as session:
        session.get_one(ReportRequest, 1).definition = "code: ["
    assert els.fetch(NOTE, kind="html").status_code == 404
    assert "Het document is niet gemaakt startnotitie.yaml" in words(els.open(page))
    assert els.fetch(NOTE, kind="html").status_code == 200


def test_a_reader_may_ask_and_fetch_and_another_municipality_finds_nothing(
    els: Officer, client: FlaskClient, database: Database
) -> None:
    reader = sign_in_as(client.application.test_client(), database, hire(database, "reader"))
    assert reader.fetch(NOTE, kind="html").status_code == 200
    first = f"{NOTE}/aangevraagd/1"
    assert reader.open(first).status_code == 200
    for wrong in (f"{NOTE}/aangevraagd/x", f"{NOTE}/aangevraagd/9", f"{CYCLE}/documenten/ambitie/aangevraagd/1"):
        assert reader.open(wrong).status_code == 404
    stranger = at_work(client.application.test_client(), database, municipality="veldhove")
    assert stranger.send(NOTE, kind="html").status_code == 404
    stranger.send("/beheer/cyclus", first_year="2026", last_year="2030")
    assert stranger.open(first).status_code == 404
    assert stranger.send(f"{first}/ophalen").status_code == 404
    assert "aangevraagd op" not in words(stranger.open(NOTE))


def test_a_file_with_a_name_that_was_taken_away_can_not_be_fetched_any_more(els: Officer, database: Database) -> None:
    fields, sport = f"{CYCLE}/werkblad/ws3/wie", f"{CYCLE}/werkblad/ws3/sport"
    fill(els, els.open(fields), fields, ws3_08=["sport"])
    fill(els, els.open(sport), sport, ws3_sport_contact="Karin d'Hont")
    assert els.fetch(f"{CYCLE}/documenten/terreinen", kind="html").status_code == 200
    with database.transaction() as session:
        zonstad = municipalities.find(session, "zonstad")
        sheets = [*shelf.worksheets(FOLDER.parent).values()]
        assert mentions.forget(session, zonstad, "Karin d'Hont", sheets, NOW, "els") == 1
    assert els.send(f"{CYCLE}/documenten/terreinen/aangevraagd/1/ophalen").status_code == 404
    assert "Hont" not in els.fetch(f"{CYCLE}/documenten/terreinen", kind="html").text


def test_a_step_hands_over_its_documents(els: Officer) -> None:
    notes = f"{CYCLE}/werkblad/ws2/startnotitie"
    fill(els, els.open(notes), notes, ws2_17="Zonder vrijwilligers staat Zonstad stil.")
    assert 'href="/beheer/cyclus/2026-2030/documenten/startnotitie"' in els.open(CYCLE).text
    page = words(els.open(f"{CYCLE}/documenten/startnotitie"))
    assert "Aanleiding Zonder vrijwilligers staat Zonstad stil. Ambitie Hier is nog niets ingevuld." in page
    for kind, start in {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html>"}.items():
        file = els.fetch(f"{CYCLE}/documenten/startnotitie", kind=kind)
        assert (file.status_code, file.data[: len(start)]) == (200, start)
        assert f"startnotitie-2026-2030.{kind}" in file.headers["Content-Disposition"]


def test_one_invitation_is_a_letter_of_its_own(els: Officer) -> None:
    path = f"{CYCLE}/werkblad/ws4/uitnodigen"
    fill(els, els.open(path), path, ws4_brief=["sport", "zorg"], ws4_brief_sport="Sport", ws4_brief_zorg="Zorg")
    letter = els.fetch(f"{CYCLE}/documenten/uitnodiging", kind="html", deel="sport")
    assert "Beste collega van sport" in letter.text
    assert "Beste collega van zorg" not in letter.text
    assert els.fetch(f"{CYCLE}/documenten/uitnodiging", kind="html", deel="weg").status_code == 404


def test_the_evaluation_is_one_report_with_what_the_waves_said(els: Officer, database: Database) -> None:
    fill(els, els.open(SHEET), ws1_07="Samen sterker")
    asked_of_the_officer(database)
    els.send(f"{CYCLE}/stap/9/metingen", wave="zelf")
    with database.transaction() as session:
        waves.close(session, waves.named(session, "zonstad/zelf"), NOW, "els")
    report = els.fetch(f"{CYCLE}/documenten/evaluatieverslag", kind="html").text
    assert "Samen sterker" in report
    assert "De medewerker zelf: Wie keken terug" in report
    assert "Voor “Partners” zijn nog niet genoeg gesloten metingen" in report


def test_the_typetests_of_several_cycles_stand_in_one_document(els: Officer, database: Database) -> None:
    sources = read_folder(FOLDER / "typetest.yaml")
    answers = {f"tt{number:02}": "eens" for number in range(1, 13)} | {"tt13_regie": "los", "tt13_breedte": "breed"}
    for cycle, title in ((CYCLE, "Toen"), ("/beheer/cyclus/2031-2034", "Nu")):
        if title == "Nu":
            els.send(f"{CYCLE}/sluiten")
            els.send("/beheer/cyclus", first_year="2031", last_year="2034")
        with database.transaction() as session:
            zonstad = municipalities.find(session, "zonstad")
            wave = waves.create(session, zonstad, sources, sources.main, title, title == "Nu", "named", NOW, "els")
            waves.open_(session, wave, NOW, "els")
            for number in range(6):
                ticket = invitations.find(session, invitations.invite(session, wave, f"Ambtenaar {number}"))
                assert ticket
                responses.save(session, ticket, answers, 0, NOW)
                responses.submit(session, ticket, 1, NOW)
            waves.close(session, wave, NOW, "els")
        els.send(f"{cycle}/stap/2/metingen", wave=title.lower())
    first = els.fetch(f"{CYCLE}/documenten/rol", kind="html").text
    assert "Typetest: Samenvatting" in first
    assert "Voor “Toen en nu” zijn nog niet genoeg gesloten metingen" in first
    second = els.fetch("/beheer/cyclus/2031-2034/documenten/rol", kind="html").text
    assert "Toen en nu: Toen, nu en straks in één beeld" in second
