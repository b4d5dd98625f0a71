"""Post and paper in a real browser: no barriers, no sideways scrolling, and nothing that needs a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import links
from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.officer import PASSWORD, hire
from tests.surveys import Survey, data, run

LONG = "Stichting tot Behoud en Bevordering van het Vrijwilligerswerk in alle Kernen van de Gemeente en Omstreken"
JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data(
    {"code": "veld", "type": "background", "label": "Beleidsveld", "choices": JA_NEE},
    {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "required": True, "choices": JA_NEE},
    {"code": "aantal", "type": "number", "label": "Hoeveel?", "ask_if": {"vrijw": "ja"}},
)
POST, PAPER = "/beheer/metingen/0-meting/post", "/beheer/metingen/0-meting/papier"


def signed_in(visitor: Visitor, database: Database) -> Visitor:
    email = hire(database)
    visitor.page.goto("/inloggen")
    visitor.page.get_by_label("E-mailadres").fill(email)
    visitor.page.get_by_label("Wachtwoord").fill(PASSWORD)
    visitor.press("Inloggen")
    return visitor


def begun(visitor: Visitor, survey: Survey) -> Visitor:
    """At the first page of a form that came back."""
    code = links.in_words(survey.invite(LONG).removeprefix("/v/"))
    visitor.page.goto(PAPER)
    visitor.page.get_by_label("De acht woorden op het formulier").fill(code)
    visitor.press("Formulier invoeren")
    return visitor


@pytest.mark.parametrize("path", [POST, f"{POST}/tekst", f"{PAPER}?zoek=o", PAPER])
def test_a_page_of_post_and_paper_has_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database, path: str
) -> None:
    run(sqlite_database, LIST, "named").invite(LONG)
    officer = signed_in(visitor(), sqlite_database)
    officer.page.goto(path)
    for closed in officer.page.locator("summary:visible").all():
        closed.click()
    assert officer.barriers() == []
    assert officer.overflow() == 0


@pytest.mark.parametrize("path", ["/code", "/code?taal=en"])
def test_the_page_for_the_words_of_a_letter_has_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database, path: str
) -> None:
    run(sqlite_database, LIST)
    reader = visitor(width=375)
    reader.page.goto(path)
    assert reader.barriers() == []
    reader.page.get_by_role("textbox").fill("lusab babad")
    reader.press("To the questionnaire" if "en" in path else "Naar de vragenlijst")
    expect(reader.page.get_by_role("textbox")).to_have_value("lusab babad")
    assert reader.barriers() == []
    assert reader.overflow() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_types_a_form_in_with_and_without_scripts(
    visitor: Callable[..., Visitor], sqlite_database: Database, scripts: bool
) -> None:
    survey = run(sqlite_database, LIST, "named")
    officer = begun(signed_in(visitor(scripts=scripts), sqlite_database), survey)
    officer.page.get_by_label("Ja").check(force=True)
    officer.page.get_by_label("Hoeveel?").fill("veel")
    officer.press("Volgende bladzijde")
    officer.page.get_by_label("Hoeveel?").fill("40")
    officer.press("Volgende bladzijde")
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Formulier nakijken")
    officer.press("Insturen")
    expect(officer.page.get_by_role("status")).to_have_text(re.compile("Het formulier is ingestuurd"))


def test_the_pages_on_which_a_form_is_typed_have_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    survey = run(sqlite_database, LIST, "named")
    officer = begun(signed_in(visitor(), sqlite_database), survey)
    assert officer.barriers() == []
    officer.page.get_by_label("Ja").check(force=True)
    officer.page.get_by_label("Hoeveel?").fill("veel")
    officer.press("Volgende bladzijde")
    assert officer.barriers() == []
    officer.press("Doorgaan zonder deze antwoorden")
    assert officer.barriers() == []
    assert officer.overflow() == 0
