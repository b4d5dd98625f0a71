"""The pages about a wave, privacy and retention in a real browser: no barriers, also when something is wrong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import invitations, retention, waves
from surveyapp.storage.database import Database
from tests.browser.test_officer_pages import LIST, WAVE, looks_right, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import NOW, OFFICER, Survey, run

Visitors = Callable[..., Visitor]
PRIVACY = f"{WAVE}/privacy"
PERSON = "/beheer/privacyverzoek"


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """An open confidential wave of Zonstad, with one organisation invited."""
    made = run(sqlite_database, LIST, "confidential")
    with sqlite_database.transaction() as session:
        invitations.invite(session, waves.named(session, "zonstad/0-meting"), "VV De Brug", "anna@debrug.nl")
    return made


@pytest.fixture
def els(visitor: Visitors, survey: Survey, sqlite_database: Database) -> Visitor:
    """An officer who is signed in."""
    someone = visitor()
    sign_in(someone, hire(sqlite_database))
    return someone


def test_no_page_about_privacy_has_barriers(els: Visitor, survey: Survey, sqlite_database: Database) -> None:
    for path in (f"{WAVE}/veranderen", f"{WAVE}/sluitmoment", PRIVACY, f"{PRIVACY}/register", PERSON):
        els.page.goto(path)
        looks_right(els)
    survey.close()
    for path in (PRIVACY, f"{PRIVACY}/adressen-verwijderen", f"{PRIVACY}/sleutel-vernietigen"):
        els.page.goto(path)
        looks_right(els)
    with sqlite_database.transaction() as session:
        retention.purge(session, waves.named(session, "zonstad/0-meting"), NOW, OFFICER)
    for path in (WAVE, PRIVACY):
        els.page.goto(path)
        looks_right(els)


def test_a_person_is_looked_up_and_removed_without_barriers(els: Visitor) -> None:
    els.page.goto(PERSON)
    els.page.get_by_label("E-mailadres, of precies de naam").fill("anna@debrug.nl")
    els.press("Zoeken in alles wat u bewaart")
    expect(els.page.get_by_role("heading", name="Wat u over deze persoon bewaart")).to_be_visible()
    looks_right(els)
    els.press("Deze persoon verwijderen …")
    looks_right(els)
    els.press("Nu verwijderen")
    expect(els.page.get_by_role("status")).to_have_text("De persoon is verwijderd.")


def test_mistakes_in_dates_and_times_are_told_without_barriers(els: Visitor) -> None:
    els.page.goto(f"{WAVE}/sluitmoment")
    els.page.get_by_label("Nieuwe laatste dag").fill("2026-05-01")
    els.page.get_by_label("Tot hoe laat?").fill("laat")
    els.press("Opslaan")
    expect(els.page.get_by_role("alert")).to_contain_text("“laat” is geen tijd die we kennen.")
    looks_right(els)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_respondent_reads_about_privacy_and_goes_on(visitor: Visitors, survey: Survey, scripts: bool) -> None:
    someone = visitor(width=375, scripts=scripts)
    someone.page.goto(survey.invite())
    someone.follow("Lees wat we bewaren, hoelang, en wat u kunt vragen")
    expect(someone.page.get_by_role("heading", level=1)).to_have_text("Uw privacy bij deze vragenlijst")
    if scripts:
        looks_right(someone)
    someone.follow("Naar de vragenlijst")
    expect(someone.page.get_by_role("link", name="Beginnen")).to_be_visible()
