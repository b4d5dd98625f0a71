"""The page to explore results in a real browser: no barriers, on a phone, and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import invitations, responses
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.browser.test_officer_pages import LIST, WAVE, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import NOW, Survey, run

PAGE = f"{WAVE}/verkennen"
Visitors = Callable[..., Visitor]


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A closed wave: sixteen of one sector, six of another, three of a third."""
    survey = run(sqlite_database, LIST)
    with sqlite_database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number, sector in enumerate(["eens"] * 16 + ["neutraal"] * 6 + ["oneens"] * 3):
            token = invitations.invite(session, wave, f"Club {number}", background={"sector": sector})
            ticket = invitations.find(session, token)
            assert ticket
            given = {"genoeg": "eens" if number % 3 else "oneens", "h1": "eens", "cijfer": 7, "wens": "Meer tijd"}
            responses.submit(session, ticket, responses.save(session, ticket, given, 0, NOW).version, NOW)
    survey.close()
    return survey


def test_no_view_has_barriers_or_is_wider_than_a_phone(visitor: Visitors, survey: Survey) -> None:
    els = visitor()
    sign_in(els, hire(survey.database))
    for query in ("", "?vraag=genoeg", "?vraag=hulp&per=sector", "?vraag=wens", "?vraag=weg&per=weg&met=weg"):
        els.page.goto(PAGE + query)
        assert els.barriers() == [], query
        assert els.overflow() == 0, query


def test_without_scripts_on_a_phone_a_question_is_chosen_and_its_link_leads_back(
    visitor: Visitors, survey: Survey
) -> None:
    els = visitor(width=375, scripts=False)
    page = els.page
    sign_in(els, hire(survey.database, "reader"))
    page.goto(f"{WAVE}/uitkomsten")
    els.follow("Verken de uitkomsten")
    page.get_by_label("Vraag").select_option(label="Hebt u genoeg vrijwilligers?")
    page.get_by_label("Uitgesplitst naar").select_option("sector")
    els.press("Laat zien")
    row = page.get_by_role("row", name="Eens").last
    expect(row).to_contain_text("63%")
    expect(page.get_by_role("row", name="Neutraal").last).to_contain_text("afgeschermd")
    expect(page.get_by_role("img").first).to_be_visible()
    assert els.overflow() == 0
    els.follow("link naar deze uitkomst")
    assert page.url.endswith(f"{PAGE}?vraag=genoeg&per=sector")
    expect(page.get_by_label("Uitgesplitst naar")).to_have_value("sector")
    expect(row).to_contain_text("63%")


def test_on_a_phone_without_scripts_an_outcome_goes_into_a_report_and_a_menu_leads_back(
    visitor: Visitors, survey: Survey
) -> None:
    els = visitor(width=375, scripts=False)
    page = els.page
    sign_in(els, hire(survey.database))
    page.goto(f"{PAGE}?vraag=genoeg&per=sector")
    page.get_by_label("Titel van het nieuwe rapport").fill("Voor de raad")
    els.press("Zet in een rapport")
    expect(page.get_by_role("heading", name="Voor de raad")).to_be_visible()
    with page.expect_navigation():
        page.locator("#hoofdstuk-genoeg").get_by_role("button", name="Omhoog").click()
    expect(page.get_by_role("heading", level=3).first).to_have_text("Hebt u genoeg vrijwilligers?")
    assert els.overflow() == 0
    page.goto(f"{WAVE}/downloads")
    menu = page.get_by_role("navigation", name="Over deze meting")
    menu.get_by_text("Downloads").first.click()
    with page.expect_navigation():
        menu.get_by_role("link", name="Verkennen").click()
    assert page.url.endswith(PAGE)


def test_the_pages_of_a_report_have_no_barriers(visitor: Visitors, survey: Survey) -> None:
    els = visitor()
    sign_in(els, hire(survey.database))
    els.page.goto(f"{PAGE}?vraag=genoeg")
    els.page.get_by_label("Titel van het nieuwe rapport").fill("Voor de raad")
    els.press("Zet in een rapport")
    report = els.page.url
    for address in (
        report,
        f"{report}/yaml",
        f"{report}/hoofdstuk/genoeg",
        f"{report}/hoofdstuk/genoeg/inhoud",
        f"{report}/hoofdstuk-kiezen",
        f"{report}/hoofdstuk-kiezen/priorities",
        f"{report}/verwijderen",
        f"{WAVE}/downloads",
        f"{WAVE}/terugkoppeling",
    ):
        els.page.goto(address)
        assert els.barriers() == [], address
        assert els.overflow() == 0, address


def test_a_chapter_is_chosen_on_a_phone_by_keyboard_and_without_scripts(visitor: Visitors, survey: Survey) -> None:
    els = visitor(width=375, scripts=False)
    page = els.page
    sign_in(els, hire(survey.database))
    page.goto(f"{WAVE}/downloads")
    page.get_by_label("Titel van het rapport").fill("Voor de raad")
    els.press("Rapport beginnen")
    els.follow("Hoofdstuk toevoegen")
    els.follow("Open antwoorden")
    assert els.overflow() == 0
    els.tab_to(page.get_by_label("Wat wenst u?"))
    page.keyboard.press("Space")
    page.get_by_label("Uw tekst").fill("Het is 61%.")
    els.press("Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Uw tekst")
    expect(page.get_by_label("Wat wenst u?")).to_be_checked()
    page.get_by_label("Uw tekst").fill("Zo schreven zij het op.")
    els.press("Bewaren")
    expect(page.locator("#hoofdstuk-open_answers")).to_contain_text("Zo schreven zij het op.")
