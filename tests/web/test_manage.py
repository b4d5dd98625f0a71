"""An officer's work, from a new wave to a closed one."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import waves
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.lists import bring, choose, links, paste
from tests.officer import Officer, at_work, words
from tests.respondent import Respondent
from tests.surveys import data, run

LIST = """
code: buurt
title: Buurtlijst
perspective: organisations
sections:
  - code: deel
    title: Uw organisatie
    questions:
      - code: soort
        type: background
        label: Soort
        choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}]
      - code: genoeg
        type: single
        label: Hebt u genoeg vrijwilligers?
        required: yes
        choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]
"""
PAGE = "/beheer/metingen/buurt-2026"
FORM = {
    "questionnaire": "buurt",
    "title": "Buurt 2026",
    "ordinal": "0",
    "mode": "confidential",
    "closes_on": "2026-06-01",
    "population": "1.400",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with one questionnaire, a theme of it, and one that has a problem."""
    folder = tmp_path / "boekenplank" / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "buurt.yaml").write_text(LIST, encoding="utf-8")
    theme = LIST.replace("code: buurt", "code: thema\ntheme_of: buurt").replace("Buurtlijst", "Buurtthema")
    (folder / "thema.yaml").write_text(theme, encoding="utf-8")
    (folder / "kapot.yaml").write_text("code: [", encoding="utf-8")
    return Settings(
        environment="development", secret_key="x" * 40, base_url="https://vragen.zonstad.nl", library=folder.parent
    )


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad who is signed in."""
    return at_work(client, database)


def wave(database: Database) -> Wave:
    with database.reading() as session:
        return waves.named(session, "zonstad/buurt-2026")


def test_an_officer_makes_a_wave_opens_it_and_closes_it(els: Officer, client: FlaskClient, database: Database) -> None:
    made = els.send("/beheer/nieuwe-meting", **FORM)
    assert (made.status_code, made.location) == (303, PAGE)
    assert "Dit is nog een concept" in words(els.open(PAGE))
    draft = wave(database)
    assert (draft.state, draft.mode, draft.population, str(draft.closes_on)) == (
        "draft",
        "confidential",
        1400,
        "2026-06-01",
    )

    assert bring(els, PAGE, "naam;email;soort\nVV De Brug;info@brug.nl;sport\nKoor;;zorg").status_code == 303
    link = links(els, PAGE)["Koor"].removeprefix("https://vragen.zonstad.nl")
    assert els.send(f"{PAGE}/openen", untried="ja").status_code == 303

    Respondent(client, link).open().follow("Beginnen").next(genoeg="ja").submit()
    counts = els.open(f"{PAGE}/stand").get_json()
    assert counts | {"submitted": "1", "invited": "2", "rate": "50%", "partial": "0", "state": "open"} == counts
    assert "50%" in words(els.open("/beheer"))

    assert "is 1 vragenlijst ingestuurd" in words(els.open(f"{PAGE}/sluiten"))
    assert wave(database).state == "open"
    assert els.send(f"{PAGE}/sluiten").status_code == 303
    assert wave(database).state == "closed"
    assert "De meting is gesloten" in words(els.open(PAGE))


def test_the_audit_trail_tells_who_did_what(els: Officer) -> None:
    els.send("/beheer/nieuwe-meting", **FORM)
    bring(els, PAGE, "naam\nVV De Brug\nKoor")
    els.send(f"{PAGE}/open-link")
    els.send(f"{PAGE}/openen", untried="ja")
    els.send(f"{PAGE}/sluiten")
    text = words(els.open("/beheer/activiteiten"))
    for done in ("maakte een meting", "las een adreslijst in 2 nieuw", "maakte een open link", "opende een meting"):
        assert f"officer@zonstad.nl {done} Buurt 2026" in text
    assert "12 mei 2026, 12:00 officer@zonstad.nl sloot een meting Buurt 2026" in text
    assert "De Brug" not in text


def test_a_wave_is_made_of_a_questionnaire_without_problems(els: Officer) -> None:
    text = words(els.open("/beheer/nieuwe-meting"))
    assert "Buurtlijst Voor vrijwilligersorganisaties, 1 vragen, ongeveer 1 minuten" in text
    assert "kapot" not in text
    assert "Buurtthema" not in text


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("questionnaire", "kapot", "Kies een van de mogelijkheden."),
        ("questionnaire", "../../etc/passwd", "Kies een van de mogelijkheden."),
        ("title", "", "Geef de meting een naam."),
        ("title", "x" * 121, "Houd de naam korter dan 120 tekens."),
        ("ordinal", "9", "Kies een van de mogelijkheden."),
        ("mode", "", "Kies een van de mogelijkheden."),
        ("closes_on", "2026-05-11", "Deze dag is al voorbij. Kies een latere dag."),
        ("closes_on", "ooit", "“ooit” is geen datum die we kennen."),
        ("population", "veel", "“veel” kunnen we niet als heel getal lezen."),
        ("population", "0", "Vul een getal in van 1 of hoger."),
        ("population", "-3", "“-3” kunnen we niet als heel getal lezen."),
    ],
)
def test_a_mistake_in_the_form_is_told_and_nothing_that_was_typed_is_lost(
    els: Officer, database: Database, field: str, typed: str, message: str
) -> None:
    response = els.send("/beheer/nieuwe-meting", **{**FORM, field: typed})
    assert response.status_code == 422
    assert message in words(response)
    assert "Kijk nog even naar één veld" in words(response)
    assert f'href="#{field}' in response.text
    kept = {"title": "Buurt 2026", "closes_on": "2026-06-01", "population": "1.400", field: typed}
    for name in ("title", "closes_on", "population"):
        assert f'value="{kept[name]}"' in response.text
    with database.reading() as session:
        assert len(waves.listing(session, 1)) == 0


def test_a_wave_cannot_be_opened_or_closed_twice(els: Officer) -> None:
    els.send("/beheer/nieuwe-meting", **FORM)
    assert els.send(f"{PAGE}/sluiten").status_code == 409
    els.send(f"{PAGE}/openen", untried="ja")
    again = els.send(f"{PAGE}/openen", untried="ja")
    assert again.status_code == 409
    assert "Deze meting is al eens geopend." in words(again)
    els.send(f"{PAGE}/sluiten")
    assert els.send(f"{PAGE}/sluiten").status_code == 409


def test_what_an_officer_types_never_becomes_markup(els: Officer) -> None:
    made = els.send("/beheer/nieuwe-meting", **{**FORM, "title": "<script>alert(1)</script>"})
    bring(els, made.location or "", 'naam\n<img src=x onerror="alert(2)">')
    for path in ("", "/uitnodigen", "/uitnodigen/lijst", "/uitnodigen/lijst/1", "/voorbeeld"):
        assert "<script>alert" not in els.open(f"{made.location}{path}").text
        assert "<img src=x" not in els.open(f"{made.location}{path}").text
    for path in ("/beheer", "/beheer/activiteiten"):
        assert "<script>alert" not in els.open(path).text
    columns = paste(els, made.location or "", "<i>naam</i>\n<b>Koor</b>")
    preview = choose(els, made.location or "", columns, column_0="name")
    for step in (columns, preview):
        assert "&lt;b&gt;Koor" in step.text
        assert "<b>Koor" not in step.text


class TestInviting:
    @pytest.fixture(autouse=True)
    def _a_draft(self, els: Officer) -> None:
        els.send("/beheer/nieuwe-meting", **FORM)

    def test_the_open_link_works_until_a_new_one_is_made(self, els: Officer, client: FlaskClient) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        links = []
        for _ in range(2):
            text = els.send(f"{PAGE}/open-link").text
            links.append(text.partition("https://vragen.zonstad.nl")[2].partition('"')[0])
        assert [client.get(link).status_code for link in links] == [404, 200]

    def test_nobody_is_invited_to_a_closed_wave(self, els: Officer) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        els.send(f"{PAGE}/sluiten")
        assert paste(els, PAGE, "naam\nKoor").status_code == 422
        assert els.send(f"{PAGE}/open-link").status_code == 409
        assert "U kunt niemand meer uitnodigen" in words(els.open(f"{PAGE}/uitnodigen"))


def test_without_scripts_the_count_is_refreshed_when_the_officer_asks(els: Officer) -> None:
    els.send("/beheer/nieuwe-meting", **FORM)
    els.send(f"{PAGE}/openen", untried="ja")
    page = els.open(PAGE).text
    assert "http-equiv" not in page, "a page that reloads by itself keeps a forgotten session alive"
    assert f'<a href="{PAGE}" data-live-reload>Ververs de stand</a>' in page


def test_a_missing_key_folder_is_told_and_the_wave_stays_a_draft(els: Officer, database: Database) -> None:
    els.send("/beheer/nieuwe-meting", **FORM)
    database.keys.folder.parent.mkdir(exist_ok=True)
    database.keys.folder.write_text("geen map")
    response = els.send(f"{PAGE}/openen", untried="ja")
    assert response.status_code == 409
    assert "Vraag de beheerder naar de map met sleutels." in words(response)
    assert wave(database).state == "draft"


def test_two_municipalities_may_have_waves_with_the_same_name(els: Officer, database: Database) -> None:
    run(database, data({"code": "q", "type": "text"}), municipality="veldhove")
    assert els.open("/beheer/metingen/0-meting").status_code == 404


def test_an_officer_corrects_the_total_but_not_below_what_was_answered(els: Officer, database: Database) -> None:
    els.send("/beheer/nieuwe-meting", **FORM)
    assert 'value="1400"' in els.open(f"{PAGE}/totaal").text
    assert els.send(f"{PAGE}/totaal", population="41").location == PAGE
    assert wave(database).population == 41
    refused = els.send(f"{PAGE}/totaal", population="0")
    assert (refused.status_code, wave(database).population) == (422, 41)
    assert "Het totaal kan niet kleiner zijn" in refused.text
    assert "veranderde het totaal aantal" in words(els.open("/beheer/activiteiten"))
