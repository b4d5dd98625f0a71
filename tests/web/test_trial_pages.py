"""Trying a wave from its page, and opening it: with a trial run that holds, or with a word about doing without."""

import os
import re

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import invitations, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave
from tests.officer import Officer, at_work, words
from tests.surveys import NOW, OFFICER, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort", "choices": JA_NEE},
    {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "choices": JA_NEE},
)
PAGE = "/beheer/metingen/0-meting"


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer with an anonymous draft and twelve organisations on the list."""
    survey = run(database, LIST, "anonymous", opened=False)
    for number in range(12):
        survey.invite(f"Club {number}", soort="ja" if number % 2 else "nee")
    return at_work(client, database)


def wave(database: Database) -> Wave:
    with database.reading() as session:
        return waves.named(session, "zonstad/0-meting")


def invite(database: Database, name: str) -> None:
    with database.transaction() as session:
        invitations.invite(session, waves.named(session, "zonstad/0-meting"), name, background={"soort": "ja"})


def test_an_officer_tries_a_wave_reads_what_was_found_and_opens_it(els: Officer, database: Database) -> None:
    assert "Dat is nog niet gedaan" in words(els.open(PAGE))
    assert "nog niet proefgedraaid" in words(els.open(f"{PAGE}/proef"))
    assert els.send(f"{PAGE}/proef").location == f"{PAGE}/proef"
    page = words(els.open(f"{PAGE}/proef"))
    assert "Er zijn punten om naar te kijken" in page  # nobody can be reached, and there is no last day
    assert "De stembus gaat dicht en weer open" in page
    assert "Wat u kunt verwachten" in page
    assert "Iedereen 12 minder dan 5 ± 25 ± 19" in page.replace("\u00a0", " ")
    asked = words(els.open(f"{PAGE}/openen"))
    assert "Proefgedraaid op 12 mei 2026" in asked
    assert "zonder geldige proef" not in asked
    assert els.send(f"{PAGE}/openen").status_code == 303
    assert wave(database).state == "open"


def test_opening_without_a_trial_run_asks_for_a_word_about_it(els: Officer, database: Database) -> None:
    assert "Deze meting is nog niet proefgedraaid." in words(els.open(f"{PAGE}/openen"))
    refused = els.send(f"{PAGE}/openen")
    assert (refused.status_code, "vink dit aan" in words(refused)) == (422, True)
    assert wave(database).state == "draft"
    assert els.send(f"{PAGE}/openen", untried="ja").status_code == 303
    assert wave(database).state == "open"


def test_opening_a_0_meting_without_goals_warns_and_does_not_block(els: Officer, database: Database) -> None:
    page = els.open(f"{PAGE}/openen")
    assert "Er zijn nog geen doelen vastgelegd" in words(page)
    assert f'href="{PAGE}/doelen"' in page.text
    aim = {"variable": "vrijw", "direction": "at_least", "target": "60", "ordinal": "1", "due_on": "2028-04-01"}
    assert els.send(f"{PAGE}/doelen", **aim, source="Raadsbesluit 12").status_code == 303
    page = els.open(f"{PAGE}/openen")
    assert "nog geen doelen" not in words(page)
    assert "Ook de doelen liggen dan vast" in words(page)
    els.send(f"{PAGE}/openen", untried="ja")
    assert wave(database).state == "open"


def test_a_trial_run_before_the_list_changed_is_shown_as_old_and_does_not_count(
    els: Officer, database: Database
) -> None:
    els.send(f"{PAGE}/proef")
    invite(database, "Koor")
    for place in (PAGE, f"{PAGE}/proef", f"{PAGE}/openen"):
        assert "de adreslijst" in words(els.open(place)), place
    assert "De proef is verouderd" in words(els.open(f"{PAGE}/proef"))
    assert els.send(f"{PAGE}/openen").status_code == 422
    els.send(f"{PAGE}/proef")
    assert els.send(f"{PAGE}/openen").status_code == 303


def test_a_lost_key_keeps_the_wave_closed_also_for_who_insists_until_there_is_a_new_one(
    els: Officer, database: Database
) -> None:
    els.send(f"{PAGE}/proef")
    os.unlink(database.keys.folder / f"{wave(database).key_name}.key")
    els.send(f"{PAGE}/proef")
    assert "Nieuwe sleutel maken" in words(els.open(f"{PAGE}/proef"))
    refused = els.send(f"{PAGE}/openen", untried="ja")
    assert (refused.status_code, "ontbreekt" in words(refused)) == (409, True)
    assert wave(database).state == "draft"
    assert els.send(f"{PAGE}/proef/sleutel").status_code == 303
    assert "Nieuwe sleutel maken" not in words(els.open(f"{PAGE}/proef"))
    assert els.send(f"{PAGE}/openen").status_code == 303


def test_once_it_is_open_no_new_key_can_be_made(els: Officer, database: Database) -> None:
    els.send(f"{PAGE}/openen", untried="ja")
    kept = wave(database).key_name
    refused = els.send(f"{PAGE}/proef/sleutel")
    assert (refused.status_code, "al stemmen zitten" in words(refused)) == (409, True)
    assert wave(database).key_name == kept


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("html", b"\n<!doctype html>")])
def test_the_trial_report_comes_as_a_file_with_a_name_that_tells_what_it_is(
    els: Officer, kind: str, begins: bytes
) -> None:
    els.send(f"{PAGE}/proef")
    file = els.send(f"{PAGE}/proef/verslag", definition="alles", rate="70", kind=kind)
    assert (file.status_code, file.data.lstrip()[:4]) == (200, begins.lstrip()[:4])
    name = f"PROEF-verzonnen-antwoorden-0-meting-70-procent.{kind}"
    assert name in file.headers["Content-Disposition"]


def test_a_report_that_does_not_fit_the_questionnaire_is_told_and_not_offered(els: Officer) -> None:
    els.send(f"{PAGE}/proef")
    page = words(els.open(f"{PAGE}/proef"))
    assert "Het verslag “nulmeting” past bij de vragenlijst" in page
    assert "Hoe gaat het met het vrijwilligerswerk?" not in page
    assert els.send(f"{PAGE}/proef/verslag", definition="nulmeting", rate="50", kind="pdf").status_code == 422


@pytest.mark.parametrize("field", ["definition", "rate", "kind"])
def test_what_cannot_be_chosen_gets_a_message(els: Officer, field: str) -> None:
    chosen = {"definition": "alles", "rate": "50", "kind": "pdf", field: "onzin"}
    refused = els.send(f"{PAGE}/proef/verslag", **chosen)
    assert (refused.status_code, "Kies een van de mogelijkheden." in words(refused)) == (422, True)


def test_people_with_a_problem_are_named_with_a_way_to_their_line_on_the_list(els: Officer, database: Database) -> None:
    els.send(f"{PAGE}/proef")
    page = els.open(f"{PAGE}/proef").text
    with database.reading() as session:
        numbers = {number for (number,) in session.query(Invitation.id)}
    assert {int(number) for number in re.findall(rf'href="{PAGE}/uitnodigen/lijst/(\d+)"', page)} == numbers
    assert "Club 3" in page


def test_a_closed_wave_has_nothing_left_to_try(els: Officer, database: Database) -> None:
    els.send(f"{PAGE}/proef")
    els.send(f"{PAGE}/openen")
    with database.transaction() as session:
        waves.close(session, waves.named(session, "zonstad/0-meting"), NOW, OFFICER)
    assert "Proefdraaien heeft geen zin meer" in words(els.open(f"{PAGE}/proef"))
    assert els.send(f"{PAGE}/proef").status_code == 409


def test_a_trial_run_stands_in_the_activities(els: Officer) -> None:
    els.send(f"{PAGE}/proef")
    assert "draaide proef met een meting" in words(els.open("/beheer/activiteiten"))
