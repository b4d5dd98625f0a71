"""The whole way in a real browser: without scripts, with the keyboard only, with scripts, and the shipped lists."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.shelf import FOLDER, LOOKED_AT
from tests.surveys import data, run, run_sources, section

JA_NEE = [
    {"code": "ja", "label": "Ja"},
    {"code": "nee", "label": "Nee"},
    {"code": "anders", "label": "Anders, namelijk", "open": "yes"},
]
LIST = data(
    sections=[
        section(
            "een",
            {
                "code": "vrijw",
                "type": "single",
                "label": "Werkt u met vrijwilligers?",
                "required": "yes",
                "choices": JA_NEE,
            },
            {"code": "aantal", "type": "number", "label": "Hoeveel?", "required": "yes", "ask_if": {"vrijw": "ja"}},
        ),
        section("twee", {"code": "cijfer", "type": "grade", "label": "Welk cijfer?"}),
    ]
)


def test_the_whole_way_without_scripts(visitor: Callable[..., Visitor], sqlite_database: Database) -> None:
    someone = visitor(width=375, scripts=False)
    page = someone.page
    page.goto(run(sqlite_database, LIST, "anonymous").invite())
    someone.follow("Beginnen")
    expect(page.get_by_text("Alleen invullen als u bij “Werkt u met vrijwilligers?” kiest voor: “Ja”.")).to_be_visible()
    page.get_by_label("Ja").check()
    someone.press("Volgende")
    expect(page.get_by_role("alert")).to_contain_text("Kijk nog even naar één antwoord")
    page.get_by_label("Hoeveel?").fill("40")
    someone.press("Volgende")
    page.get_by_label("8", exact=True).check(force=True)
    someone.press("Vorige")
    expect(page.get_by_label("Hoeveel?")).to_have_value("40")
    someone.press("Volgende")
    expect(page.get_by_label("8", exact=True)).to_be_checked()
    someone.press("Volgende")
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer uw antwoorden")
    someone.press("Insturen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor het invullen")
    expect(page.get_by_text("40", exact=True)).to_be_visible()


def test_the_whole_way_with_the_keyboard_only(visitor: Callable[..., Visitor], sqlite_database: Database) -> None:
    someone = visitor()
    page = someone.page
    keys = page.keyboard
    page.goto(run(sqlite_database, LIST).invite())
    someone.tab_to(page.get_by_role("link", name="Beginnen"))
    keys.press("Enter")
    page.wait_for_url("**/een")
    someone.tab_to(page.get_by_label("Ja"))
    keys.press("Space")
    someone.tab_to(page.get_by_label("Hoeveel?"))
    keys.type("12")
    keys.press("Enter")
    page.wait_for_url("**/twee")
    someone.tab_to(page.get_by_label("1", exact=True))
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(page.get_by_label("3", exact=True)).to_be_checked()
    someone.tab_to(page.get_by_role("button", name="Volgende"))
    keys.press("Enter")
    page.wait_for_url("**/uw-antwoorden")
    someone.tab_to(page.get_by_role("button", name="Insturen"))
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor het invullen")


def test_the_script_shows_a_follow_up_when_it_is_asked(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    someone = visitor()
    page = someone.page
    page.goto(run(sqlite_database, LIST).invite() + "/een")
    expect(page.get_by_label("Hoeveel?")).to_be_hidden()
    page.get_by_label("Ja").check()
    page.get_by_label("Hoeveel?").fill("40")
    page.get_by_label("Anders, namelijk").first.check()
    expect(page.get_by_label("Hoeveel?")).to_be_hidden()
    page.get_by_role("textbox", name="Anders, namelijk").fill("Soms")
    someone.press("Volgende")
    page.wait_for_url("**/twee")
    someone.press("Volgende")
    expect(page.get_by_text("Soms")).to_be_visible()


def test_the_script_lets_go_of_a_choice_that_may_be_left_out(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    choices = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
    page = visitor().page
    page.goto(run(sqlite_database, data({"code": "q", "type": "single", "choices": choices})).invite() + "/deel")
    clear = page.get_by_role("button", name="Wis mijn keuze")
    expect(clear).to_be_hidden()
    page.get_by_label("Nee").check()
    clear.click()
    expect(page.get_by_label("Nee")).not_to_be_checked()
    expect(page.get_by_label("Ja")).to_be_focused()
    expect(clear).to_be_hidden()


def test_the_script_moves_the_focus_to_the_errors(visitor: Callable[..., Visitor], sqlite_database: Database) -> None:
    someone = visitor()
    someone.page.goto(run(sqlite_database, LIST).invite() + "/een")
    someone.press("Volgende")
    expect(someone.page.locator("#fouten")).to_be_focused()


def test_pages_around_the_questions_have_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    survey = run(sqlite_database, LIST, en={"title": "Test"})
    link, someone = survey.invite(), visitor()
    around = (link, f"{link}/uw-antwoorden", f"{link}/later-verder", f"{link}/eigen-link", survey.open_link(), "/v/weg")
    for address in around:
        someone.page.goto(address)
        assert someone.barriers() == []
        assert someone.overflow() == 0
    someone.page.goto(f"{link}/uw-antwoorden")
    someone.press("Insturen")
    assert someone.barriers() == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_shipped_questionnaire_can_be_answered_without_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database, name: str
) -> None:
    survey = run_sources(sqlite_database, read_folder(FOLDER / f"{name}.yaml"), f"{name}.yaml")
    someone = visitor()
    page = someone.page
    page.goto(survey.invite())
    someone.follow("Beginnen")
    while not page.url.endswith("/uw-antwoorden"):
        assert someone.barriers() == []
        assert someone.overflow() == 0
        someone.answer_what_is_required()
        here = page.url
        someone.press("Volgende")
        assert page.url != here, page.locator("#fouten").inner_text()
    assert someone.barriers() == []
    someone.press("Insturen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor het invullen")
    assert someone.barriers() == []
