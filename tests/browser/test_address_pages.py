"""The address list in a real browser: every step without barriers, at every width, and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from surveyapp.fieldwork import optouts, waves
from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.officer import PASSWORD, hire
from tests.surveys import NOW, Survey, data, run

LONG = "Stichting tot Behoud en Bevordering van het Vrijwilligerswerk in alle Kernen van de Gemeente en Omstreken"
SPORT_OR_CARE = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg en welzijn"}]
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort organisatie", "choices": SPORT_OR_CARE},
    {"code": "vrijw", "type": "text"},
)
PAGE = "/beheer/metingen/0-meting/uitnodigen"
Visitors = Callable[..., Visitor]
ROWS = (
    "Vereniging;E-mailadres;Straat;Huisnr;Postcode;Plaats;Groep;Omvang",
    f"{LONG};secretariaat-van-de-stichting@vrijwilligerswerk-in-alle-kernen.example.org;Weg;1;1234ab;Zonstad;Sport;klein",
    "De Brug;af@x.nl;;;;;zorg;groot",
    "Stichting De Brug;;;;;;;",
)


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A wave that is not open yet, and somebody who wants no more mail."""
    made = run(sqlite_database, LIST, "anonymous", opened=False)
    with sqlite_database.transaction() as session:
        optouts.add(session, waves.named(session, "zonstad/0-meting").municipality_id, "af@x.nl")
    return made


def signed_in(visitor: Visitor, database: Database) -> Visitor:
    email = hire(database)
    visitor.page.goto("/inloggen")
    visitor.page.get_by_label("E-mailadres").fill(email)
    visitor.page.get_by_label("Wachtwoord").fill(PASSWORD)
    visitor.press("Inloggen")
    return visitor


def looks_right(els: Visitor) -> None:
    for closed in els.page.locator("summary:visible").all():
        closed.click()
    assert els.barriers() == []
    assert els.overflow() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_brings_a_list_from_file_to_links(
    visitor: Visitors, survey: Survey, sqlite_database: Database, tmp_path: Path, scripts: bool
) -> None:
    els = signed_in(visitor(scripts=scripts), sqlite_database)
    page = els.page
    (tmp_path / "lijst.csv").write_text("\n".join(ROWS), encoding="cp1252")
    page.goto(PAGE)
    page.get_by_label("Kies een bestand").set_input_files(tmp_path / "lijst.csv")
    els.press("Verder naar de kolommen")
    expect(page.get_by_label("Korte naam van het kenmerk in Omvang")).to_be_hidden()
    page.get_by_label("Wat staat er in Omvang?").select_option("ander kenmerk")
    expect(page.get_by_label("Korte naam van het kenmerk in Omvang")).to_have_value("omvang")
    page.get_by_label("Wat staat er in Vereniging?").select_option("niet gebruiken")
    els.press("Bekijk wat er gebeurt")
    expect(page.get_by_role("alert")).to_contain_text("Zonder naam")
    expect(page.get_by_label("Korte naam van het kenmerk in Omvang")).to_have_value("omvang")
    page.get_by_label("Wat staat er in Vereniging?").select_option("naam van de organisatie")
    els.press("Bekijk wat er gebeurt")
    els.press("Kolommen aanpassen")
    els.press("Bekijk wat er gebeurt")
    els.press("Lijst inlezen")
    expect(page.get_by_role("alert")).to_contain_text("Vink dit aan")
    page.get_by_label("Ik heb deze punten bekeken").check()
    els.press("Lijst inlezen")
    expect(page.get_by_role("status")).to_have_text("De lijst is ingelezen: 3 nieuw.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Links bewaren").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "links-0-meting.csv"
    assert text.startswith("naam;email;link\nDe Brug;af@x.nl;http")
    els.follow("Lijst bekijken")
    page.get_by_label("Zoek op naam").fill("brug")
    els.press("Zoeken")
    expect(page.get_by_text("2 organisaties gevonden")).to_be_visible()
    els.follow("Stichting De Brug")
    page.get_by_label("E-mailadres").fill("info@brug.nl")
    els.press("Bewaren")
    expect(page.get_by_text("info@brug.nl")).to_be_visible()


def test_no_step_has_barriers(visitor: Visitors, survey: Survey, sqlite_database: Database, tmp_path: Path) -> None:
    els = signed_in(visitor(), sqlite_database)
    page = els.page
    page.goto(PAGE)
    page.get_by_text("Of plak de lijst", exact=True).click()
    page.get_by_label("Of plak de lijst hier").fill("\n".join(ROWS).replace("zorg", "muziek"))
    els.press("Verder naar de kolommen")
    looks_right(els)
    page.get_by_label("Wat staat er in Omvang?").select_option("ander kenmerk")
    page.get_by_label("Korte naam van het kenmerk in Omvang").fill("9")
    page.get_by_label("Wat staat er in Groep?").select_option("kenmerk: Soort organisatie")
    els.press("Bekijk wat er gebeurt")
    looks_right(els)
    page.get_by_label("Korte naam van het kenmerk in Omvang").fill("omvang")
    els.press("Bekijk wat er gebeurt")
    expect(page.get_by_role("alert")).to_contain_text("“muziek” staat niet in de vragenlijst")
    looks_right(els)
    mended = page.get_by_label("Verbeter de lijst hier")
    mended.fill(mended.input_value().replace("muziek", "zorg"))
    els.press("Verbeterde lijst bekijken")
    els.press("Bekijk wat er gebeurt")
    looks_right(els)
    els.press("Lijst inlezen")
    looks_right(els)
    page.get_by_label("Ik heb deze punten bekeken").check()
    els.press("Lijst inlezen")
    looks_right(els)
    for path in (f"{PAGE}/lijst", f"{PAGE}/lijst?zoek=niets", f"{PAGE}/lijst/1"):
        page.goto(path)
        looks_right(els)
    page.get_by_label("Naam van de organisatie").fill("")
    els.press("Bewaren")
    looks_right(els)


def test_an_earlier_list_is_taken_over_without_barriers(
    visitor: Visitors, survey: Survey, sqlite_database: Database
) -> None:
    for number in range(60):
        survey.invite(f"Club {number:02}")
    with sqlite_database.transaction() as session:
        mine = waves.named(session, "zonstad/0-meting")
        waves.create(session, mine.municipality, dict(mine.sources), mine.main, "1-meting", 1, "named", NOW, "toets")
    els = signed_in(visitor(), sqlite_database)
    els.page.goto("/beheer/metingen/1-meting/uitnodigen")
    looks_right(els)
    els.press("Lijst overnemen")
    expect(els.page.get_by_text("Herkend uit een eerdere meting: 60 van 60.")).to_be_visible()
    looks_right(els)
    els.press("Lijst inlezen")
    els.follow("Lijst bekijken")
    els.follow("Volgende")
    expect(els.page.get_by_text("Bladzijde 2 van 2")).to_be_visible()
    looks_right(els)
