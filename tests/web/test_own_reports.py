"""Reports of an officer's own: outcomes that were explored become chapters, to order, to word and to take along."""

import csv
import io
import json
import re

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from werkzeug.test import TestResponse

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, OwnReport
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.surveys import Survey, run
from tests.web.test_explore import GROUPS, LIST, answered, later

FIRST, WAVE = "/beheer/metingen/0-meting", "/beheer/metingen/1-meting"
REPORT = f"{WAVE}/rapporten/voor-de-raad"
VIEW = "?vraag=genoeg&per=soort"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages; ``tests/fieldwork/test_ownreports.py`` is about keeping."""
    return sqlite_database


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed 1-meting of Zonstad with 17 answers, after a closed 0-meting with 6."""
    first = run(database, LIST)
    answered(first, GROUPS[:6])
    first.close()
    second = later(first, LIST)
    answered(second)
    second.close()
    return second


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    """An officer of Zonstad."""
    return at_work(client, survey.database)


def keep(els: Officer, view: str = VIEW, report: str = "", title: str = "Voor de raad") -> TestResponse:
    return els.send(f"{WAVE}/verkennen/in-rapport{view}", report=report, title=title)


def headings(els: Officer) -> list[str]:
    return re.findall(r"<h3>([^<]*)</h3>", els.open(REPORT).text)


def test_outcomes_become_chapters_in_the_order_they_were_put_in(els: Officer) -> None:
    page = els.open(f"{WAVE}/verkennen{VIEW}")
    assert "Titel van het nieuwe rapport" in page.text
    assert keep(els).location == REPORT
    assert keep(els, "?vraag=hulp&met=0-meting", report="voor-de-raad").location == REPORT
    assert keep(els, "?vraag=wens", report="voor-de-raad").location == REPORT
    assert headings(els) == [
        "Wie deed mee",
        "Hebt u genoeg vrijwilligers?",
        "Wat vindt u van onze hulp?",
        "Wat wenst u?",
        "Hoe we gerekend hebben",
    ]
    shown = words(els.open(REPORT))
    assert "Uitkomst, per “Soort organisatie”, onder de kop “Uw organisatie”. Bekijk" in shown
    assert "Uitkomst, naast 0-meting, onder de kop “Uw organisatie”. Bekijk" in shown
    link = re.search(r'href="([^"]+#uitkomst)"', els.open(REPORT).text)
    assert link
    assert link[1].replace("&amp;", "&") == f"{WAVE}/verkennen{VIEW}#uitkomst"
    assert "Voor de raad" in words(els.open(f"{WAVE}/downloads"))


def test_chapters_move_and_go_and_get_words(els: Officer) -> None:
    keep(els)
    assert els.send(f"{REPORT}/hoofdstuk/genoeg/omhoog").location == f"{REPORT}#hoofdstuk-genoeg"
    assert headings(els)[:2] == ["Hebt u genoeg vrijwilligers?", "Wie deed mee"]
    els.send(f"{REPORT}/hoofdstuk/respons/weghalen")
    els.send(f"{REPORT}/hoofdstuk/genoeg", title="Te weinig mensen", text="Er zijn {n} clubs.\r\n\r\nBespreek <dit>.")
    page = els.open(REPORT)
    assert headings(els) == ["Hebt u genoeg vrijwilligers?", "Hoe we gerekend hebben"]
    assert "onder de kop “Te weinig mensen”" in words(page)
    assert "Er zijn {n} clubs. Bespreek <dit>." in words(page).replace("&lt;dit&gt;", "<dit>")
    els.send(f"{REPORT}/titel", title="  Voor het   college ", subtitle="Zomer")
    assert "Voor het college Zomer" in words(els.open(REPORT))
    html = els.fetch(f"{REPORT}/ophalen", kind="html").text
    assert "Er zijn 17 clubs." in html
    assert "Bespreek &lt;dit&gt;." in html


def test_it_is_taken_along_in_every_form_with_one_wave_and_two_in_one_report(els: Officer) -> None:
    keep(els)
    keep(els, "?vraag=genoeg&met=0-meting", report="voor-de-raad")
    files = {kind: els.fetch(f"{REPORT}/ophalen", kind=kind) for kind in ("pdf", "html", "xlsx", "json")}
    for kind, file in files.items():
        assert file.status_code == 200
        assert f'filename="voor-de-raad-1-meting.{kind}"' in file.headers["Content-Disposition"]
    assert files["html"].text.count("Verschil in procentpunt") == 1
    assert "afgeschermd" in files["html"].text
    assert [wave["code"] for wave in json.loads(files["json"].data)["waves"]] == ["0-meting", "1-meting"]


def test_one_outcome_is_taken_along_as_a_table(els: Officer) -> None:
    take = f"{WAVE}/verkennen/ophalen{VIEW}"
    rows = list(csv.reader(io.StringIO(els.send(take, kind="csv").data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Onderwerp", "Tabel", "Regel", "Kolom", "Waarde", "Eenheid", "Tekst"]
    ja = next(row for row in rows if row[2:4] == ["Ja", "Percentage"])
    assert ja[4].startswith("0,6470588")
    assert ja[5:] == ["aandeel (0 tot 1)", "65%"]
    assert any(row[6] == "minder dan 5" and row[4] == "" for row in rows)
    assert CalamineWorkbook.from_filelike(io.BytesIO(els.send(take, kind="xlsx").data)).sheet_names
    found = json.loads(els.send(take, kind="json").data)["variables"]
    assert [variable["code"] for variable in found] == ["genoeg"]
    assert found[0]["breakdowns"][0]["by"] == "soort"


def test_a_reader_takes_along_and_changes_nothing(client: FlaskClient, els: Officer, survey: Survey) -> None:
    keep(els)
    reader = sign_in_as(client, survey.database, hire(survey.database, "reader"))
    assert "Zet in een rapport" not in reader.open(f"{WAVE}/verkennen{VIEW}").text
    page = reader.open(REPORT)
    assert "Weghalen" not in page.text
    assert "bewerken" not in page.text
    assert reader.fetch(f"{REPORT}/ophalen", kind="html").status_code == 200
    assert reader.send(f"{WAVE}/verkennen/ophalen{VIEW}", kind="csv").status_code == 200
    for path in ("hoofdstuk/genoeg/weghalen", "hoofdstuk/genoeg/omhoog", "verwijderen", "yaml", "titel"):
        assert reader.send(f"{REPORT}/{path}", title="X", text="X").status_code == 403
    assert keep(reader).status_code == 403


def test_what_cannot_be_put_in_is_told_and_nothing_is_kept(els: Officer, survey: Survey) -> None:
    keep(els)
    cases: list[tuple[dict[str, str], str]] = [
        ({"title": ""}, "Geef het nieuwe rapport een titel."),
        ({"report": "weg"}, "Dit rapport is er niet meer."),
        ({"report": "voor-de-raad"}, "Deze uitkomst staat al in dit rapport."),
        ({"title": "Leeg", "view": ""}, "Kies eerst een uitkomst"),
        ({"title": "Fout", "view": "?vraag=zelden&per=zelden"}, "Kies hier iets anders dan de vraag zelf."),
    ]
    for fields, told in cases:
        page = keep(els, **fields)
        assert page.status_code in (409, 422), fields
        assert told in words(page)
    with survey.database.reading() as session:
        assert [(each.slug, each.version) for each in session.scalars(select(OwnReport))] == [("voor-de-raad", 1)]


def test_the_text_is_checked_as_any_definition_before_it_is_kept(els: Officer) -> None:
    keep(els)
    text = els.open(f"{REPORT}/definitie").text
    assert text.startswith("code: eigen\ntitle: Voor de raad\nperspective: organisations\nchapters:\n")
    wrong = text.replace("- genoeg", "- genoegg")
    page = els.send(f"{REPORT}/yaml", text=wrong, version="1")
    assert page.status_code == 422
    assert "R001 hoofdstuk genoeg: er is geen vraag of indicator “genoegg”" in words(page)
    assert "- genoegg" in page.text
    right = text.replace("Voor de raad", "Voor iedereen").replace("\n", "\r\n")
    assert els.send(f"{REPORT}/yaml", text=right, version="1").location == REPORT
    assert "Voor iedereen" in words(els.open(REPORT))
    late = els.send(f"{REPORT}/yaml", text=text, version="1")
    assert late.status_code == 422
    assert "intussen op een andere plek veranderd" in words(late)


def test_who_made_changed_took_and_removed_it_is_in_the_trail(els: Officer, survey: Survey) -> None:
    keep(els)
    els.send(f"{REPORT}/hoofdstuk/genoeg/omhoog")
    els.fetch(f"{REPORT}/ophalen", kind="json")
    els.send(f"{WAVE}/verkennen/ophalen{VIEW}", kind="csv")
    assert "verdwijnt, ook voor uw collega's" in words(els.open(f"{REPORT}/verwijderen"))
    assert els.send(f"{REPORT}/verwijderen").location == f"{WAVE}/downloads"
    assert els.open(REPORT).status_code == 404
    with survey.database.reading() as session:
        trail = [(each.action, each.detail) for each in session.scalars(select(Event).order_by(Event.id))]
    assert trail[-6:] == [
        ("own_report.create", "Voor de raad"),
        ("own_report.change", "Voor de raad"),
        ("report.ask", "Voor de raad.json"),
        ("report.download", "Voor de raad.json"),
        ("view.download", "genoeg-per-soort-1-meting.csv"),
        ("own_report.remove", "Voor de raad"),
    ]


def test_an_empty_report_is_begun_on_the_page_with_downloads(els: Officer) -> None:
    wrong = {"eigen-title": "Voor de raad", "eigen-start": "weg"}
    assert els.send(f"{WAVE}/downloads/eigen-rapport", **wrong).status_code == 422
    assert els.send(f"{WAVE}/downloads/eigen-rapport", **{"eigen-title": " "}).status_code == 422
    first = els.send(f"{WAVE}/downloads/eigen-rapport", **{"eigen-title": "Voor de raad"})
    second = els.send(f"{WAVE}/downloads/eigen-rapport", **{"eigen-title": "Voor de raad"})
    assert (first.location, second.location) == (REPORT, f"{REPORT}-2")


def test_another_municipality_finds_nothing(client: FlaskClient, els: Officer, survey: Survey) -> None:
    keep(els)
    other = sign_in_as(client, survey.database, hire(survey.database, municipality="veldhove"))
    for path in ("", "/definitie", "/yaml", "/titel", "/verwijderen", "/hoofdstuk/genoeg"):
        assert other.open(REPORT + path).status_code == 404
    assert other.send(f"{REPORT}/hoofdstuk/genoeg/omhoog").status_code == 404


def test_earlier_waves_for_a_report_from_the_library_are_chosen(els: Officer) -> None:
    page = els.open(f"{WAVE}/downloads")
    assert (
        '<input checked class="choice__input" id="beside-0" name="beside" type="checkbox" value="0-meting">'
        in page.text
    )


CHOOSE = f"{REPORT}/hoofdstuk-kiezen"


def test_any_kind_of_chapter_is_chosen_and_what_cannot_be_is_told_with_the_reason(els: Officer) -> None:
    keep(els)
    page = els.open(CHOOSE)
    assert f'href="{CHOOSE}/priorities"' in page.text
    assert f'href="{CHOOSE}/typology"' not in page.text
    assert "De vragenlijst van deze meting kent geen typen." in words(page)
    assert els.open(f"{CHOOSE}/typology").status_code == 409
    assert els.open(f"{CHOOSE}/own").status_code == 404
    kinds: dict[str, dict[str, object]] = {
        "summary": {},
        "sections": {"sections": "deel", "by": "soort"},
        "open_answers": {"questions": "wens"},
        "indicators": {"questions": "tevreden", "beside": "0-meting"},
        "effect": {"of": "weleens", "used": "genoeg", "beside": "0-meting"},
        "priorities": {"questions": ["h1", "h2"], "overall": "h1", "correlation": "spearman", "lines": "means"},
        "benchmark": {"questions": "genoeg", "months": "12"},
        "changed": {"beside": "0-meting"},
        "goals": {},
        "questionnaire": {},
        "text": {"text": "Praat {n} clubs bij."},
    }
    for kind, chosen in kinds.items():
        if f'href="{CHOOSE}/{kind}"' in page.text:
            assert els.send(f"{CHOOSE}/{kind}", title=f"Kop {kind}", **chosen).location == f"{REPORT}#hoofdstuk-{kind}"
    definition = els.open(f"{REPORT}/definitie").text
    assert "show: effect" in definition
    assert "used: genoeg" in definition
    assert "months: 12" in definition
    shown = els.fetch(f"{REPORT}/ophalen", kind="html").text
    assert "Praat 17 clubs bij." in shown


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(els: Officer) -> None:
    keep(els)
    cases: list[tuple[str, dict[str, object], str]] = [
        ("questions", {"title": "Kop"}, "Kruis minstens één vraag aan."),
        ("questions", {"title": "Kop", "questions": "weg"}, "“weg” staat niet in de lijst."),
        ("questions", {"title": "Kop", "questions": "soort", "by": "genoeg"}, "splitsen we niet uit"),
        ("questions", {"title": "", "questions": "genoeg"}, "Geef het hoofdstuk een kop."),
        ("effect", {"title": "Kop", "of": "weleens", "used": "soort", "beside": "0-meting"}, "Kruis aan welke"),
        ("benchmark", {"title": "Kop", "months": "500"}, "Kies een getal van 1 tot en met 120."),
        ("questions", {"title": "Kop", "questions": "genoeg", "text": "Het is 61%."}, "een uitkomst in de tekst"),
    ]
    for kind, sent, told in cases:
        page = els.send(f"{CHOOSE}/{kind}", **sent)
        assert page.status_code == 422, sent
        assert told.lower() in words(page).lower(), sent
        for name in ("questions", "by", "of", "beside"):
            if sent.get(name) not in (None, "weg"):
                assert f'name="{name}" value="{sent[name]}" checked' in page.text
    assert els.open(f"{REPORT}/definitie").text.count("code: ") == 4


def test_what_a_chapter_shows_is_changed_afterwards(els: Officer) -> None:
    keep(els)
    page = els.open(f"{REPORT}/hoofdstuk/genoeg/inhoud")
    assert 'name="questions" value="genoeg" checked' in page.text
    sent = {"title": "Twee vragen", "questions": ["weleens", "genoeg"], "by": "soort"}
    assert els.send(f"{REPORT}/hoofdstuk/genoeg/inhoud", **sent).location == f"{REPORT}#hoofdstuk-genoeg"
    assert "questions:\n  - genoeg\n  - weleens\n  by:\n  - soort" in els.open(f"{REPORT}/definitie").text
    assert "Twee vragen" in headings(els)
