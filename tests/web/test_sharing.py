"""Back to the field: an officer has a page made, looks at it and publishes it; everybody reads that, until it goes."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import invitations, responses
from surveyapp.produce import requests
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Response, Wave
from tests.officer import Officer, at_work, words
from tests.surveys import NOW, Survey, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data({"code": "genoeg", "type": "single", "label": "Hebt u genoeg?", "choices": JA_NEE})
CHAPTERS = "chapters: [{code: g, title: Wat eruit kwam, show: questions, questions: genoeg}]\n"
SHORT = f"code: kort\ntitle: Dit kwam eruit\nbrief: yes\n{CHAPTERS}"
ENGLISH = f"code: kort_en\nlanguage: en\ntitle: The outcomes\nbrief: yes\n{CHAPTERS}"
LONG = f"code: lang\ntitle: Het hele verslag\n{CHAPTERS}"
SHARE = "/beheer/metingen/0-meting/delen"
PUBLIC = "/uitkomsten/zonstad/0-meting"
PREVIEW = f"{SHARE}/voorbeeld/1"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages."""
    return sqlite_database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with a short report in two languages, and a long one."""
    folder = tmp_path / "boekenplank" / "reports"
    folder.mkdir(parents=True)
    for name, text in {"kort": SHORT, "kort_en": ENGLISH, "lang": LONG}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=folder.parent)


@pytest.fixture
def survey(database: Database) -> Survey:
    """Nine of nine took part; all have enough but two."""
    made = run(database, LIST, "named")
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        for number in range(9):
            ticket = invitations.find(session, invitations.invite(session, wave, f"Club {number}"))
            assert ticket
            given = {"genoeg": "nee" if number < 2 else "ja"}
            responses.submit(session, ticket, responses.save(session, ticket, given, 0, NOW).version, NOW)
    return made


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    """An officer whose wave is closed."""
    survey.close()
    return at_work(client, survey.database)


def made(els: Officer, settings: Settings, database: Database, definition: str = "kort") -> None:
    assert els.send(f"{SHARE}/maken", definition=definition).status_code == 303
    assert requests.make(database, settings.library, lambda: NOW)


def published(els: Officer, settings: Settings, database: Database, definition: str = "kort") -> None:
    made(els, settings, database, definition)
    assert els.send(PREVIEW, version="0").location == SHARE


def test_what_the_officer_looked_at_is_what_everybody_reads(
    els: Officer, settings: Settings, database: Database, client: FlaskClient
) -> None:
    page = els.open(SHARE)
    assert "Dit kwam eruit" in words(page)
    assert "Het hele verslag" not in words(page)
    stranger = client.application.test_client()
    assert stranger.get(PUBLIC).status_code == 404
    made(els, settings, database)
    assert stranger.get(PUBLIC).status_code == 404
    ready = els.open("/beheer/metingen/0-meting/downloads/aangevraagd/1")
    assert f'href="{PREVIEW}"' in ready.text
    looked_at = words(els.open(PREVIEW))
    assert "Hij is nog niet openbaar" in looked_at
    assert els.send(PREVIEW, version="0").location == SHARE
    assert "De uitkomsten zijn openbaar" in words(els.open(SHARE))
    public = stranger.get(PUBLIC)
    told = words(public)
    assert "Dit kwam eruit" in told
    assert "78%" in told
    assert "Stand van 12 mei 2026" in told
    assert told.partition("Stand van")[2] in looked_at
    assert "noindex" not in public.text
    assert public.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in public.headers


def test_the_pdf_is_the_same_page_and_opens_in_the_browser(
    els: Officer, settings: Settings, database: Database, client: FlaskClient
) -> None:
    published(els, settings, database)
    file = client.application.test_client().get(f"{PUBLIC}/uitkomsten.pdf")
    assert file.data.startswith(b"%PDF")
    assert file.data == els.open(f"{PREVIEW}/pdf").data
    assert file.headers["Content-Disposition"] == 'inline; filename="uitkomsten-0-meting.pdf"'
    again = client.get(f"{PUBLIC}/uitkomsten.pdf", headers={"If-None-Match": file.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_page_stays_as_it_was_when_the_answers_change(
    els: Officer, settings: Settings, database: Database, client: FlaskClient
) -> None:
    published(els, settings, database)
    before = client.get(PUBLIC).data
    with database.transaction() as session:
        for row in session.query(Response):
            row.answers = {"genoeg": "nee"}
    assert client.get(PUBLIC).data == before


def test_a_page_that_is_taken_away_is_gone_at_once(
    els: Officer, settings: Settings, database: Database, client: FlaskClient
) -> None:
    published(els, settings, database)
    assert els.send(f"{SHARE}/weghalen", version="0").status_code == 409
    assert els.send(f"{SHARE}/weghalen", version="1").location == SHARE
    for path in (PUBLIC, f"{PUBLIC}/uitkomsten.pdf"):
        gone = client.get(path)
        assert gone.status_code == 410
        assert "Deze uitkomsten staan er niet meer" in words(gone)
        assert "78%" not in gone.text
    assert "De pagina is weggehaald op" in words(els.open(SHARE))


def test_a_page_in_english_is_english_around_the_results_too(
    els: Officer, settings: Settings, database: Database, client: FlaskClient
) -> None:
    published(els, settings, database, "kort_en")
    page = client.get(PUBLIC)
    assert '<html lang="en">' in page.text
    assert "As of 12 May 2026" in words(page)


def test_the_meeting_and_the_message_are_kept(els: Officer) -> None:
    meeting = {"meeting_on": "2026-06-11", "meeting_time": "20.00 uur", "meeting_place": "De Brink", "message": "Dank!"}
    assert els.send(SHARE, **meeting, version="0").location == SHARE
    page = els.open(SHARE)
    assert 'value="2026-06-11"' in page.text
    assert "Dank!" in page.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"meeting_place": "De Brink"}, "Vul ook de datum van de bijeenkomst in."),
        ({"meeting_on": "morgen"}, "is geen datum die we kennen"),
        ({"message": "x" * 301}, "Neem hoogstens 300 tekens."),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_with_what_was_typed(
    els: Officer, typed: dict[str, str], told: str
) -> None:
    page = els.send(SHARE, **typed, version="0")
    assert page.status_code == 422
    assert told in words(page)
    assert next(iter(typed.values())) in page.text


def test_who_saw_an_older_page_publishes_nothing(els: Officer, settings: Settings, database: Database) -> None:
    made(els, settings, database)
    els.send(SHARE, message="Dank u wel.", version="0")
    refused = els.send(PREVIEW, version="0")
    assert refused.status_code == 409
    assert "intussen op een andere plek veranderd" in words(refused)


def test_an_open_wave_has_nothing_to_share(client: FlaskClient, survey: Survey) -> None:
    els = at_work(client, survey.database)
    assert "zodra de meting gesloten is" in words(els.open(SHARE))
    assert els.send(f"{SHARE}/maken", definition="kort").status_code == 404
    assert els.send(SHARE, message="Dank", version="0").status_code == 404


@pytest.mark.parametrize("chosen", ["lang", "eigen-onbekend", ""])
def test_only_a_short_report_becomes_a_page(els: Officer, chosen: str) -> None:
    assert els.send(f"{SHARE}/maken", definition=chosen).status_code == 422
