"""The pages of the policy cycle: nine steps, worksheets of several colleagues, and the next cycle."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from surveyapp.fieldwork import invitations, municipalities, waves
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.shelf import FOLDER
from tests.surveys import NOW

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


def test_a_step_leads_to_the_first_page_where_something_is_open(els: Officer) -> None:
    path = f"{CYCLE}/werkblad/ws9"
    assert "Begin met het werkblad" in words(els.open(f"{CYCLE}/stap/9"))
    asked = {"collegas", "zelf", "organisaties", "inhoud"}
    answers = {f"ws9_gevraagd_{each}": "klaar" for each in asked} | {f"ws9_0{n}": "Goed" for n in (1, 2, 3, 4)}
    done = fill(els, els.open(f"{path}/terug"), f"{path}/terug", **answers)
    assert done.location == f"{path}/verder"
    step = els.open(f"{CYCLE}/stap/9")
    assert re.search(r'href="([^"]+)">Verder met het werkblad', step.text)[1] == f"{path}/verder"  # type: ignore[index]


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


def test_an_answer_of_one_step_stands_beside_the_question_that_needs_it(els: Officer) -> None:
    fields = f"{CYCLE}/werkblad/ws3/wie"
    fill(els, els.open(fields), fields, ws3_08=["sport", "zorg"])
    sport = f"{CYCLE}/werkblad/ws3/sport"
    goal = {"ws3_sport_doel": "Zonder trainers geen jeugdsport", "ws3_sport_contact": "Karin"}
    fill(els, els.open(sport), sport, **goal)
    invited = els.open(f"{CYCLE}/werkblad/ws4/uitnodigen")
    ticked = set(re.findall(r'name="ws4_brief" value="(\w+)" checked', invited.text))
    assert ticked == {"sport", "zorg"}
    assert "Zonder trainers geen jeugdsport</textarea>" in invited.text
    assert "Stap 3: Met welke collega hebt u contact over sport, gebouwen en subsidies? Karin" in words(invited)
    assert "Overgenomen uit een eerdere stap" in words(invited)
    asked = els.open(f"{CYCLE}/werkblad/ws5/akkoord")
    assert set(re.findall(r'name="ws5_akkoord" value="(\w+)" checked', asked.text)) == {"sport", "zorg"}
    assert 'name="ws5_sport_wie" value="Karin"' in asked.text


def asked_of_the_officer(database: Database) -> str:
    """The link of somebody who is asked the self-evaluation, in an open wave of Zonstad."""
    sources = read_folder(FOLDER / "zelfevaluatie.yaml")
    with database.transaction() as session:
        zonstad = municipalities.find(session, "zonstad")
        wave = waves.create(session, zonstad, sources, sources.main, "Zelf", 1, "named", NOW, "els")
        waves.open_(session, wave, NOW, "els")
        return "/v/" + invitations.invite(session, wave, "Els")


def test_the_ambition_of_step_1_stands_beside_the_question_of_step_9(els: Officer, database: Database) -> None:
    fill(els, els.open(SHEET), ws1_07="Samen sterker")
    form = f"{CYCLE}/werkblad/ws1/vorm"
    fill(els, els.open(form), form, ws1_06="samen")
    link = asked_of_the_officer(database)
    assert "Samen sterker" not in els.open(f"{link}/begin").text
    els.send(f"{CYCLE}/stap/9/metingen", wave="zelf")
    page = els.open(f"{link}/begin")
    assert 'name="zelf01" value="samen" checked' in page.text
    assert "Samen sterker</textarea>" in page.text
    token = re.search(r'name="_token" value="([^"]+)"', page.text)
    assert token
    els.client.post(f"{link}/begin", data={"_token": token[1], "_version": "0", "zelf00": "ja"})
    looking_back = els.open(f"{link}/terugblik")
    told = "Stap 1: Wat wilt u met het samenwerken bereiken? Samen sterker Hebt u uw ambitie waargemaakt?"
    assert told in words(looking_back)


def test_the_next_cycle_takes_along_what_carries_over_and_shows_the_rest(els: Officer) -> None:
    fill(els, els.open(SHEET), ws1_07="Samen sterker")
    text = f"{CYCLE}/werkblad/ws2/samenwerken"
    fill(els, els.open(text), text, ws2_05="Elke maand koffie")
    els.send(f"{CYCLE}/sluiten")
    els.send("/beheer/cyclus", first_year="2031", last_year="2034")
    following = "/beheer/cyclus/2031-2034"
    assert "Samen sterker</textarea>" in els.open(f"{following}/werkblad/ws1/ambitie").text
    page = words(els.open(f"{following}/werkblad/ws2/samenwerken"))
    assert "In 2026-2030: Hoe horen we van elkaar hoe het gaat? Elke maand koffie" in page


def test_colleagues_of_step_3_are_the_address_list_of_step_9(els: Officer) -> None:
    fields = f"{CYCLE}/werkblad/ws3/wie"
    fill(els, els.open(fields), fields, ws3_08=["sport", "zorg"])
    for field, name in {"sport": "Karin", "zorg": "Ali"}.items():
        path = f"{CYCLE}/werkblad/ws3/{field}"
        address = {f"ws3_{field}_mail": "karin@zonstad.nl"} if field == "sport" else {}
        fill(els, els.open(path), path, **{f"ws3_{field}_contact": name}, **address)
    step = words(els.open(f"{CYCLE}/stap/9"))
    assert "Ali, zorg en gezondheid Nog geen mailadres" in step
    assert "Karin, sport, gebouwen en subsidies Adreslijst ophalen" in step
    file = els.send(f"{CYCLE}/adreslijst/collega")
    assert file.data.decode("utf-8-sig").splitlines() == [
        "naam;e-mailadres;onderwerp",
        "Ali;;Zorg en gezondheid",
        "Karin;karin@zonstad.nl;Sport, gebouwen en subsidies",
    ]
    assert els.send(f"{CYCLE}/adreslijst/verenigingen").status_code == 404
