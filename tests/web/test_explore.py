"""Exploring results on screen: what can be chosen, that it hides what a report hides, and what is refused in words."""

import datetime
import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from surveyapp.demo.answers import answers_for
from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.produce import reports
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.load import read_folder
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Municipality, Wave
from tests.officer import Officer, at_work, words
from tests.surveys import NOW, Data, Survey, data, run, run_sources

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
SOORT = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}, {"code": "koor", "label": "Koren"}]
GENOEG: Data = {"code": "genoeg", "type": "single", "label": "Hebt u genoeg vrijwilligers?", "choices": JA_NEE}
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort organisatie", "choices": SOORT},
    GENOEG,
    {"code": "weleens", "type": "single", "label": "Zoekt u weleens?", "choices": JA_NEE},
    {"code": "zelden", "type": "single", "label": "Vroeg u subsidie?", "ask_if": {"genoeg": "nee"}, "choices": JA_NEE},
    {
        "code": "hulp",
        "type": "grid",
        "label": "Wat vindt u van onze hulp?",
        "scale": "janee",
        "rows": [{"code": "h1", "label": "Advies"}, {"code": "h2", "label": "Cursussen"}],
    },
    {"code": "wens", "type": "text", "label": "Wat wenst u?"},
    scales=[{"code": "janee", "choices": JA_NEE}],
    indicators=[
        {"code": "tevreden", "kind": "share", "label": "Genoeg mensen", "of": "genoeg", "choices": ["ja"]},
    ],
)
WAVE = "/beheer/metingen/0-meting"
PAGE = f"{WAVE}/verkennen"
TODAY = datetime.date(2026, 5, 12)
GROUPS = ["sport"] * 8 + ["zorg"] * 6 + ["koor"] * 3
"""Of which kind the organisations are; the choirs are too few to be shown."""


def answered(survey: Survey, soorten: list[str] = GROUPS) -> None:
    """As many organisations as kinds hand in: every third has not enough volunteers."""
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number, soort in enumerate(soorten):
            token = invitations.invite(session, wave, f"Club {number}", background={"soort": soort})
            genoeg = "ja" if number % 3 else "nee"
            given = {"genoeg": genoeg, "weleens": "ja", "h1": genoeg, "h2": "ja", "wens": f"Wens <b>{number}</b>"}
            hand_in(session, token, given)


def hand_in(session: Session, token: str, given: Answers) -> None:
    ticket = invitations.find(session, token)
    assert ticket
    saved = responses.save(session, ticket, given, 0, NOW)
    responses.submit(session, ticket, saved.version, NOW)


def later(survey: Survey, questionnaire: Mapping[str, object], title: str = "1-meting", ordinal: int = 1) -> Survey:
    """A wave of the same municipality after this one, open and without answers."""
    with survey.database.transaction() as session:
        town, sources = session.query(Municipality).one(), {"toets.yaml": json.dumps(questionnaire)}
        wave = waves.create(session, town, sources, "toets.yaml", title, ordinal, "confidential", NOW, "toets")
        waves.open_(session, wave, NOW, "toets")
        return Survey(survey.database, wave.id)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed wave of Zonstad with 17 answers."""
    survey = run(database, LIST)
    answered(survey)
    survey.close()
    return survey


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    """An officer of Zonstad."""
    return at_work(client, survey.database)


def told(response: TestResponse) -> str:
    return words(response).replace("\xa0", " ")


def tables(html: str) -> list[str]:
    """The words of every table."""
    found = re.findall(r"<table>.*?</table>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", table)).split()) for table in found]


def test_there_is_a_way_from_the_results_and_a_list_to_choose_from(els: Officer) -> None:
    assert f'href="{PAGE}"' in els.open(f"{WAVE}/uitkomsten").text
    page = els.open(PAGE)
    assert page.status_code == 200
    question, by = re.findall(r"<select.*?</select>", page.text, re.DOTALL)
    assert re.findall(r'<optgroup label="([^"]+)"', question) == [
        "Gegevens van de adreslijst",
        "Uw organisatie",
        "Indicatoren",
    ]
    options = dict(re.findall(r'<option value="([^"]+)">([^<]+)<', question))
    assert options["hulp"] == "Wat vindt u van onze hulp?"
    assert options["h1"] == "– Advies"
    assert options["tevreden"] == "Genoeg mensen"
    assert re.findall(r'<option value="([^"]+)"', by) == [
        "soort", "genoeg", "weleens", "zelden", "h1", "h2", "tevreden"
    ]  # fmt: skip
    assert 'id="uitkomst"' not in page.text


def test_a_question_comes_with_chart_table_base_and_a_link_of_its_own(els: Officer) -> None:
    page = els.open(f"{PAGE}?vraag=genoeg&per=&anders=1")
    assert page.status_code == 200
    assert "Ja 11 65%" in tables(page.text)[0]
    assert "n = 17; de vraag is gesteld aan 17 organisaties" in told(page)
    assert page.text.count('role="img"') == 2  # one drawing, wide and narrow
    assert '<option value="genoeg" selected>' in page.text
    link = re.search(r'<a href="([^"]+)">link naar deze uitkomst', page.text)
    assert link
    assert unescape(link[1]) == f"{PAGE}?vraag=genoeg"
    assert tables(els.open(f"{PAGE}?vraag=genoeg").text) == tables(page.text)


def test_open_answers_are_shown_as_written_without_any_group(els: Officer) -> None:
    page = els.open(f"{PAGE}?vraag=wens")
    assert page.text.count("Wens &lt;b&gt;") == 17
    assert "splitsen we niet uit" in told(els.open(f"{PAGE}?vraag=wens&per=soort"))


@pytest.mark.parametrize("question", ["genoeg", "hulp", "h1", "tevreden"])
def test_per_group_it_hides_exactly_what_a_report_hides(
    els: Officer, survey: Survey, tmp_path: Path, question: str
) -> None:
    chapter = f"{{code: v, title: V, show: questions, questions: {question}, by: soort}}"
    (tmp_path / "v.yaml").write_text(f"code: v\ntitle: V\nchapters: [{chapter}]", encoding="utf-8")
    with survey.database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        report = reports.render(reports.report(session, tmp_path / "v.yaml", [wave], TODAY), "html").decode()
    page = els.open(f"{PAGE}?vraag={question}&per=soort")
    assert page.status_code == 200
    assert tables(page.text) == tables(report)
    assert len(tables(page.text)) == 2
    if question == "genoeg":
        per_group = tables(page.text)[1].replace("\xa0", " ")
        assert "Sport afgeschermd minder dan 5 8" in per_group
        assert "Koren minder dan 5 minder dan 5 minder dan 5" in per_group
        assert "Zorg afgeschermd afgeschermd afgeschermd" in per_group  # or the choirs could be worked out


def test_a_question_that_too_few_were_asked_shows_only_why(client: FlaskClient, database: Database) -> None:
    survey = run(database, LIST)
    answered(survey, ["sport"] * 10)  # four have not enough volunteers
    survey.close()
    page = at_work(client, database).open(f"{PAGE}?vraag=zelden&per=soort")
    assert page.status_code == 200
    assert "n is kleiner dan 5." in told(page)
    assert tables(page.text) == []
    assert 'role="img"' not in page.text


def test_earlier_waves_stand_beside_it_with_the_difference(els: Officer, survey: Survey) -> None:
    newer = later(survey, LIST)
    answered(newer, ["sport"] * 12)
    newer.close()
    page = els.open("/beheer/metingen/1-meting/verkennen?vraag=genoeg&met=0-meting")
    assert page.status_code == 200
    assert any("0-meting 1-meting Verschil" in table for table in tables(page.text))
    assert re.search(r'name="met"[^>]*value="0-meting"[^>]*', page.text)
    assert "checked" in page.text
    link = re.search(r'<a href="([^"]+)">link naar deze uitkomst', page.text)
    assert link
    assert unescape(link[1]).endswith("?vraag=genoeg&met=0-meting")
    assert 'name="met"' not in els.open(PAGE).text  # nothing came before the 0-meting


def test_what_cannot_be_compared_has_dashes_and_the_reason(els: Officer, survey: Survey) -> None:
    other = [*JA_NEE, {"code": "bijna", "label": "Bijna"}]
    newer = later(survey, data({**GENOEG, "choices": other, "revision": 2}))
    with survey.database.transaction() as session:
        for number in range(6):
            wave = session.get_one(Wave, newer.wave_id)
            hand_in(session, invitations.invite(session, wave, f"Vereniging {number}"), {"genoeg": "bijna"})
    newer.close()
    page = told(els.open("/beheer/metingen/1-meting/verkennen?vraag=genoeg&met=0-meting"))
    assert "Ja 65% 0% – – – –" in page
    assert "De antwoorden of de berekening zijn tussen de metingen veranderd. Daarom staat hier geen verschil." in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("vraag=bestaat_niet", "Deze meting heeft geen vraag “bestaat_niet”. Kies uit de lijst."),
        ("vraag=%3Cscript%3E", "Deze meting heeft geen vraag “<script>”."),
        ("vraag=genoeg&per=wens", "Uitsplitsen kan niet naar “wens”."),
        ("vraag=genoeg&per=genoeg", "Kies hier iets anders dan de vraag zelf."),
        ("vraag=soort&per=genoeg", "Een gegeven van de adreslijst splitsen we niet uit."),
        ("vraag=genoeg&met=0-meting", "Er is geen eerdere gesloten meting “0-meting” om mee te vergelijken."),
        ("vraag=genoeg&met=2-meting", "Er is geen eerdere gesloten meting “2-meting” om mee te vergelijken."),
    ],
)
def test_a_choice_that_cannot_be_made_is_told_next_to_it(els: Officer, query: str, message: str) -> None:
    page = els.open(f"{PAGE}?{query}")
    assert page.status_code == 422
    assert message in words(page)
    assert "<script>" not in page.text.replace("<script src", "")
    assert 'aria-invalid="true"' in page.text or 'id="met"' in page.text
    assert tables(page.text) == []


def test_only_a_closed_wave_of_the_same_group_and_before_it_can_stand_beside_it(els: Officer, survey: Survey) -> None:
    later(survey, LIST)  # stays open
    later(survey, {**LIST, "perspective": "colleagues"}, "Collega", 0).close()
    later(survey, LIST, "2-meting", 2)
    newest = later(survey, LIST, "3-meting", 3)
    answered(newest, ["sport"] * 6)
    newest.close()
    page = els.open("/beheer/metingen/3-meting/verkennen").text
    assert re.findall(r'name="met"[^>]*value="([^"]+)"', page) == ["0-meting"]


def test_what_an_open_wave_shows_is_of_everybody_together(client: FlaskClient, database: Database) -> None:
    answered(run(database, LIST))
    els = at_work(client, database)
    page = els.open(f"{PAGE}?vraag=genoeg")
    assert "Dit is een tussenstand." in words(page)
    assert "n = 15" in told(page)  # in steps of the threshold
    refused = els.open(f"{PAGE}?vraag=genoeg&per=soort")
    assert refused.status_code == 422
    assert "Dit kan zodra de meting gesloten is." in words(refused)


@pytest.mark.parametrize("opened", [True, False])
def test_where_nothing_may_be_seen_yet_it_says_why(client: FlaskClient, database: Database, opened: bool) -> None:
    survey = run(database, LIST, "anonymous", opened=opened)
    if opened:
        answered(survey)
    page = at_work(client, database).open(f"{PAGE}?vraag=genoeg&per=soort")
    assert page.status_code == 200
    assert ("De stembus van deze anonieme meting blijft dicht" if opened else "nog niet geopend") in words(page)
    assert "<select" not in page.text


def test_more_answers_than_organisations_is_a_clear_message(els: Officer, survey: Survey) -> None:
    with survey.database.transaction() as session:
        session.get_one(Wave, survey.wave_id).population = 3
    page = els.open(f"{PAGE}?vraag=genoeg")
    assert page.status_code == 409
    assert "zijn er meer antwoorden dan er volgens de meting in totaal zijn" in words(page)


def test_a_reader_explores_as_an_officer_does(client: FlaskClient, survey: Survey) -> None:
    page = at_work(client, survey.database, "reader").open(f"{PAGE}?vraag=genoeg&per=soort")
    assert page.status_code == 200
    assert len(tables(page.text)) == 2


def test_a_stranger_finds_nothing(client: FlaskClient, survey: Survey) -> None:
    assert client.get(f"{PAGE}?vraag=genoeg").status_code == 303
    stranger = at_work(client, survey.database, municipality="veldhove")
    assert stranger.open(f"{PAGE}?vraag=genoeg").status_code == 404
    assert client.post(PAGE).status_code in (400, 405)


def test_every_type_of_the_shipped_questionnaire_can_be_explored(client: FlaskClient, database: Database) -> None:
    survey = run_sources(database, read_folder(Path("questionnaires/verenigingen.yaml")), "verenigingen.yaml")
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        asked = waves.questionnaire_of(wave)
        for place in range(7):
            token = invitations.invite(session, wave, f"Club {place}", background={"sector": "sport"})
            given: dict[str, Value | None] = {}
            posted = answers_for(asked, place, 0, "sport")
            for section in asked.sections:
                given |= section.read(posted, given).answers
            hand_in(session, token, given)
    survey.close()
    els = at_work(client, database)
    leads = [block.lead for section in asked.sections for block in section.blocks]
    by_type = {name: lead.code for lead in leads for name, kind in QUESTION_TYPES.items() if type(lead) is kind}
    assert {*by_type} - {"note"} == {"background", "single", "multiple", "grid", "grade", "number", "text"}
    by_type.pop("note", None)
    for code in [*by_type.values(), "genoeg", "knelpuntscore"]:
        page = els.open(f"{PAGE}?vraag={code}")
        assert page.status_code == 200, code
        assert 'class="finding"' in page.text, code


OTHER_TYPES: dict[str, tuple[dict[str, object], Value]] = {
    "scale": ({"scale": "janee"}, "ja"),
    "date": ({}, "2021-03-01"),
    "ranking": ({"choices": JA_NEE}, ["nee", "ja"]),
    "allocation": ({"choices": JA_NEE}, {"ja": 70, "nee": 30}),
}


def test_so_can_the_types_that_it_does_not_have(client: FlaskClient, database: Database) -> None:
    questions = [{"code": kind, "type": kind, **fields} for kind, (fields, _) in OTHER_TYPES.items()]
    survey = run(database, data(*questions, scales=[{"code": "janee", "choices": JA_NEE}]))
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number in range(6):
            token = invitations.invite(session, wave, f"Club {number}")
            hand_in(session, token, {kind: value for kind, (_, value) in OTHER_TYPES.items()})
    survey.close()
    els = at_work(client, survey.database)
    for kind in OTHER_TYPES:
        page = els.open(f"{PAGE}?vraag={kind}")
        assert page.status_code == 200, kind
        assert "n = 6" in told(page), kind
