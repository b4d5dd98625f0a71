"""The pages of the policy cycle: nine steps, worksheets of several colleagues, and the next cycle."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, hire, sign_in_as, words

CYCLE = "/beheer/cyclus/2026-2030"
SHEET = f"{CYCLE}/werkblad/ws1/ambitie"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages; ``tests/policycycle`` is about keeping."""
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad, with a cycle."""
    els = at_work(client, database)
    els.send("/beheer/cyclus", first_year="2026", last_year="2030")
    return els


@pytest.fixture
def piet(client: FlaskClient, database: Database) -> Officer:
    """A colleague in another browser."""
    other = client.application.test_client()
    return sign_in_as(other, database, hire(database, "officer", email="piet@zonstad.nl"))


def seen(page: TestResponse) -> list[str]:
    """What the page tells about what stood on it."""
    return re.findall(r'name="_seen" value="([^"]+)"', page.text)


def fill(who: Officer, page: TestResponse, path: str = SHEET, **fields: object) -> TestResponse:
    return who.send(path, _seen=seen(page), **fields)


def test_a_cycle_shows_nine_steps_with_who_when_and_what_is_filled_in(els: Officer) -> None:
    els.send(f"{CYCLE}/stap/1", owner="Els de Vries", due_on="2026-01-01")
    fill(els, els.open(SHEET), ws1_01="ja", ws1_04="Welzijn")
    page = els.open(CYCLE)
    assert re.findall(r'class="step__number">Stap (\d)', page.text) == list("123456789")
    shown = words(page)
    assert "Stap 1 Bepaal hoe ver u wilt gaan Mee bezig Had klaar moeten zijn Wie Els de Vries" in shown
    assert re.search(r"Ingevuld 2 van \d+ vragen Laatst door officer@zonstad.nl, 12 mei 2026", shown)
    assert "Stap 2 Maak een visie en zoek steun Nog niet begonnen" in shown


def test_what_was_typed_last_stands_on_the_page_with_its_name_and_history(els: Officer, piet: Officer) -> None:
    fill(els, els.open(SHEET), ws1_04="Welzijn")
    fill(piet, piet.open(SHEET), ws1_04="Sport")
    page = words(els.open(SHEET))
    assert "Laatst veranderd door piet@zonstad.nl, 12 mei 2026" in page
    history = words(els.open(f"{CYCLE}/werkblad/ws1/geschiedenis/ws1_04"))
    assert re.search(r"piet@zonstad.nl , .* Nu Sport officer@zonstad.nl , .* Welzijn", history)


def test_the_second_of_two_people_sees_both_versions_and_chooses(els: Officer, piet: Officer) -> None:
    page = els.open(SHEET)
    fill(piet, piet.open(SHEET), ws1_04="Sport")
    clash = fill(els, page, ws1_04="Welzijn & zorg", ws1_07="Samen sterker")
    assert clash.status_code == 409
    assert "Bij één vraag moet u kiezen" in words(clash)
    assert re.search(r"Van piet@zonstad.nl , .*: Sport Van u , zoals het hieronder staat: Welzijn & zorg", words(clash))
    assert 'value="Welzijn &amp; zorg"' in clash.text  # what was typed is still in its field
    assert "Samen sterker" in words(els.open(f"{CYCLE}/werkblad/ws1/geschiedenis/ws1_07"))  # the rest is kept
    undecided = fill(els, clash, ws1_04="Welzijn & zorg", ws1_07="Samen sterker", _clash="ws1_04")
    assert undecided.status_code == 409
    assert "Er is nog niet overal gekozen" in words(undecided)
    chosen = {"_clash": "ws1_04", "_keuze.ws1_04": "mijn"}
    done = fill(els, undecided, ws1_04="Welzijn & zorg", ws1_07="Samen sterker", **chosen)
    assert done.status_code == 303
    history = words(els.open(f"{CYCLE}/werkblad/ws1/geschiedenis/ws1_04"))
    assert re.search(r"officer@zonstad.nl , .* Nu Welzijn & zorg piet@zonstad.nl , .* Sport", history)


def test_who_chooses_the_other_version_leaves_it_as_it_is(els: Officer, piet: Officer) -> None:
    page = els.open(SHEET)
    fill(piet, piet.open(SHEET), ws1_04="Sport")
    clash = fill(els, page, ws1_04="Zorg")
    chosen = {"_clash": "ws1_04", "_keuze.ws1_04": "andere"}
    assert fill(els, clash, ws1_04="Zorg", **chosen).status_code == 303
    assert "Zorg" not in words(els.open(f"{CYCLE}/werkblad/ws1/geschiedenis/ws1_04"))


def test_what_is_no_answer_is_told_beside_the_field_and_kept(els: Officer) -> None:
    path = f"{CYCLE}/werkblad/ws4/start"
    page = fill(els, els.open(path), path, ws4_start_datum="morgen")
    assert page.status_code == 422
    assert 'value="morgen"' in page.text
    assert "Er is nog niets bewaard" in words(page)


def test_the_times_of_a_meeting_have_to_add_up(els: Officer) -> None:
    path = f"{CYCLE}/werkblad/ws4/start"
    times = {"ws4_start_duur": "min120", "ws4_start_prog120.inloop": "15", "ws4_start_prog120.rondje": "100"}
    wrong = fill(els, els.open(path), path, **times)
    assert (wrong.status_code, "120" in words(wrong)) == (422, True)
    right = fill(els, els.open(path), path, **{**times, "ws4_start_prog120.afsluiting": "5"})
    assert right.status_code == 303


def test_a_reader_reads_and_does_not_write(els: Officer, client: FlaskClient, database: Database) -> None:
    fill(els, els.open(SHEET), ws1_04="Welzijn")
    other = client.application.test_client()
    reader = sign_in_as(other, database, hire(database, "reader"))
    page = reader.open(f"{CYCLE}/stap/1")
    assert "Welzijn" in words(page)
    assert SHEET not in page.text
    assert reader.open(SHEET).status_code == 403
    assert reader.send(SHEET, ws1_04="x").status_code == 403


def test_a_closed_cycle_stays_as_it_is_and_another_begins(els: Officer) -> None:
    fill(els, els.open(SHEET), ws1_07="Samen sterker")
    assert "Nog niet klaar" in words(els.open(f"{CYCLE}/sluiten"))
    assert els.send("/beheer/cyclus", first_year="2031", last_year="2034").status_code == 409
    els.send(f"{CYCLE}/sluiten")
    assert els.send(SHEET, ws1_07="Toch niet").status_code == 409
    assert els.open(SHEET).status_code == 303
    assert els.send("/beheer/cyclus", first_year="2031", last_year="2030").status_code == 409
    assert els.send("/beheer/cyclus", first_year="2031", last_year="2034").status_code == 303
    assert "Dit is het vervolg op 2026-2030" in words(els.open("/beheer/cyclus/2031-2034"))


@pytest.mark.parametrize("path", ["stap/0", "stap/10", "stap/x", "werkblad/ws0/ambitie", "werkblad/ws1/weg"])
def test_what_does_not_exist_is_not_found(path: str, els: Officer) -> None:
    assert els.open(f"{CYCLE}/{path}").status_code == 404
    assert els.open(f"/beheer/cyclus/1999-2003/{path}").status_code == 404
