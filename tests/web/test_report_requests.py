"""A report that was asked for, on its page: waiting, being made, there, or not; and who may fetch it."""

import datetime
import io
import zipfile

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import reportrequests, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import KEPT, OVERDUE
from surveyapp.produce import bundle, reports, requests
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReportRequest, Wave
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.surveys import NOW, run
from tests.web.test_manage_results import LIST, PAGE, answered
from tests.web.test_manage_results import settings as settings

ASK = f"{PAGE}/downloads/rapport"
FIRST = f"{PAGE}/downloads/aangevraagd/1"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages; ``tests/fieldwork/test_reportrequests.py`` is about keeping."""
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad with a closed wave, who asked for a report."""
    survey = run(database, LIST)
    answered(survey, *["ja"] * 8, *["nee"] * 4)
    survey.close()
    someone = at_work(client, database)
    assert someone.send(ASK, definition="kort", kind="json").location == FIRST
    return someone


def make(database: Database, settings: Settings) -> str | None:
    return requests.make(database, settings.library, lambda: NOW)


def ago(database: Database, passed: datetime.timedelta) -> None:
    """Let it be asked for this long ago."""
    with database.transaction() as session:
        session.get_one(ReportRequest, 1).asked_at = NOW - passed


def test_the_page_looks_again_by_itself_until_the_file_is_there(
    els: Officer, database: Database, settings: Settings
) -> None:
    waiting = els.open(FIRST)
    assert waiting.headers["Refresh"] == f"3; url={FIRST}"
    assert "wacht op zijn beurt Het is het eerste dat wordt gemaakt." in words(waiting)
    assert els.send(f"{FIRST}/ophalen").status_code == 404
    with database.transaction() as session:
        claim = reportrequests.take(session, NOW)
        assert claim
        reportrequests.progress(session, claim, 1, 2, NOW)
    assert "Stap 2 van 2: het bestand opmaken" in words(els.open(FIRST))
    with database.transaction() as session:
        session.get_one(ReportRequest, 1).seen_at = NOW - KEPT  # that worker died
    assert make(database, settings) == "Rapport 1 is gemaakt."
    ready = els.open(FIRST)
    assert "Refresh" not in ready.headers
    assert "U kunt het ophalen tot en met 26 mei 2026." in words(ready)
    assert "Kort verslag (json) klaar" in words(els.open(f"{PAGE}/downloads"))
    assert els.send(f"{FIRST}/ophalen").data.startswith(b"{")
    assert els.send(ASK, definition="kort", kind="json").location == FIRST
    assert make(database, settings) is None


def test_the_page_says_after_a_while_that_nothing_is_made(els: Officer, database: Database) -> None:
    ago(database, OVERDUE)
    page = els.open(FIRST)
    assert "Het lijkt erop dat het programma dat rapporten maakt niet draait." in words(page)
    assert "Refresh" in page.headers


@pytest.mark.parametrize(
    ("error", "told"),
    [(ValueError("geheim van Koor"), requests.BROKEN), (Refusal("Kies één meting."), "Kies één meting.")],
)
def test_what_went_wrong_is_told_in_plain_words(
    els: Officer,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    told: str,
) -> None:
    def broken(report: object, kind: str) -> bytes:
        raise error

    monkeypatch.setattr(reports, "render", broken)
    assert make(database, settings) == "Rapport 1 is niet gemaakt."
    page = words(els.open(FIRST))
    assert f"Het rapport is niet gemaakt {told}" in page
    assert "geheim" not in page + caplog.text
    monkeypatch.undo()
    assert els.fetch(ASK, definition="kort", kind="json").status_code == 200


def test_a_reader_may_ask_and_fetch_and_another_municipality_finds_nothing(
    client: FlaskClient, els: Officer, database: Database, settings: Settings
) -> None:
    make(database, settings)
    reader = sign_in_as(client, database, hire(database, "reader"))
    assert reader.send(f"{FIRST}/ophalen").status_code == 200
    assert reader.fetch(ASK, definition="kort", kind="html").status_code == 200
    stranger = sign_in_as(client, database, hire(database, municipality="veldhove"))
    assert stranger.open(FIRST).status_code == 404
    assert stranger.send(f"{FIRST}/ophalen").status_code == 404
    for wrong in ("99", "x", "1" * 40):
        assert reader.open(f"{PAGE}/downloads/aangevraagd/{wrong}").status_code == 404


def test_the_bundle_of_the_page_is_that_of_the_command_line(
    els: Officer, database: Database, settings: Settings
) -> None:
    found = els.fetch(ASK, definition="kort", kind=bundle.KIND)
    assert 'filename="kort-0-meting.bewijs.zip"' in found.headers["Content-Disposition"]
    assert "rapport.pdf" in zipfile.ZipFile(io.BytesIO(found.data)).namelist()
    path, today = settings.library / "reports" / "kort.yaml", NOW.astimezone(waves.NETHERLANDS).date()
    with database.reading() as session:
        chosen = [session.get_one(Wave, 1)]
        report = reports.report(session, path, chosen, today)
        assert bundle.make(session, report, bundle.Definition.of(path), chosen, today) == found.data
