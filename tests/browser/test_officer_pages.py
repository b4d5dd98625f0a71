"""Every page for staff in a real browser: no barriers, no page wider than a phone, and the live count."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.officer import PASSWORD, hire
from tests.surveys import Survey, data, run

AGREE = [{"code": code, "label": code.capitalize()} for code in ("oneens", "neutraal", "eens")]
LIST = data(
    {"code": "sector", "type": "background", "choices": AGREE},
    {"code": "genoeg", "type": "single", "label": "Hebt u genoeg vrijwilligers?", "required": "yes", "choices": AGREE},
    {
        "code": "hulp",
        "type": "grid",
        "label": "Hulp",
        "scale": "eens",
        "rows": [{"code": "h1", "label": "Goed."}],
    },
    {"code": "cijfer", "type": "grade", "label": "Welk cijfer geeft u?"},
    {"code": "wens", "type": "text", "label": "Wat wenst u?"},
    scales=[{"code": "eens", "choices": AGREE}],
)
WAVE = "/beheer/metingen/0-meting"
PAGES = [
    "/beheer",
    "/beheer/nieuwe-meting",
    "/beheer/activiteiten",
    "/beheer/vragenlijst-controleren",
    WAVE,
    f"{WAVE}/uitnodigen",
    f"{WAVE}/uitnodigen/lijst",
    f"{WAVE}/voorbeeld",
    f"{WAVE}/sluiten",
    f"{WAVE}/totaal",
    f"{WAVE}/respons",
    f"{WAVE}/uitkomsten",
    f"{WAVE}/downloads",
]
Visitors = Callable[..., Visitor]


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """An open wave of Zonstad."""
    return run(sqlite_database, LIST, "named")


@pytest.fixture
def els(visitor: Visitors, survey: Survey, sqlite_database: Database) -> Visitor:
    """An officer who is signed in."""
    someone = visitor()
    sign_in(someone, hire(sqlite_database))
    return someone


def sign_in(someone: Visitor, email: str) -> None:
    someone.page.goto("/inloggen")
    someone.page.get_by_label("E-mailadres").fill(email)
    someone.page.get_by_label("Wachtwoord").fill(PASSWORD)
    someone.press("Inloggen")
    expect(someone.page.get_by_role("heading", level=1)).to_have_text("Metingen")


def fill_in(visitor: Visitors, survey: Survey, name: str) -> None:
    """A respondent hands in."""
    fill_in_by(visitor, survey.invite(name))


def fill_in_by(visitor: Visitors, link: str) -> None:
    page = (someone := visitor()).page
    page.goto(link)
    someone.follow("Beginnen")
    someone.answer_what_is_required()
    someone.press("Volgende")
    someone.press("Insturen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor het invullen")


def looks_right(els: Visitor) -> None:
    assert els.barriers() == []
    assert els.overflow() == 0


def test_the_sign_in_page_has_no_barriers_with_and_without_errors(visitor: Visitors) -> None:
    nobody = visitor()
    nobody.page.goto("/inloggen")
    looks_right(nobody)
    nobody.press("Inloggen")
    expect(nobody.page.get_by_role("alert")).to_contain_text("Vul uw wachtwoord in.")
    looks_right(nobody)


def test_no_page_has_barriers_while_a_wave_is_open(els: Visitor) -> None:
    for path in PAGES:
        els.page.goto(path)
        looks_right(els)


def test_no_page_has_barriers_once_a_wave_is_closed(els: Visitor, survey: Survey, visitor: Visitors) -> None:
    for number in range(5):
        fill_in(visitor, survey, f"Club {number}")
    survey.close()
    for path in (WAVE, f"{WAVE}/respons", f"{WAVE}/uitnodigen", f"{WAVE}/uitkomsten", f"{WAVE}/downloads"):
        els.page.goto(path)
        looks_right(els)
    els.page.goto(f"{WAVE}/uitkomsten")
    els.page.set_viewport_size({"width": 375, "height": 800})
    drawings = els.page.get_by_role("img")
    expect(drawings.first).to_be_visible()


def test_forms_with_mistakes_have_no_barriers(els: Visitor) -> None:
    for path, button in (
        ("/beheer/nieuwe-meting", "Concept maken"),
        ("/wachtwoord", "Wachtwoord veranderen"),
        ("/beheer/vragenlijst-controleren", "Controleren"),
        (f"{WAVE}/uitnodigen", "Verder naar de kolommen"),
    ):
        els.page.goto(path)
        els.press(button)
        expect(els.page.get_by_role("alert").first).to_be_visible()
        looks_right(els)


def test_what_comes_out_of_a_form_has_no_barriers(els: Visitor) -> None:
    page = els.page
    page.goto("/beheer/vragenlijst-controleren")
    page.get_by_label("De tekst van de vragenlijst").fill("code: buurt\ntitel: Buurt")
    els.press("Controleren")
    expect(page.get_by_text("vragenlijst.yaml:2:").first).to_be_visible()
    looks_right(els)
    page.goto(f"{WAVE}/uitnodigen")
    els.press("Open link maken")
    looks_right(els)
    page.goto(f"{WAVE}/voorbeeld")
    els.press("Beginnen")
    els.press("Volgende")
    expect(page.get_by_role("alert")).to_be_visible()
    looks_right(els)


def test_the_count_goes_up_by_itself(els: Visitor, survey: Survey, visitor: Visitors) -> None:
    els.page.clock.install()
    els.page.goto(WAVE)
    count = els.page.locator("[data-count=submitted]")
    expect(count).to_have_text("0")
    fill_in(visitor, survey, "Koor")
    els.page.clock.run_for(15_000)
    expect(count).to_have_text("1")


def test_the_response_per_group_goes_up_by_itself_and_fits_a_phone(
    els: Visitor, survey: Survey, visitor: Visitors
) -> None:
    for number in range(3):
        survey.invite(f"Club {number}", sector="eens")
    page = els.page
    page.clock.install()
    page.goto(f"{WAVE}/respons")
    row = page.get_by_role("row", name="Eens")
    expect(row).to_contain_text("0%")
    link = survey.invite("Koor", sector="eens")
    fill_in_by(visitor, link)
    page.clock.run_for(15_000)
    expect(row).to_contain_text("25%")
    assert row.locator("progress").evaluate("bar => bar.value") == 25
    page.set_viewport_size({"width": 375, "height": 800})
    looks_right(els)


def test_without_scripts_the_response_is_complete_and_a_link_refreshes_it(visitor: Visitors, survey: Survey) -> None:
    els = visitor(width=375, scripts=False)
    sign_in(els, hire(survey.database))
    els.page.goto(f"{WAVE}/respons")
    link = survey.invite("Koor", sector="eens")
    els.follow("Ververs de stand")
    expect(els.page.get_by_role("row", name="Eens")).to_contain_text("0%")
    fill_in_by(visitor, link)
    els.follow("Ververs de stand")
    expect(els.page.get_by_role("row", name="Eens")).to_contain_text("100%")
    assert els.overflow() == 0


def test_an_officer_without_scripts_and_with_only_a_keyboard_opens_and_closes(
    visitor: Visitors, sqlite_database: Database
) -> None:
    run(sqlite_database, LIST, "anonymous", opened=False)
    els = visitor(width=375, scripts=False)
    sign_in(els, hire(sqlite_database))
    page = els.page
    for place, key in (
        (page.get_by_role("link", name="0-meting"), "Enter"),
        (page.get_by_role("link", name="Meting openen"), "Enter"),
        (page.get_by_role("checkbox", name="Ik open deze meting zonder geldige proef."), "Space"),
        (page.get_by_role("button", name="Meting nu openen"), "Enter"),
        (page.get_by_role("link", name="Meting sluiten"), "Enter"),
        (page.get_by_role("button", name="Meting nu sluiten"), "Enter"),
    ):
        els.tab_to(place)
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="De meting is gesloten")).to_be_visible()
