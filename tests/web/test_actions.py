"""The page of the actions: conclusions, recommendations and actions by basisfunctie, and what was typed is kept."""

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import accounts
from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import Survey, run

PAGE = "/beheer/metingen/0-meting/acties"
SAID = {"kind": "recommendation", "function": "3", "text": "Help met <werven>", "variable": "genoeg"}
ACTION = {
    "function": "3",
    "text": "Elk kwartaal een cursus",
    "advice": "0",
    "account": "0",
    "owner": "Teamleider welzijn",
    "owner_email": "welzijn@zonstad.nl",
    "due_on": "01-09-2026",
    "budget": "2.500",
    "document": "Nota",
}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def survey(database: Database) -> Survey:
    return run(database, QUESTIONS)


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    return at_work(client, survey.database)


def test_an_advice_and_an_action_are_added_changed_and_brought_up_to_date(els: Officer) -> None:
    assert "nog niets opgeschreven" in words(els.open(PAGE))
    assert els.send(f"{PAGE}/conclusies", **SAID).location == PAGE
    els.open(f"{PAGE}/nieuw")
    assert els.send(f"{PAGE}/nieuw", **{**ACTION, "advice": "1"}).location == PAGE
    shown = words(els.open(PAGE)).replace("\u00a0", " ").replace("&lt;", "<").replace("&gt;", ">")
    assert (
        "Versterken Aanbeveling Help met <werven> Rust op: Heeft genoeg Actie hierbij: Elk kwartaal een cursus" in shown
    )
    assert (
        "Elk kwartaal een cursus Nota Teamleider welzijn 1 september 2026 Nog niet begonnen € 2.500 Bijwerken" in shown
    )
    assert "welzijn@zonstad.nl" not in shown
    assert 'value="2500"' in els.open(f"{PAGE}/1").text
    els.send(f"{PAGE}/1", **{**ACTION, "owner": "Jan", "version": "1"})
    els.send(f"{PAGE}/1/stand", state="done", note="Vier cursussen", version="2")
    told = words(els.open(PAGE))
    assert "Gedaan" in told
    assert "wie, van Teamleider welzijn naar Jan" in told
    assert "stand, van nog niet begonnen naar gedaan" in told
    assert els.send(f"{PAGE}/conclusies/1", **{**SAID, "text": "Anders", "version": "1"}).location == PAGE
    assert els.send(f"{PAGE}/conclusies/1/intrekken", version="2").location == PAGE
    assert "Ingetrokken" in words(els.open(PAGE))


def test_a_recommendation_without_an_action_is_named_first_and_begins_one(els: Officer) -> None:
    els.send(f"{PAGE}/conclusies", **SAID)
    assert "Aanbevelingen zonder actie" in words(els.open(PAGE))
    form = els.open(f"{PAGE}/nieuw?aanbeveling=1").text
    assert '<option selected value="3">' in form
    assert '<option selected value="1">' in form
    assert '<option selected value="1">' not in els.open(f"{PAGE}/nieuw?aanbeveling=9").text


def test_everything_that_is_missing_is_told_at_once(els: Officer) -> None:
    told = words(els.send(f"{PAGE}/nieuw", account="0"))
    assert "Kijk nog even naar 4 velden" in told


def test_the_history_has_names_and_never_the_address_of_an_owner(els: Officer, survey: Survey) -> None:
    with survey.database.transaction() as session:
        accounts.find(session, "officer@zonstad.nl").name = "Els de Boer"
    els.send(f"{PAGE}/nieuw", **ACTION)
    els.send(f"{PAGE}/1", **{**ACTION, "owner_email": "nieuw@zonstad.nl", "version": "1"})
    told = words(els.open(PAGE))
    assert "Els de Boer. Actie “Elk kwartaal een cursus” : hoe deze persoon te bereiken is" in told
    assert "nieuw@zonstad.nl" not in told


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("function", "", "Kies een basisfunctie"),
        ("text", "", "Schrijf op wat er gaat gebeuren"),
        ("owner", "", "Kies een collega, of vul een naam"),
        ("owner_email", "welzijn", "Vul een e-mailadres in"),
        ("due_on", "ooit", "is geen datum"),
        ("due_on", "", "Vul een datum in"),
        ("budget", "veel", "kunnen we niet als heel getal lezen"),
        ("account", "77", "Kies een ander"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    els: Officer, field: str, typed: str, told: str
) -> None:
    answer = els.send(f"{PAGE}/nieuw", **{**ACTION, field: typed})
    assert answer.status_code == 422
    assert told in words(answer)
    assert 'value="Nota"' in answer.text


def test_somebody_who_changed_it_first_is_not_overwritten(els: Officer) -> None:
    els.send(f"{PAGE}/nieuw", **ACTION)
    els.send(f"{PAGE}/1/stand", state="busy", note="", version="1")
    late = els.send(f"{PAGE}/1", **{**ACTION, "text": "Iets anders", "version": "1"})
    assert late.status_code == 409
    assert "Iets anders" in late.text
    without = els.send(f"{PAGE}/1/stand", state="dropped", note="", version="2")
    assert without.status_code == 422
    assert "Schrijf op waarom" in words(without)
    assert "Elk kwartaal een cursus</textarea>" in without.text


def test_a_reader_sees_actions_and_no_form(els: Officer, client: FlaskClient, survey: Survey) -> None:
    els.send(f"{PAGE}/nieuw", **ACTION)
    reader = sign_in_as(client, survey.database, hire(survey.database, "reader"))
    shown = words(reader.open(PAGE))
    assert "Elk kwartaal een cursus" in shown
    assert "Nieuwe actie" not in shown
    assert reader.send(f"{PAGE}/nieuw", **ACTION).status_code == 403


def test_an_action_is_public_only_when_somebody_says_so_and_that_is_kept_and_dated(els: Officer) -> None:
    els.send(f"{PAGE}/nieuw", **ACTION)
    assert "Naam, mailadres, budget en toelichting worden niet openbaar" in words(els.open(f"{PAGE}/1"))
    assert "Openbaar" not in words(els.open(PAGE))
    els.send(f"{PAGE}/1", **{**ACTION, "version": "1", "public": "y"})
    shown = words(els.open(PAGE))
    assert "Openbaar: de tekst en de datum" in shown
    assert "openbaar, van nee naar ja" in shown
    assert " checked" in els.open(f"{PAGE}/1").text.split('name="public"')[0].rsplit("<input", 1)[1]
    els.send(f"{PAGE}/1", **{**ACTION, "version": "2"})
    assert "Openbaar" not in words(els.open(PAGE))
