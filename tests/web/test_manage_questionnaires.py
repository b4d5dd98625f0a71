"""The preview of a questionnaire and the check of a text: nothing of either is kept."""

import pytest
from flask.testing import FlaskClient

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Draft, Invitation, Response
from tests.officer import Officer, at_work, words
from tests.respondent import Respondent
from tests.surveys import data, run, section

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
VRIJW = {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "required": "yes", "choices": JA_NEE}
AANTAL = {"code": "aantal", "type": "number", "label": "Hoeveel?"}
NOOD = {"code": "nood", "type": "text", "label": "Wat is lastig aan {aantal}?"}
LIST = data(
    sections=[section("eerst", VRIJW), section("dan", AANTAL, ask_if={"vrijw": "ja"}), section("slot", NOOD)],
    thanks="Dank voor uw tijd.",
)
PREVIEW = "/beheer/metingen/0-meting/voorbeeld"
CHECK = "/beheer/vragenlijst-controleren"
GOOD = """
code: buurt
title: Buurtlijst
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions: [{code: genoeg, type: text, label: Wat gaat er goed?}]
"""


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad with a draft of a questionnaire."""
    run(database, LIST, "anonymous", opened=False)
    return at_work(client, database)


@pytest.fixture
def trial(els: Officer) -> Respondent:
    """The officer, trying out the questionnaire."""
    return Respondent(els.client, PREVIEW).open()


def test_the_preview_walks_the_pages_as_a_respondent_does(trial: Respondent) -> None:
    assert trial.sees("Dit is een voorbeeld", "Er wordt niets bewaard", "Uw antwoorden zijn anoniem")
    trial.submit()
    assert trial.sees("Werkt u met vrijwilligers?")
    trial.next(vrijw="ja")
    assert trial.sees("Hoeveel?")
    trial.next(aantal="40")
    assert trial.sees("Wat is lastig aan 40?")
    trial.next(nood="Jeugd")
    assert trial.sees("Dank voor uw tijd.", "Jeugd", "40")


def test_the_preview_skips_what_is_not_asked_and_goes_back_without_loss(trial: Respondent) -> None:
    trial.submit().next(vrijw="nee")
    assert trial.sees("Wat is lastig aan …?")
    trial.back(nood="Geld")
    assert trial.value("vrijw") == "nee"
    trial.next()
    assert trial.value("nood") == "Geld"


def test_the_preview_shows_mistakes_with_what_was_typed(trial: Respondent) -> None:
    trial.submit().next()
    assert (trial.status, trial.errors()) == (422, ["vrijw"])
    trial.next(vrijw="ja").next(aantal="tien of zo")
    assert (trial.status, trial.value("aantal")) == (422, "tien of zo")


def test_the_preview_keeps_nothing(trial: Respondent, database: Database) -> None:
    trial.submit().next(vrijw="ja").next(aantal="40").next(nood="Jeugd")
    with database.reading() as session:
        assert [session.query(table).count() for table in (Response, Draft, Invitation)] == [0, 0, 0]


@pytest.mark.parametrize(
    "fields", [{}, {"_section": "bestaat_niet"}, {"_section": "dan", "aantal": "x"}, {"vrijw": "x"}]
)
def test_a_preview_that_is_tampered_with_shows_a_page(els: Officer, fields: dict[str, str]) -> None:
    assert els.send(PREVIEW, **fields).status_code in (200, 422)


def test_a_good_text_is_told_to_be_good(els: Officer) -> None:
    response = els.send(CHECK, text=GOOD)
    assert response.status_code == 200
    assert "Deze vragenlijst klopt" in words(response)
    assert "Wat gaat er goed?" in response.text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.replace("label:", "labl:"), "vragenlijst.yaml:8: Q001"),
        ("code: [", "vragenlijst.yaml:1: Y0"),
        ("\tcode: buurt", "vragenlijst.yaml:1: Y0"),
        ("a: &a [x, *a]", "vragenlijst.yaml:1: Y0"),
        ("<script>alert(1)</script>", "vragenlijst.yaml:1:"),
    ],
)
def test_every_problem_of_a_text_is_told_with_its_line_and_the_text_stays(
    els: Officer, text: str, problem: str
) -> None:
    response = els.send(CHECK, text=text)
    assert response.status_code == 422
    assert problem in words(response)
    assert "<script>alert" not in response.text
    assert text.strip().splitlines()[0].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in response.text


def test_nothing_to_check_is_told_too(els: Officer) -> None:
    response = els.send(CHECK, text="  ")
    assert response.status_code == 422
    assert "Plak de tekst van een vragenlijst of kies een bestand." in words(response)
