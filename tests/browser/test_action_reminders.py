"""Reminders of actions in a real browser: no barriers, and nothing sticks out on a telephone."""

from collections.abc import Callable

from playwright.sync_api import expect

from surveyapp.storage.database import Database
from tests.browser.test_post_pages import signed_in
from tests.browser.visitor import Visitor
from tests.mailserver import RCPT, MailServer, running
from tests.policycycle.reminding.conftest import DAY, DUE, MORNING, Town, town_of
from tests.surveys import NOW

PAGE = "/beheer/metingen/0-meting/acties"
LONG = "Elk kwartaal een cursus over vrijwilligersbeleid voor bestuurders van sportverenigingen " * 2


def filled(database: Database, server: MailServer) -> Town:
    """A mail that was sent, one that came back, and actions that wait or are over."""
    server.says(RCPT, "550 5.1.1 <langeafdelingsnaamvanhetmaatschappelijkmiddenveld@zonstad.nl> unknown", "piet@x.nl")
    town = town_of(database, server)
    town.add(text=LONG)
    town.add(text="Een folder", due_on=DUE - 9 * DAY)
    town.add(text="Belrondje", owner="Piet", owner_email="piet@x.nl")
    town.report(town.add(text="Website"), "done")
    town.work()
    town.work(MORNING - NOW)
    return town


def test_an_officer_sends_what_came_back_once_more(visitor: Callable[..., Visitor], sqlite_database: Database) -> None:
    with running() as server:
        town = filled(sqlite_database, server)
    officer = signed_in(visitor(), sqlite_database)
    officer.page.goto(PAGE)
    expect(officer.page.get_by_text("Herinnerd op 13 mei 2026.")).to_have_count(2)
    officer.follow("Herinneringen per mail")
    assert officer.barriers() == []
    assert officer.overflow() == 0
    officer.press("Opnieuw sturen : Belrondje")
    expect(officer.page.get_by_role("status")).to_contain_text("gaat opnieuw uit")
    html = town.mails()[0].get_body(("html",))
    assert html
    officer.page.goto("about:blank")
    officer.page.set_content(html.get_content())
    assert officer.overflow() == 0
