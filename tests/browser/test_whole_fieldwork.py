"""The whole fieldwork in a browser alone, by an officer who has never seen it: from an empty municipality to results.

Everything is real: two servers, the worker as an operator runs it, a mail server, and Chromium without scripts. The
officer only reads what stands on the pages and presses what they name.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.mailserver import MailServer, running
from tests.officer import PASSWORD, hire
from tests.respondent import Respondent
from tests.servers import Site, fork, forking, is_running

PHONE, DESK = 375, 1280
CLUBS = {
    "Korfbalclub De Korf": "secretaris@korf.example.org",
    "Harmonie Ons Genoegen": "info@harmonie.example.org",
    "Zonnebloem Zonstad": "afdeling@zonnebloem.example.org",
    "Scouting De Veldlopers": "bestuur@scouting.example.org",
    "Buurthuis Het Anker": "post@anker.example.org",
    "Vogelwacht": "uil@vogelwacht.example.org",
    "Speeltuin De Wip": "wip@speeltuin.example.org",
}
LIST = "sep=;\nVereniging;E-mail;Soort organisatie\n" + "".join(
    f"{name};{email};Sport\n" for name, email in CLUBS.items()
)
ON_A_PHONE, ELSEWHERE = "Korfbalclub De Korf", ("Harmonie Ons Genoegen", "Zonnebloem Zonstad")
REQUIRED = {"vo01": "sport", "vo04": "10"}
ON_PAPER = ("Scouting De Veldlopers", "Buurthuis Het Anker")
SILENT = ("Vogelwacht", "Speeltuin De Wip")
WAVE = "/beheer/metingen/0-meting-zonstad"


@dataclass
class Town:
    """The running installation, its mail server, and who has a window on it."""

    site: Site
    zygote: Popen[str]
    post: MailServer
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.site.settings["SURVEYAPP_BASE_URL"]

    def window(self, width: int = DESK) -> Visitor:
        """Somebody with a browser that runs no scripts."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=False, base_url=self.address
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        return Visitor(context.new_page())

    def works(self) -> None:
        """What cron does every minute: one round of ``surveyapp work``."""
        group = fork(self.zygote, self.site.settings, ["work", "--once"])
        until = time.monotonic() + 60
        while is_running(group):
            assert time.monotonic() < until, "the worker does not come to an end"
            time.sleep(0.05)

    def mailed(self) -> dict[str, str]:
        """The link in the newest mail that each address got since the last time; nobody gets two."""
        found = {}
        for mail, to in zip(self.post.mails, self.post.recipients, strict=True):
            body = mail.get_body(("plain",))
            link = re.search(rf"{re.escape(self.address)}(/v/[^\s/]+)\s", body.get_content() if body else "")
            assert link, f"no link in the mail for {to}"
            assert to not in found, f"two mails at once for {to}"
            found[to] = link[1]
        self.post.mails.clear()
        self.post.recipients.clear()
        return found


@pytest.fixture
def town(browser: Browser, sqlite_database: Database, tmp_path: Path) -> Iterator[Town]:
    url = sqlite_database.engine.url.render_as_string(hide_password=False)
    zygote = forking()
    with running() as post:
        site = Site(zygote, url, sqlite_database.keys.folder)
        site.settings |= {
            "SURVEYAPP_BASE_URL": f"http://127.0.0.1:{site.ports[0]}",
            "SURVEYAPP_SMTP_HOST": "127.0.0.1",
            "SURVEYAPP_SMTP_PORT": str(post.port),
            "SURVEYAPP_SMTP_SECURITY": "none",
            "SURVEYAPP_MAIL_FROM": "vragen@zonstad.example.org",
            "SURVEYAPP_MAIL_PER_MINUTE": "6000",
        }
        site.start()
        made = Town(site, zygote, post, browser)
        yield made
        for context in made.contexts:
            context.close()
        site.kill()


def sign_in(visitor: Visitor, email: str) -> Page:
    page = visitor.page
    page.goto("/")
    visitor.follow("Inloggen")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    visitor.press("Inloggen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Metingen")
    return page


def make_a_wave(officer: Visitor) -> None:
    page = officer.page
    expect(page.get_by_role("heading", level=2)).to_have_text("Er is nog geen meting")
    officer.follow("Nieuwe meting")
    page.get_by_label("Hoe gaat het met uw organisatie en uw vrijwilligers?").check()
    page.get_by_label("Naam van de meting").fill("0-meting Zonstad")
    page.get_by_label("0-meting: de beginstand").check()
    page.get_by_label("Vertrouwelijk").check()
    officer.press("Concept maken")


def import_a_list(officer: Visitor, folder: Path) -> None:
    page = officer.page
    (folder / "lijst.csv").write_text(LIST, encoding="cp1252")
    turn_to(officer, "Uitnodigen")
    page.get_by_label("Kies een bestand").set_input_files(folder / "lijst.csv")
    officer.press("Verder naar de kolommen")
    officer.press("Bekijk wat er gebeurt")
    officer.press("Lijst inlezen")
    expect(page.get_by_role("status")).to_have_text("De lijst is ingelezen: 7 nieuw.")


def turn_to(officer: Visitor, tab: str) -> None:
    """One of the pages about the wave; from a page below one of them it takes a step up first."""
    tabs = officer.page.get_by_role("navigation", name="Over deze meting")
    if not tabs.count():
        with officer.page.expect_navigation():
            officer.page.locator(".crumb a").click()
    with officer.page.expect_navigation():
        tabs.get_by_role("link", name=tab, exact=True).click()


def try_it(town: Town, officer: Visitor) -> None:
    """Look at it as a respondent would, and let the program try the rest: a test mail arrives."""
    turn_to(officer, "Voorbeeld")
    officer.press("Beginnen")
    expect(officer.page.get_by_text("Dit is een voorbeeld")).to_be_visible()
    officer.follow("Terug naar de meting")
    turn_to(officer, "Proefdraaien")
    officer.press("Proefdraaien")
    expect(officer.page.get_by_role("status")).to_have_text("De proef is klaar.")
    expect(officer.page.get_by_text("mislukt")).to_have_count(0)
    assert set(town.post.recipients) == {"officer@zonstad.nl"}
    town.post.mails.clear()
    town.post.recipients.clear()


def open_it(officer: Visitor) -> None:
    officer.follow("Meting openen")
    officer.press("Meting nu openen")
    expect(officer.page.get_by_role("status")).to_contain_text("De meting is open.")


def mail(town: Town, officer: Visitor, which: str) -> dict[str, str]:
    """Let this mail go out now; returns the link that each address got."""
    turn_to(officer, "Mail")
    officer.follow(which)
    officer.press("Plannen")
    expect(officer.page.get_by_role("status")).to_have_text("De mail gaat uit.")
    town.works()
    return town.mailed()


def answer_on_a_phone(town: Town, link: str) -> None:
    club = town.window(PHONE)
    club.page.goto(link)
    club.follow("Beginnen")
    fill_in(club, "Volgende", "Insturen")
    expect(club.page.get_by_role("heading", level=1)).to_contain_text("Bedankt voor het invullen")


def answer(town: Town, link: str) -> None:
    """The same without a window, on the other one of the two servers."""
    club = Respondent(town.site.browser(), link).open().follow("Beginnen")
    while "/uw-antwoorden" not in club.address:
        club.next(**{code: typed for code, typed in REQUIRED.items() if code in club.form.fields})
    assert club.submit().sees("Bedankt voor het invullen")


def fill_in(visitor: Visitor, onward: str, end: str) -> None:
    """Page after page what is required, until the button that hands in."""
    page = visitor.page
    while page.get_by_role("button", name=end, exact=True).count() == 0:
        visitor.answer_what_is_required()
        visitor.press(onward)
    visitor.press(end)


def type_in_a_form(officer: Visitor, name: str) -> None:
    page = officer.page
    turn_to(officer, "Post en papier")
    officer.follow("Formulieren invoeren")
    page.get_by_label("Naam of nummer").fill(name.split()[0])
    officer.press("Zoeken")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(f"^Invoeren ?: {name}$")).click()
    fill_in(officer, "Volgende bladzijde", "Insturen")
    expect(page.get_by_role("status")).to_have_text(re.compile("Het formulier is ingestuurd"))


def figures(officer: Visitor) -> dict[str, str]:
    """The figures at a glance: what they are called, and what they say."""
    turn_to(officer, "Overzicht")
    tiles = officer.page.locator(".tile").all()
    return {each.locator("dt").inner_text(): each.locator("dd").inner_text() for each in tiles}


def outcome(visitor: Visitor, path: str) -> int:
    """How the site answers, without following where it sends somebody."""
    return visitor.page.request.get(path, max_redirects=0).status


def nobody_else_gets_anything(town: Town, seen: set[str], database: Database) -> None:
    """Every page that the officer saw, tried by a stranger, a reader and an officer of another municipality."""
    stranger, reader, elsewhere = town.window(), town.window(), town.window()
    sign_in(reader, hire(database, "reader"))
    page = sign_in(elsewhere, hire(database, municipality="bergdorp"))
    expect(page.get_by_role("heading", level=2)).to_have_text("Er is nog geen meting")
    for path in sorted(seen):
        assert outcome(stranger, path) == 303, path
        assert outcome(reader, path) == (200 if path == f"{WAVE}/uitkomsten" else 403), path
        assert outcome(elsewhere, path) == 404, path
    assert outcome(stranger, "/v/" + "A" * 22) == 404


def test_an_officer_who_has_never_seen_it_does_the_whole_fieldwork(
    town: Town, sqlite_database: Database, tmp_path: Path
) -> None:
    officer = town.window()
    seen: set[str] = set()
    officer.page.on("response", lambda response: seen.add(_path(town, response)))
    sign_in(officer, hire(sqlite_database))
    make_a_wave(officer)
    import_a_list(officer, tmp_path)
    try_it(town, officer)
    open_it(officer)
    links = mail(town, officer, "Uitnodiging")
    assert set(links) == set(CLUBS.values())
    answer_on_a_phone(town, links[CLUBS[ON_A_PHONE]])
    for name in ELSEWHERE:
        answer(town, links[CLUBS[name]])
    assert figures(officer)["Respons"] == "43%"
    reminded = mail(town, officer, "Eerste herinnering")
    assert set(reminded) == {CLUBS[name] for name in (*ON_PAPER, *SILENT)}
    town.works()
    assert town.mailed() == {}
    for name in ON_PAPER:
        type_in_a_form(officer, name)
    shown = figures(officer)
    assert (shown["Ingevuld"], shown["Uitgenodigd"], shown["Respons"]) == ("5", "7", "71%")
    officer.follow("Meting sluiten")
    officer.press("Meting nu sluiten")
    officer.follow("Uitkomsten bekijken")
    results = officer.page.locator("main")
    expect(results).to_contain_text("Van de 7 organisaties die een uitnodiging kregen, vulden 5 de vragenlijst in.")
    expect(results).to_contain_text("n = 5")
    late = town.window(PHONE)
    late.page.goto(links[CLUBS[SILENT[0]]])
    expect(late.page.get_by_role("main")).to_contain_text("Deze vragenlijst is gesloten")
    nobody_else_gets_anything(town, seen - {""}, sqlite_database)


def _path(town: Town, response: Response) -> str:
    """The pages about the wave that were opened; empty for anything else."""
    path = response.url.removeprefix(town.address).partition("?")[0]
    is_page = response.request.method == "GET" and response.status == 200
    return path if is_page and path.startswith(WAVE) else ""
