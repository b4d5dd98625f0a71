"""Mail in a real browser: an officer invites and reminds without a script, and no page has barriers."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import unsubscribing
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from tests.browser.test_post_pages import LONG, signed_in
from tests.browser.visitor import Visitor
from tests.mail.conftest import DAY, Town, settings_for, town_of
from tests.mailserver import DATA, DROP, RCPT, MailServer, running

MAIL = "/beheer/metingen/0-meting/mail"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as state:
        yield state


@pytest.fixture
def site_settings(server: MailServer) -> Settings:
    return settings_for(server, secret_key="x" * 40)


@pytest.fixture
def town(sqlite_database: Database, server: MailServer) -> Town:
    town = town_of(sqlite_database, server)
    town.invite("Koor", "Korfbal", "Toneel", "Zonder")
    town.invite("lang", name=LONG)
    town.invite("leeg", email="", name="Buurtvereniging")
    return town


def test_an_officer_invites_and_reminds_without_a_script(
    visitor: Callable[..., Visitor], town: Town, server: MailServer
) -> None:
    officer = signed_in(visitor(width=375, scripts=False), town.database)
    officer.page.goto("/beheer/metingen/0-meting")
    officer.follow("Mail versturen")
    officer.follow("Uitnodiging")
    expect(officer.page.get_by_text("Gaat nu naar 5 organisaties. Zonder e-mailadres: 1.")).to_be_visible()
    officer.press("Plannen")
    expect(officer.page.get_by_role("status")).to_have_text("De mail gaat uit.")
    town.work()
    assert len(server.mails) == 5
    officer.page.goto(f"{MAIL}/herinnering-1")
    officer.page.get_by_label("Op een moment dat ik kies").check()
    officer.press("Plannen")
    expect(officer.page.locator("#day-fout")).to_contain_text("Kies een dag.")
    officer.page.get_by_label("Dag").fill("2026-05-19")
    officer.page.get_by_label("Tijd").fill("9.30")
    officer.press("Plannen")
    expect(officer.page.get_by_text("gepland op 19 mei 2026, 9:30 uur")).to_be_visible()
    town.answer("Koor")
    town.work(7 * DAY)
    assert len(server.mails) == 9
    assert len(server.to("koor@x.nl")) == 1


def test_the_words_of_a_mail_are_changed_and_looked_at_without_a_script(
    visitor: Callable[..., Visitor], town: Town
) -> None:
    officer = signed_in(visitor(scripts=False), town.database)
    officer.page.goto(f"{MAIL}/uitnodiging")
    officer.follow("Tekst veranderen")
    officer.page.get_by_label("Tekst").fill("Zonder link")
    officer.press("Bewaren")
    expect(officer.page.locator("textarea")).to_have_value("Zonder link")
    officer.page.get_by_label("Tekst").fill("Dag {aanhef}\n\n{link}\n\n{belofte}")
    officer.press("Bewaren")
    officer.follow("Voorbeeld")
    officer.follow("Bekijk de mail met opmaak")
    expect(officer.page.get_by_text("Dag Geachte mevrouw De Vries")).to_be_visible()
    button = officer.page.get_by_role("link", name="Naar de vragenlijst")
    assert button.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(11, 83, 148)"


@pytest.mark.parametrize(
    "path",
    ["", "/uitnodiging", "/herinnering-1", "/herinnering-1/tekst", "/uitnodiging/voorbeeld/nl", "/uitkomsten"],
)
def test_a_page_about_mail_has_no_barriers(
    visitor: Callable[..., Visitor], town: Town, server: MailServer, path: str
) -> None:
    server.says(RCPT, "550 5.1.1 " + "onbekend" * 20, "koor@x.nl")
    server.says(DATA, DROP, "korfbal@x.nl")
    town.plan("invitation")
    town.work()
    officer = signed_in(visitor(), town.database)
    officer.page.goto(MAIL + path)
    for closed in officer.page.locator("summary:visible").all():
        closed.click()
    assert officer.barriers() == []
    assert officer.overflow() == 0


def test_the_mail_itself_has_no_barriers(visitor: Callable[..., Visitor], town: Town) -> None:
    officer = signed_in(visitor(), town.database)
    officer.page.goto(f"{MAIL}/uitnodiging/voorbeeld/nl/opmaak")
    assert officer.overflow() == 0
    of_pages = ("landmark-one-main", "page-has-heading-one", "region")  # a mail is read inside a page of a mail program
    assert [found for found in officer.barriers() if not any(f": {rule}:" in found for rule in of_pages)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_signs_off_without_a_script(visitor: Callable[..., Visitor], town: Town, language: str) -> None:
    with town.database.reading() as session:
        subscription = Subscription(town.wave(session).municipality_id, "koor@x.nl", language)
        link = unsubscribing.link(session, subscription, "")
    somebody = visitor(width=375, scripts=False)
    somebody.page.goto(link)
    somebody.press("Ja, meld mij af" if language == "nl" else "Yes, sign me off")
    expect(somebody.page.get_by_role("heading", level=1)).to_have_text(
        "U bent afgemeld" if language == "nl" else "You are signed off"
    )
    other = visitor()
    other.page.goto(link)
    assert other.barriers() == []
    assert other.overflow() == 0
