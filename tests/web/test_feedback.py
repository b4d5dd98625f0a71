"""A report for each who took part by name: asked for by an officer, made by a worker, told while it is made."""

import io
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import invitations, responses, retention
from surveyapp.fieldwork.reportrequests import LOST
from surveyapp.produce import feedback, reports, requests
from surveyapp.report.model import Report
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReportRequest, Wave
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.surveys import NOW, OFFICER, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data({"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": JA_NEE})
TERUG = "code: terug\ntitle: Uw antwoorden\nbrief: yes\nchapters: [{code: e, title: E, show: own, questions: genoeg}]"
ELDERS = TERUG.replace("genoeg", "iets_anders").replace("Uw", "Andere")
WAVE = "/beheer/metingen/0-meting"
PAGE, FIRST = f"{WAVE}/terugkoppeling", f"{WAVE}/downloads/aangevraagd/1"
NAMES = ("Zangkoor", "Club Één", "Club één")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages."""
    return sqlite_database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with a report for one participant that fits, and one about other questions."""
    folder = tmp_path / "boekenplank" / "reports"
    folder.mkdir(parents=True)
    (folder / "terug.yaml").write_text(TERUG, encoding="utf-8")
    (folder / "elders.yaml").write_text(ELDERS, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=folder.parent)


def held(client: FlaskClient, database: Database, mode: str = "named", close: bool = True) -> Officer:
    """An officer of Zonstad with a wave in which three took part."""
    survey = run(database, LIST, mode)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number, name in enumerate(NAMES):
            ticket = invitations.find(session, invitations.invite(session, wave, name, f"{number}@x.nl"))
            assert ticket
            responses.submit(session, ticket, responses.save(session, ticket, {"genoeg": "ja"}, 0, NOW).version, NOW)
    if close:
        survey.close()
    return at_work(client, database)


def test_an_officer_gets_one_file_with_a_report_for_each(
    client: FlaskClient, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    els = held(client, database)
    page = els.open(PAGE)
    assert "Uw antwoorden" in words(page)
    assert "Andere antwoorden" not in words(page)
    assert els.send(PAGE, definition="elders").status_code == 422
    assert els.send(PAGE, definition="terug").location == FIRST
    seen: list[str] = []

    def watched(report: Report, kind: str) -> bytes:
        seen.append(words(els.open(FIRST)))
        return reports.render(report, kind)

    monkeypatch.setattr(feedback, "render", watched)
    assert requests.make(database, settings.library, lambda: NOW) == "Rapport 1 is gemaakt."
    assert "0 van 3 verslagen zijn klaar" in seen[0]
    file = els.send(f"{FIRST}/ophalen")
    assert 'filename="terug-0-meting.terugkoppeling.zip"' in file.headers["Content-Disposition"]
    box = zipfile.ZipFile(io.BytesIO(file.data))
    assert sorted(box.namelist()) == ["club-een-2.pdf", "club-een.pdf", "zangkoor.pdf"]
    assert all(box.read(name).startswith(b"%PDF") for name in box.namelist())

    reader = sign_in_as(client, database, hire(database, "reader"))
    assert reader.open(PAGE).status_code == 403
    assert reader.open(FIRST).status_code == reader.send(f"{FIRST}/ophalen").status_code == 404
    assert "Uw antwoorden" not in words(reader.open(f"{WAVE}/downloads"))

    with database.transaction() as session:
        retention.purge(session, session.get_one(Wave, 1), NOW, OFFICER)
    with database.reading() as session:
        assert session.get(ReportRequest, 1) is None, "the file goes with the names"
    officer = sign_in_as(client, database, hire(database, email="jan@zonstad.nl"))
    assert "Niemand weet nu nog wie wat antwoordde." in words(officer.open(PAGE))


def test_what_a_killed_worker_began_is_made_whole_by_another(
    client: FlaskClient, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    els = held(client, database)
    els.send(PAGE, definition="terug")
    made: list[bytes] = []

    def killed(report: Report, kind: str) -> bytes:
        if made:
            raise KeyboardInterrupt
        made.append(reports.render(report, kind))
        return made[0]

    monkeypatch.setattr(feedback, "render", killed)
    with pytest.raises(KeyboardInterrupt):
        requests.make(database, settings.library, lambda: NOW)
    with database.reading() as session:
        assert session.get_one(ReportRequest, 1).content is None
    assert els.send(f"{FIRST}/ophalen").status_code == 404
    monkeypatch.undo()
    assert requests.make(database, settings.library, lambda: NOW + 2 * LOST) == "Rapport 1 is gemaakt."
    assert len(zipfile.ZipFile(io.BytesIO(els.send(f"{FIRST}/ophalen").data)).namelist()) == len(NAMES)


@pytest.mark.parametrize(
    ("mode", "close", "told"),
    [
        ("confidential", True, "is niet op naam. Niemand mag dan zien wie wat antwoordde"),
        ("named", False, "is niet gesloten. Maak de verslagen als iedereen heeft geantwoord."),
    ],
)
def test_the_page_says_why_there_can_be_none(
    client: FlaskClient, database: Database, mode: str, close: bool, told: str
) -> None:
    els = held(client, database, mode, close)
    page = els.open(PAGE)
    assert told in words(page)
    assert "verslagen maken" not in words(page)
    refused = els.send(PAGE, definition="terug")
    assert refused.status_code == 409
    assert told in words(refused)
