"""Correcting, declining and wishing in a real browser: on a telephone without scripts, and with scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import wishlist
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.browser.visitor import Visitor
from tests.surveys import data, run, section

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data(
    sections=[
        section("een", {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "choices": JA_NEE}),
        section("twee", {"code": "aantal", "type": "number", "label": "Hoeveel?"}),
    ]
)

CHANGE_TWO = re.compile("Wijzigen.*Twee")


def hand_in(someone: Visitor, link: str) -> None:
    page = someone.page
    page.goto(link)
    someone.follow("Beginnen")
    page.get_by_label("Ja").check()
    someone.press("Volgende")
    page.get_by_label("Hoeveel?").fill("40")
    someone.press("Volgende")
    someone.press("Insturen")


@pytest.mark.parametrize("scripts", [False, True])
def test_answers_are_changed_after_handing_in(
    visitor: Callable[..., Visitor], sqlite_database: Database, scripts: bool
) -> None:
    link, someone = run(sqlite_database, LIST).invite(), visitor(width=375, scripts=scripts)
    page = someone.page
    hand_in(someone, link)
    page.goto(link)
    someone.press("Bekijk of verander uw antwoorden")
    page.get_by_role("link", name=CHANGE_TWO).click()
    page.get_by_label("Hoeveel?").fill("50")
    someone.press("Volgende")
    someone.press("Laat alles zoals het was")
    someone.press("Bekijk of verander uw antwoorden")
    expect(page.get_by_text("40", exact=True)).to_be_visible()
    page.get_by_role("link", name=CHANGE_TWO).click()
    page.get_by_label("Hoeveel?").fill("60")
    someone.press("Volgende")
    someone.press("Opnieuw insturen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn veranderd")
    expect(page.get_by_text("60", exact=True)).to_be_visible()


def test_back_and_refresh_after_handing_in_hand_in_nothing_twice(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    someone = visitor()
    page = someone.page
    hand_in(someone, run(sqlite_database, LIST, "named").invite())
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt deze vragenlijst al ingestuurd")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt deze vragenlijst al ingestuurd")


def test_a_wish_without_scripts_and_a_copy_to_keep(visitor: Callable[..., Visitor], sqlite_database: Database) -> None:
    survey = run(sqlite_database, LIST, "anonymous")
    someone = visitor(width=375, scripts=False)
    page = someone.page
    hand_in(someone, survey.invite())
    with page.expect_download() as saving:
        page.get_by_role("link", name="Opslaan als tekst").click()
    assert saving.value.suggested_filename == "uw-antwoorden.txt"
    assert "Hoeveel?\n  40\n" in saving.value.path().read_text()
    page.get_by_label("Stuur mij de uitkomsten").check()
    page.get_by_label("E-mailadres").fill("anna@club")
    someone.press("Bewaar mijn wens")
    expect(page.get_by_role("alert")).to_contain_text("Dit is geen e-mailadres dat we kennen")
    expect(page.get_by_label("Stuur mij de uitkomsten")).to_be_checked()
    page.get_by_label("E-mailadres").fill("anna@club.nl")
    someone.press("Bewaar mijn wens")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw wens is bewaard")
    survey.close()
    with sqlite_database.reading() as session:
        (wish,) = wishlist.listing(session, session.get_one(Wave, survey.wave_id))
    assert (wish.email, wish.results, wish.meeting) == ("anna@club.nl", True, False)


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_the_pages_about_rights_have_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database, mode: str
) -> None:
    survey, someone = run(sqlite_database, LIST, mode), visitor()
    page = someone.page
    link = survey.invite()
    for address in (link, f"{link}/link-doorgeven", f"{link}/niet-meedoen"):
        page.goto(address)
        assert someone.barriers() == []
        assert someone.overflow() == 0
    someone.press("Ik doe niet mee")
    assert someone.barriers() == []
    hand_in(someone, link)
    assert someone.barriers() == []
    for address in (link, f"{link}/uw-wensen"):
        page.goto(address)
        assert someone.barriers() == []
        assert someone.overflow() == 0
    someone.press("Bewaar mijn wens")
    assert someone.barriers() == []
    if mode == "confidential":
        page.goto(link)
        someone.press("Bekijk of verander uw antwoorden")
        assert someone.barriers() == []
