"""The whole story in a browser without scripts: from the ambition of one policy cycle to the beginning of the next.

The officer only reads what stands on the pages and presses what they name. Those who are asked answer page by page
through the same doors as a respondent, for that is walked through elsewhere.
"""

import datetime
import json
import logging
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from surveyapp.demo import holding, insiders, scene
from surveyapp.demo.holding import Plan
from surveyapp.fieldwork import invitations, municipalities, waves
from surveyapp.policycycle import cycles
from surveyapp.produce import requests
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
from tests.browser.test_officer_pages import sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.surveys import NOW

LIBRARY = Path(__file__).parents[2]
LATER = datetime.timedelta(days=730)
AMBITION = "Iedereen kan hier vrijwilligerswerk doen"
CYCLE = "/beheer/cyclus/2026-2030"
CONCLUSION = "Te weinig organisaties kennen het steunpunt."
RECOMMENDATION = "Laat het steunpunt bij alle verenigingen langsgaan."
FOLLOWED = [
    ("Steunpunt op bezoek bij elke vereniging", "Gedaan", "Alle 41 zijn bezocht."),
    ("Nieuwsbrief voor besturen", "Te laat", ""),
    ("Subsidie voor jubilea", "Vervallen", "De raad gaf het geld aan het zwembad."),
]
"""What is agreed after the 0-meting, and what came of it before the 1-meting."""
AGREED = "0-meting Zonstad Teamleider welzijn 1 juni 2027"
FOLLOW_UP = (
    "Hoe het staat met de acties 1 van 3: gedaan 1 van 3: te laat 1 van 3: vervallen "
    "Wat er kwam van eerdere acties Actie Meting Wie Klaar op Stand Toelichting "
    f"Steunpunt op bezoek bij elke vereniging {AGREED} gedaan Alle 41 zijn bezocht. "
    f"Nieuwsbrief voor besturen {AGREED} te laat – "
    f"Subsidie voor jubilea {AGREED} vervallen De raad gaf het geld aan het zwembad."
)
"""The first chapter of the next report after its summary."""
PDF, HTML, JSON = "Pdf, om te lezen en te versturen", "Webpagina", "Json, met alle cijfers onafgerond"
WEAK, STRONG = 24, 38
"""So many of the 41 organisations answer."""


@dataclass
class Story:
    """The installation, its clock, and the officer's window on it."""

    database: Database
    officer: Visitor
    now: datetime.datetime = NOW

    def works(self) -> None:
        """What the worker does in the meantime."""
        while requests.make(self.database, LIBRARY, lambda: self.now):
            pass

    def report(self, wave: str, title: str, kind: str) -> bytes:
        """Ask for this report as a file of this kind, and take it along."""
        page = self.officer.page
        page.goto(f"/beheer/metingen/{wave}/downloads")
        page.get_by_label(title, exact=True).check()
        page.get_by_label(kind).check()
        self.officer.press("Rapport maken")
        return self.made("Rapport ophalen")

    def document(self, name: str, kind: str) -> bytes:
        """The same of a document of the cycle."""
        self.officer.page.goto(f"{CYCLE}/documenten/{name}")
        self.officer.page.get_by_label(kind).check()
        self.officer.press("Document maken")
        return self.made("Document ophalen")

    def made(self, button: str) -> bytes:
        """The file of the request on this page, once the worker made it."""
        page, address = self.officer.page, self.officer.page.url
        page.goto("about:blank")  # else the page that looks again by itself would come between
        self.works()
        page.goto(address)
        with page.expect_download() as taken:
            page.get_by_role("button", name=button).click()
        return Path(taken.value.path()).read_bytes()


@pytest.fixture
def story(browser: Browser, sqlite_database: Database) -> Iterator[Story]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    settings = Settings(environment="development", secret_key="x" * 40)
    app = create_app(settings, sqlite_database, lambda: made.now)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(java_script_enabled=False, base_url=f"http://127.0.0.1:{server.port}")
    context.set_default_timeout(20_000)
    made = Story(sqlite_database, Visitor(context.new_page()))
    yield made
    context.close()
    server.shutdown()
    server.server_close()


def begin_a_cycle(story: Story) -> None:
    page = story.officer.page
    page.goto("/beheer/cyclus")
    page.get_by_label("Eerste jaar").fill("2026")
    page.get_by_label("Laatste jaar").fill("2030")
    story.officer.press("Beleidscyclus beginnen")
    page.goto(f"{CYCLE}/werkblad/ws1/ambitie")
    page.get_by_label("Wat wilt u met het samenwerken bereiken?").fill(AMBITION)
    story.officer.press("Bewaren en naar de stap")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stap 1")


def make_a_wave(story: Story, ordinal: int) -> str:
    """A draft for the organisations, at a step of the cycle; returns its address."""
    officer, page = story.officer, story.officer.page
    page.goto("/beheer/nieuwe-meting")
    page.get_by_label("Hoe gaat het met uw organisatie en uw vrijwilligers?").check()
    page.get_by_label("Naam van de meting").fill(f"{ordinal}-meting Zonstad")
    page.get_by_label(re.compile(f"^{ordinal}-meting")).check()
    page.get_by_label("Vertrouwelijk").check()
    officer.press("Concept maken")
    page.goto(f"{CYCLE}/stap/{6 if ordinal == 0 else 9}")
    page.get_by_label("Welke meting?").select_option(label=f"{ordinal}-meting Zonstad")
    officer.press("Meting toevoegen")
    expect(page.get_by_role("link", name=f"{ordinal}-meting Zonstad")).to_be_visible()
    return f"{ordinal}-meting-zonstad"


def fix_a_goal(story: Story, wave: str) -> None:
    page = story.officer.page
    page.goto(f"/beheer/metingen/{wave}/doelen")
    page.get_by_label("Welk cijfer wilt u volgen?").select_option(label="Kent het steunpunt voor vrijwilligers")
    page.get_by_label("Minstens").check()
    page.get_by_label("Welke waarde wilt u halen?").fill("35")
    page.get_by_label("Op welke datum moet het gehaald zijn?").fill("2028-06-01")
    page.get_by_label("Waar komt dit doel of deze norm vandaan?").fill("Raadsbesluit van 12 mei 2026")
    story.officer.press("Doel bewaren")
    expect(page.get_by_role("status")).to_contain_text("Het doel")


def hold(story: Story, wave: str, ordinal: int, answering: int) -> None:
    """Open it, let so many organisations answer, and close it."""
    officer, page = story.officer, story.officer.page
    guests = [scene.guest(address) for address in scene.addresses()]
    with story.database.transaction() as session:
        row = waves.find(session, municipalities.find(session, "zonstad").id, wave)
        assert row
        tokens = invitations.add(session, row, guests)
    page.goto(f"/beheer/metingen/{wave}")
    officer.follow("Meting openen")
    page.get_by_label("Ik open deze meting zonder geldige proef.").check()
    officer.press("Meting nu openen")
    expect(page.get_by_role("status")).to_contain_text("De meting is open.")

    sectors = [str(address.background["sector"]) for address in scene.addresses()]
    plan = Plan(wave, ordinal, "confidential", {}, "", guests, story.now, story.now.date(), sectors)
    holding.answer(story.database, plan, tokens, range(answering), story.now)
    officer.follow("Meting sluiten")
    officer.press("Meting nu sluiten")


def conclude(story: Story, wave: str) -> None:
    """A conclusion, a recommendation, and three actions: the first carries out the recommendation."""
    officer, page = story.officer, story.officer.page
    for kind, text in (("Een conclusie", CONCLUSION), ("Een aanbeveling", RECOMMENDATION)):
        page.goto(f"/beheer/metingen/{wave}/acties/conclusies")
        page.get_by_label(kind).check()
        page.get_by_label("Bij welke basisfunctie hoort dit?").select_option(label="3. Versterken")
        page.get_by_label("Wat concludeert u, of wat beveelt u aan?").fill(text)
        officer.press("Bewaren")
    for number, (text, _, _) in enumerate(FOLLOWED):
        officer.follow("Nieuwe actie" if number else "Actie hierbij maken")
        page.get_by_label("Bij welke basisfunctie hoort dit?").select_option(label="3. Versterken")
        page.get_by_label("Wat gaat u doen?").fill(text)
        page.get_by_text("Doet iemand zonder account het?").click()
        page.get_by_label("Of iemand zonder account: naam of functie").fill("Teamleider welzijn")
        page.get_by_label("Diens e-mailadres").fill("welzijn@zonstad.nl")
        page.get_by_label("Wanneer is het klaar?").fill("2027-06-01")
        officer.press("Actie bewaren")
    expect(page.get_by_role("listitem").filter(has_text=RECOMMENDATION).last).to_contain_text(FOLLOWED[0][0])


def tell_what_came_of_it(story: Story, wave: str) -> None:
    """Before the next measurement: what was done, what lapsed and why; of one nothing is told, and it is late."""
    officer, page = story.officer, story.officer.page
    page.goto(f"/beheer/metingen/{wave}/acties")
    expect(page.get_by_role("region", name="Eerst doen")).to_contain_text("3 acties van eerdere metingen")
    for text, state, note in FOLLOWED:
        if state != "Te laat":
            page.goto(f"/beheer/metingen/{wave}/acties")
            page.get_by_role("row", name=text).get_by_role("link").click()
            page.get_by_label("Gedaan" if state == "Gedaan" else "Vervalt").check()
            page.get_by_label("Toelichting").fill(note)
            officer.press("Stand bewaren")
    page.goto(f"/beheer/metingen/{wave}/acties")
    for text, state, _ in FOLLOWED:
        expect(page.get_by_role("row", name=text)).to_contain_text(state)


def text_of(html: bytes) -> str:
    """What a reader sees of it, on one line."""
    seen = re.sub(r"<(style|svg).*?</\1>", " ", html.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", seen)).split())


def ask_the_others(story: Story) -> None:
    """Colleagues, partners and the officer."""
    with story.database.reading() as session:
        town = municipalities.find(session, "zonstad")
        cycle = cycles.find(session, town.id, "2026-2030")
    assert cycle
    insiders.play(story.database, LIBRARY, town, cycle, story.now, story.now + datetime.timedelta(days=27))


def close_and_go_on(story: Story) -> None:
    """The next cycle begins with the ambition of the one before, for whoever wants to change it."""
    page = story.officer.page
    page.goto(f"{CYCLE}/sluiten")
    story.officer.press("Beleidscyclus sluiten")
    page.goto("/beheer/cyclus")
    page.get_by_label("Eerste jaar").fill("2030")
    page.get_by_label("Laatste jaar").fill("2034")
    story.officer.press("Beleidscyclus beginnen")
    expect(page.get_by_role("status")).to_contain_text("gingen mee")
    page.goto("/beheer/cyclus/2030-2034/werkblad/ws1/ambitie")
    expect(page.get_by_label("Wat wilt u met het samenwerken bereiken?")).to_have_value(AMBITION)


def test_a_municipality_walks_through_a_policy_cycle_and_begins_the_next(story: Story) -> None:
    page = story.officer.page
    sign_in(story.officer, hire(story.database))
    begin_a_cycle(story)
    baseline = make_a_wave(story, 0)
    fix_a_goal(story, baseline)
    hold(story, baseline, 0, WEAK)
    assert story.report(baseline, "Hoe gaat het met het vrijwilligerswerk?", PDF).startswith(b"%PDF-")
    conclude(story, baseline)
    story.now += LATER
    sign_in(story.officer, "officer@zonstad.nl")
    evaluated = make_a_wave(story, 1)
    tell_what_came_of_it(story, evaluated)
    hold(story, evaluated, 1, STRONG)
    ask_the_others(story)
    told = text_of(story.report(evaluated, "Wat is er veranderd voor het vrijwilligerswerk?", HTML))
    assert FOLLOW_UP in told.partition("Waarom dit verslag De gemeente")[0]
    assert "Kent het steunpunt voor vrijwilligers: gehaald. Het doel was minstens 35%, gemeten is" in told
    assert "Dat verschil kan toeval zijn." in told
    sides = json.loads(story.report(evaluated, "Hoe kijken we naar hetzelfde?", JSON))["concepts"]
    assert {level["perspective"] for each in sides for level in each["levels"]} == {
        "organisations",
        "colleagues",
        "partners",
        "self",
    }
    page.goto(f"{CYCLE}/documenten/evaluatieverslag")
    expect(page.get_by_role("main")).to_contain_text(AMBITION)
    evaluation = story.document("evaluatieverslag", "Webpagina").decode()
    assert AMBITION in evaluation
    assert "Wat is er veranderd" in evaluation
    close_and_go_on(story)
