"""The page of conclusions, recommendations and actions in a real browser: full, empty, with errors, by keyboard."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import waves
from surveyapp.policycycle import actions, advice
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.advice import Said
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.browser.test_officer_pages import looks_right, sign_in
from tests.browser.visitor import Visitor
from tests.officer import hire
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, Survey, run

PAGE = "/beheer/metingen/1-meting/acties"
TODAY = NOW.date()
Visitors = Callable[..., Visitor]
LONG = (
    "Verenigingen vinden moeilijk nieuwe bestuursleden: zes van de tien besturen zoeken langer dan een jaar naar een "
    "penningmeester of secretaris. Vooral kleine sportverenigingen en muziekverenigingen in de dorpen noemen dit."
)
SAID = [
    Said("conclusion", 1, "Organisaties zien de vraag naar hulp aan huis groeien, maar weten niet wie dat oppakt."),
    Said("recommendation", 1, "Bespreek elk jaar met de wijkteams en de kerken welke nieuwe vragen er zijn."),
    Said("conclusion", 2, "De vacaturebank is bekend bij de helft van de organisaties."),
    Said("recommendation", 2, "Maak de vacaturebank onderdeel van de gemeentelijke site.", "genoeg"),
    Said("conclusion", 3, LONG, "genoeg"),
    Said("recommendation", 3, "Leid elk jaar twintig nieuwe bestuursleden op, samen met de buurgemeenten.", "cijfer"),
    Said("recommendation", 3, "Geef verenigingen hulp bij de regels voor besturen (WBTR)."),
    Said("conclusion", 4, "Scholen en bedrijven kennen het vrijwilligerswerk in de gemeente nauwelijks."),
    Said("conclusion", 5, "Het beleid staat in drie nota's die elkaar tegenspreken."),
]
JAN = Agreed(2, "", TODAY, None, "Teamleider welzijn", "welzijn@zonstad.nl")
NOTA = "Uitvoeringsprogramma vrijwillige inzet 2026-2030"
COURSE = (
    "Cursus voor nieuwe bestuursleden, elk kwartaal, samen met de drie buurgemeenten en het steunpunt, ook in de "
    "avond en in het weekend"
)
LAPSED = "De raad heeft dit geld in november aan het zwembad gegeven."
AGREED = [
    (1, "Gesprek met wijkteams en kerken", 200, None, "open", ""),
    (2, "Vacaturebank op de site", -40, 2500, "busy", "Wacht op de bouwer."),
    (2, "Makelaar twee dagdelen in elk dorp", 30, 18_000, "busy", ""),
    (2, "Folder voor nieuwe inwoners", -90, 0, "done", "Ligt op de balie."),
    (2, "Beursvloer", 300, 1_000_000, "open", ""),
    (3, COURSE, 400, 12_500, "open", ""),
    (3, "Spreekuur over de WBTR", 50, None, "open", ""),
    (3, "Gratis VOG breder bekendmaken", -10, None, "done", ""),
    (3, "Subsidie voor ledenwerving", 90, 40_000, "dropped", LAPSED),
    (4, "Open dag op het plein", 120, 3500, "open", ""),
    (4, "Uitreiking van de vrijwilligersprijs", 210, None, "open", ""),
    (4, "Maatschappelijke stage met de twee scholen", -3, None, "open", ""),
]
"""Basisfunctie, what, days from today, budget, how it stands and why."""
EARLIER = [
    (2, "Steunpunt openen", -500, 60_000, "done", "Open sinds 1 mei."),
    (3, "Handreiking verzekeringen", -300, None, "busy", ""),
    (5, "Eén nota maken", 20, None, "open", ""),
]


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """Zonstad with a closed 0-meting, and a 1-meting on which nothing was written yet."""
    first = run(sqlite_database, QUESTIONS)
    first.close()
    with sqlite_database.transaction() as session:
        before = session.get_one(Wave, first.wave_id)
        wave = waves.create(
            session, before.municipality, before.sources, before.main, "1-meting", 1, "named", NOW, OFFICER
        )
        return Survey(sqlite_database, wave.id)


def signed_in(visitor: Visitors, survey: Survey, *, scripts: bool) -> Visitor:
    someone = visitor(width=375, scripts=scripts)
    sign_in(someone, hire(survey.database))
    return someone


def fill(survey: Survey) -> None:
    """Twelve actions, conclusions at all five basisfuncties, and three actions of the wave before."""
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        (before,) = [each for each in waves.listing(session, wave.municipality_id) if each.ordinal == 0]
        said = [advice.add(session, wave, each, NOW, OFFICER) for each in SAID]
        advice.withdraw(session, wave, said[-1], 1, True, NOW, OFFICER)
        for at, listed in ((wave, AGREED), (before, EARLIER)):
            for function, text, days, budget, state, note in listed:
                rests_on, document = (said[5].id, NOTA) if text == COURSE else (None, "")
                due = TODAY + datetime.timedelta(days=days)
                agreed = replace(JAN, function=function, text=text, due_on=due, budget=budget, document=document)
                made = actions.add(session, at, replace(agreed, advice_id=rests_on), NOW, OFFICER)
                actions.report(session, at, made, state, note, 1, NOW, OFFICER)


def test_the_page_has_no_barriers_empty_full_and_with_errors(visitor: Visitors, survey: Survey) -> None:
    els = signed_in(visitor, survey, scripts=True)
    els.page.goto(PAGE)
    expect(els.page.get_by_role("main")).to_contain_text("nog niets opgeschreven")
    assert els.overflow() == 0
    fill(survey)
    els.page.reload()
    looks_right(els)
    first = els.page.get_by_role("region", name="Eerst doen")
    expect(first).to_contain_text("2 acties van eerdere metingen zijn nog niet afgerond")
    for late in ("Handreiking verzekeringen", "Vacaturebank op de site", "Maatschappelijke stage"):
        expect(first.get_by_role("link", name=late)).to_be_visible()
    expect(els.page.get_by_role("row", name="Beursvloer")).to_contain_text("€\u00a01.000.000")
    els.page.goto(f"{PAGE}/nieuw")
    els.press("Actie bewaren")
    expect(els.page.get_by_role("alert")).to_contain_text("Kijk nog even naar 4 velden")
    looks_right(els)


def test_a_recommendation_becomes_an_action_that_lapses_by_keyboard(visitor: Visitors, survey: Survey) -> None:
    els = signed_in(visitor, survey, scripts=False)
    fill(survey)
    page, press = els.page, els.page.keyboard.press
    page.goto(PAGE)
    els.tab_to(page.get_by_role("link", name="Actie hierbij maken").last)
    press("Enter")
    els.tab_to(page.get_by_label("Wat gaat u doen?"))
    page.keyboard.type("Jurist die statuten nakijkt")
    els.tab_to(page.get_by_text("Doet iemand zonder account het?"))
    press("Enter")
    els.tab_to(page.get_by_label("Of iemand zonder account: naam of functie"))
    page.keyboard.type("Steunpunt")
    press("Tab")
    page.keyboard.type("steunpunt@zonstad.nl")
    els.tab_to(page.get_by_label("Wanneer is het klaar?"))
    page.keyboard.type("06012027")
    press("Enter")
    row = page.get_by_role("row", name="Jurist die statuten nakijkt")
    expect(row).to_contain_text("1 juni 2027")
    els.tab_to(row.get_by_role("link"))
    press("Enter")
    els.tab_to(page.get_by_label("Nog niet begonnen"))
    for _ in range(3):
        press("ArrowDown")
    els.tab_to(page.get_by_role("button", name="Stand bewaren"))
    press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op waarom")
    els.tab_to(page.get_by_label("Toelichting"))
    page.keyboard.type("Het steunpunt doet dit al")
    els.tab_to(page.get_by_role("button", name="Stand bewaren"))
    press("Enter")
    expect(row).to_contain_text("Vervallen")
    expect(row).to_contain_text("Het steunpunt doet dit al")
