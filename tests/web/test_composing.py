"""An officer composes the questionnaire of a draft: ticks themes, leaves questions out, writes local choices."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import waves
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Wave
from tests.lists import bring
from tests.officer import Officer, at_work, words
from tests.surveys import NOW

BASE = """
code: buurt
title: Buurtlijst
perspective: organisations
sections:
  - code: deel
    title: Uw organisatie
    questions:
      - {code: soort, type: background, label: Soort, choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}]}
      - {code: genoeg, type: single, label: Genoeg?, short: yes, choices: [{code: ja, label: J}, {code: nee, label: N}]}
      - {code: hoeveel, type: number, label: Hoeveel?, ask_if: {genoeg: ja}}
  - code: slot
    title: Slot
    questions: [{code: meer, type: text, label: Nog iets?}]
"""
THEME = """
code: thema
title: Buurtthema
perspective: organisations
theme_of: buurt
sections: [{code: onderwerp, title: Onderwerp, questions: [{code: wat, type: text, label: Wat doet u?}]}]
"""
NEW = {"questionnaire": "buurt", "title": "Buurt 2026", "ordinal": "0", "mode": "confidential"}
PAGE = "/beheer/metingen/buurt-2026/samenstellen"
LOCAL = "choices:\n  soort: [{code: noord, label: Noord}, {code: zuid, label: Zuid}]"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with a questionnaire and a theme of it."""
    folder = tmp_path / "plank" / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "buurt.yaml").write_text(BASE, encoding="utf-8")
    (folder / "thema.yaml").write_text(THEME, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=folder.parent)


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad with a draft."""
    officer = at_work(client, database)
    officer.send("/beheer/nieuwe-meting", **NEW)
    return officer


def asked(database: Database) -> list[str]:
    with database.reading() as session:
        return list(waves.questionnaire_of(session.query(Wave).one()).questions)


def test_what_was_ticked_and_typed_is_asked_and_comes_back_in_the_form(els: Officer, database: Database) -> None:
    made = els.send(PAGE, themes="thema", without="hoeveel", own=LOCAL, keep="1")
    assert made.status_code == 303
    assert asked(database) == ["soort", "genoeg", "wat", "meer"]
    page = els.open(PAGE).text
    assert page.count("checked") == 2
    assert "Noord" in page
    assert "Wat doet u?" in els.send("/beheer/metingen/buurt-2026/voorbeeld", _section="deel").text
    with database.reading() as session:
        assert "wave.compose" in {event.action for event in session.query(Event)}


def test_composing_again_starts_from_the_base(els: Officer, database: Database) -> None:
    els.send(PAGE, themes="thema", short="y", keep="1")
    assert asked(database) == ["soort", "genoeg", "wat"]
    els.send(PAGE, keep="1")
    assert asked(database) == ["soort", "genoeg", "hoeveel", "meer"]


def test_looking_tells_the_minutes_and_keeps_nothing(els: Officer, database: Database) -> None:
    before = asked(database)
    seen = els.send(PAGE, themes="thema", look="1")
    assert seen.status_code == 200
    assert "Deze vragenlijst klopt Voor vrijwilligersorganisaties, 4 vragen, ongeveer 1 minuten" in words(seen)
    assert asked(database) == before


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"without": "genoeg"}, "M006"),
        ({"own": "sections:\n  - {code: x}"}, "samengesteld.yaml:2: Q002"),
        ({"own": "themes: [thema]", "themes": "thema"}, "samengesteld.yaml:4: Y0"),
        ({"own": "a: ["}, "samengesteld.yaml:"),
        ({"themes": "weg"}, "“weg” staat niet in de lijst."),
    ],
)
def test_what_is_wrong_stands_beside_the_text_that_stays(
    els: Officer, database: Database, fields: dict[str, str], problem: str
) -> None:
    before = asked(database)
    response = els.send(PAGE, **fields, keep="1")
    assert response.status_code == 422
    assert problem in words(response)
    assert fields.get("own", "").partition("\n")[0] in response.text
    assert asked(database) == before


def test_facts_that_the_address_list_already_has_stay_known(els: Officer, database: Database) -> None:
    bring(els, "/beheer/metingen/buurt-2026", "naam;e-mail;soort\nVoetbalclub;club@example.org;sport")
    response = els.send(PAGE, own=LOCAL, keep="1")
    assert response.status_code == 422
    assert "In de adreslijst staat bij “soort” de waarde “sport”." in words(response)


def test_after_opening_the_questions_stand_fixed(els: Officer, database: Database) -> None:
    with database.transaction() as session:
        waves.open_(session, session.query(Wave).one(), NOW, "els@zonstad.nl")
    assert "De vragen staan vast" in words(els.send(PAGE, themes="thema", keep="1"))
    assert asked(database) == ["soort", "genoeg", "hoeveel", "meer"]
