"""The page of the goals: fixed before the wave opens, changed visibly after that, and what was typed is kept."""

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import accounts, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, Survey, run

PAGE = "/beheer/metingen/0-meting/doelen"
GOAL = {
    "variable": "genoeg",
    "direction": "at_least",
    "target": "62,5%",
    "ordinal": "1",
    "due_on": "2028-04-01",
    "norm": "",
    "source": "Raadsbesluit 12",
}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def survey(database: Database) -> Survey:
    return run(database, QUESTIONS, opened=False)


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    return at_work(client, survey.database)


def opened(survey: Survey) -> None:
    with survey.database.transaction() as session:
        waves.open_(session, session.get_one(Wave, survey.wave_id), NOW, OFFICER)


def test_a_goal_is_fixed_changed_with_a_reason_and_given_up(els: Officer, survey: Survey) -> None:
    assert "nog geen doelen" in words(els.open(PAGE))
    assert els.send(PAGE, **GOAL).location == PAGE
    shown = words(els.open(PAGE)).replace("\u00a0", " ")
    assert "Heeft genoeg Doel minstens 62,5% bij de 1-meting, op 1 april 2028 Bron Raadsbesluit 12" in shown
    assert 'value="62,5"' in els.open(f"{PAGE}/1").text
    opened(survey)
    assert "liggen vast sinds" in words(els.open(PAGE))
    without = els.send(f"{PAGE}/1", **{**GOAL, "target": "60", "version": "1"})
    assert without.status_code == 422
    assert "Schrijf op waarom" in words(without)
    els.send(f"{PAGE}/1", **{**GOAL, "target": "60", "version": "1", "reason": "Te <hoog>"})
    told = words(els.open(PAGE)).replace("\u00a0", " ")
    assert "streefwaarde, van 62,5% naar 60%. Reden: Te <hoog>" in told.replace("&lt;", "<").replace("&gt;", ">")
    assert els.send(f"{PAGE}/1/loslaten", why="").status_code == 422
    els.send(f"{PAGE}/1/loslaten", why="Bezuiniging")
    assert "Losgelaten" in words(els.open(PAGE))


def test_who_fixed_a_goal_is_told_by_name_where_one_is_known(els: Officer, survey: Survey) -> None:
    els.send(PAGE, **GOAL)
    assert "Door officer@zonstad.nl" in words(els.open(PAGE))
    with survey.database.transaction() as session:
        accounts.find(session, "officer@zonstad.nl").name = "Els de Boer"
    assert "Door Els de Boer" in words(els.open(PAGE))


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("target", "veel", "kunnen we niet als getal lezen"),
        ("target", "", "Vul een getal in"),
        ("target", "160", "Een percentage ligt tussen 0 en 100"),
        ("norm", "nan", "kunnen we niet als getal lezen"),
        ("variable", "tip", "Deze meting heeft geen cijfer"),
        ("variable", "", "Kies een vraag of indicator"),
        ("direction", "", "Kies een van de mogelijkheden"),
        ("due_on", "ooit", "is geen datum"),
        ("ordinal", "0", "Een doel is voor een latere meting"),
        ("source", " ", "Schrijf op waar dit doel vandaan komt"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    els: Officer, field: str, typed: str, told: str
) -> None:
    answer = els.send(PAGE, **{**GOAL, "source": "Mijn bron", field: typed})
    assert answer.status_code == 422
    assert told in words(answer)
    if field != "source":
        assert "Mijn bron" in answer.text


def test_somebody_who_changed_it_first_is_not_overwritten(els: Officer) -> None:
    els.send(PAGE, **GOAL)
    els.send(f"{PAGE}/1", **{**GOAL, "target": "70", "version": "1"})
    late = els.send(f"{PAGE}/1", **{**GOAL, "target": "50", "version": "1"})
    assert late.status_code == 409
    assert "intussen op een andere plek veranderd" in words(late)
    assert 'value="50"' in late.text


def test_a_reader_sees_goals_and_no_form(els: Officer, client: FlaskClient, survey: Survey) -> None:
    els.send(PAGE, **GOAL)
    reader = sign_in_as(client, survey.database, hire(survey.database, "reader"))
    shown = words(reader.open(PAGE))
    assert "Raadsbesluit 12" in shown
    assert "Nieuw doel" not in shown
    assert reader.send(PAGE, **GOAL).status_code == 403
