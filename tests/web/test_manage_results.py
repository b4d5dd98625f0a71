"""Results on screen and downloads: what may be seen when, by whom, and that it is the same everywhere."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.questionnaire.answers import Answers
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.officer import Officer, at_work, words
from tests.surveys import NOW, Survey, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data(
    {
        "code": "genoeg",
        "type": "single",
        "label": "Hebt u genoeg vrijwilligers?",
        "required": "yes",
        "choices": JA_NEE,
        "concept": "genoeg",
    },
    {"code": "wens", "type": "text", "label": "Wat wenst u?"},
)
CHAPTER = "chapters: [{code: vragen, title: Vragen, show: questions, questions: genoeg}]"
REPORTS = {
    "kort": f"code: kort\ntitle: Kort verslag\n{CHAPTER}",
    "naast": f"code: naast\ntitle: Naast elkaar\ncompare: yes\n{CHAPTER}",
    "elders": f"code: elders\ntitle: Over iets anders\n{CHAPTER.replace('genoeg', 'bestaat_niet')}",
    "blikken": (
        "code: blikken\ntitle: Twee blikken\nperspectives: [organisations, colleagues]\n"
        "chapters: [{code: p, title: Blikken, show: perspectives}]"
    ),
    "kapot": "code: [",
}
PAGE = "/beheer/metingen/0-meting"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with reports: one that fits, one that compares, one about other questions, one that is broken."""
    folder = tmp_path / "boekenplank" / "reports"
    folder.mkdir(parents=True)
    for name, text in REPORTS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=folder.parent)


def answered(survey: Survey, *answers: str) -> None:
    """As many respondents as answers, each handing in."""
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        for number, answer in enumerate(answers):
            ticket = invitations.find(session, invitations.invite(session, wave, f"Club {number}"))
            assert ticket
            given: Answers = {"genoeg": answer, "wens": "<b>Meer & jonger</b>"}
            saved = responses.save(session, ticket, given, 0, NOW)
            responses.submit(session, ticket, saved.version, NOW)


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    """An officer of Zonstad with a closed wave: eight times yes, four times no."""
    survey = run(database, LIST)
    answered(survey, *["ja"] * 8, *["nee"] * 4)
    survey.close()
    return at_work(client, database)


def test_a_closed_wave_shows_every_question_with_chart_table_and_base(els: Officer) -> None:
    response = els.open(f"{PAGE}/uitkomsten")
    text = words(response)
    assert "Hebt u genoeg vrijwilligers?" in text
    assert "67%" in text
    assert "n = 12" in text.replace("\xa0", " ")
    assert response.text.count('role="img"') == 2  # one drawing, wide and narrow
    assert "<table" in response.text
    assert "&lt;b&gt;Meer &amp; jonger&lt;/b&gt;" in response.text


def test_nothing_in_the_results_needs_styles_or_scripts_that_the_policy_refuses(els: Officer) -> None:
    page = els.open(f"{PAGE}/uitkomsten").text
    assert "style=" not in page
    assert "<style" not in page
    assert "onclick" not in page


@pytest.mark.parametrize(
    ("mode", "answers", "message"),
    [
        ("anonymous", 6, "De stembus van deze anonieme meting blijft dicht tot u de meting sluit."),
        ("confidential", 4, "Uitkomsten zijn te zien vanaf 5 inzendingen."),
        ("named", 0, "Uitkomsten zijn te zien vanaf 5 inzendingen."),
    ],
)
def test_an_open_wave_tells_why_there_is_nothing_to_see(
    client: FlaskClient, database: Database, mode: str, answers: int, message: str
) -> None:
    answered(run(database, LIST, mode), *["ja"] * answers)
    els = at_work(client, database)
    assert message in words(els.open(f"{PAGE}/uitkomsten"))
    assert "Nog even wachten" in words(els.open(f"{PAGE}/downloads"))


def test_a_draft_has_no_results(client: FlaskClient, database: Database) -> None:
    run(database, LIST, opened=False)
    assert "nog niet geopend" in words(at_work(client, database).open(f"{PAGE}/uitkomsten"))


def test_a_confidential_wave_shows_interim_results_in_steps_of_the_threshold(
    client: FlaskClient, database: Database
) -> None:
    answered(run(database, LIST), "ja", "ja", "ja", "ja", "nee", "nee")
    text = words(at_work(client, database).open(f"{PAGE}/uitkomsten")).replace("\xa0", " ")
    assert "Dit is een tussenstand." in text
    assert "n = 5" in text
    assert "n = 6" not in text


KINDS = (
    ("pdf", b"%PDF-"),
    ("html", b"<!doctype html>"),
    ("xlsx", b"PK"),
    ("json", b"{"),
    ("grafieken.zip", b"PK"),
    ("opendata.zip", b"PK"),
    ("docx", b"PK"),
    ("bewijs.zip", b"PK"),
)


@pytest.mark.parametrize(("kind", "start"), KINDS)
def test_a_report_comes_in_every_kind(els: Officer, kind: str, start: bytes) -> None:
    response = els.fetch(f"{PAGE}/downloads/rapport", definition="kort", kind=kind)
    assert response.status_code == 200
    assert response.data.lstrip().startswith(start)
    assert response.headers["Content-Disposition"] == f'attachment; filename="kort-0-meting.{kind}"'
    assert f"haalde een rapport op Kort verslag.{kind} 0-meting" in words(els.open("/beheer/activiteiten"))


def test_the_screen_and_the_report_tell_the_same(els: Officer) -> None:
    report = json.loads(els.fetch(f"{PAGE}/downloads/rapport", definition="kort", kind="json").data)
    assert '"share": 0.6666666666666666' in json.dumps(report)


def test_only_reports_that_can_be_made_are_offered(els: Officer) -> None:
    text = words(els.open(f"{PAGE}/downloads"))
    assert "Kort verslag" in text
    assert "Naast elkaar" not in text
    assert "Twee blikken" not in text
    assert "kapot" not in text
    assert els.fetch(f"{PAGE}/downloads/rapport", definition="naast", kind="pdf").status_code == 422


def test_a_report_on_several_groups_takes_the_latest_closed_wave_of_each(els: Officer, database: Database) -> None:
    """The latest that was asked about the same: a test on something else among the same people is another thing."""
    other_test = data({"code": "rol", "type": "text", "label": "Welke rol past bij u?"})
    for title, asked in (("Collega", LIST), ("Typetest", other_test)):
        source = {"c.yaml": json.dumps({**asked, "perspective": "colleagues"})}
        with database.transaction() as session:
            town = session.query(Municipality).one()
            other = waves.create(session, town, source, "c.yaml", title, 0, "confidential", NOW, "toets@zonstad.nl")
            waves.open_(session, other, NOW, "toets@zonstad.nl")
            waves.close(session, other, NOW, "toets@zonstad.nl")
    assert "Twee blikken" in words(els.open(f"{PAGE}/downloads"))
    response = els.fetch(f"{PAGE}/downloads/rapport", definition="blikken", kind="json")
    assert response.status_code == 200
    assert {wave["title"] for wave in json.loads(response.data)["waves"]} == {"0-meting", "Collega"}


def test_a_report_about_other_questions_is_not_offered(els: Officer) -> None:
    assert "Over iets anders" not in words(els.open(f"{PAGE}/downloads"))
    assert els.fetch(f"{PAGE}/downloads/rapport", definition="elders", kind="pdf").status_code == 422


@pytest.mark.parametrize("fields", [{"definition": "bestaat-niet"}, {"definition": "kort", "kind": "exe"}])
def test_a_report_that_does_not_exist_is_refused(els: Officer, fields: dict[str, str]) -> None:
    response = els.fetch(f"{PAGE}/downloads/rapport", **fields)
    assert response.status_code == 422
    assert "Kies een van de mogelijkheden." in words(response)


def test_the_answers_come_as_a_table_of_codes(els: Officer) -> None:
    response = els.send(f"{PAGE}/downloads/antwoorden", **{"antwoorden-kind": "csv"})
    rows = response.data.decode("utf-8-sig").splitlines()
    assert rows[0] == "genoeg;wens"
    assert sorted(row.partition(";")[0] for row in rows[1:]) == ["ja"] * 8 + ["nee"] * 4
    assert "haalde antwoorden op csv" in words(els.open("/beheer/activiteiten"))
    assert els.send(f"{PAGE}/downloads/antwoorden", **{"antwoorden-kind": "xlsx"}).data.startswith(b"PK")
    assert els.send(f"{PAGE}/downloads/antwoorden", **{"antwoorden-kind": "sav"}).data.startswith(b"$FL2")
    assert els.send(f"{PAGE}/downloads/antwoorden", **{"antwoorden-kind": "sql"}).status_code == 422


@pytest.mark.parametrize("what", ["rapport", "antwoorden"])
def test_nothing_can_be_taken_from_an_open_wave(client: FlaskClient, database: Database, what: str) -> None:
    answered(run(database, LIST), *["ja"] * 6)
    fields = {"definition": "kort", "kind": "csv", "antwoorden-kind": "csv"}
    assert at_work(client, database).send(f"{PAGE}/downloads/{what}", **fields).status_code in (404, 422)


def test_the_questionnaire_comes_exactly_as_it_was_frozen(els: Officer) -> None:
    response = els.open(f"{PAGE}/downloads/vragenlijst/toets.yaml")
    assert json.loads(response.data) == LIST
    assert els.open(f"{PAGE}/downloads/vragenlijst/..%2Fgeheim").status_code == 404
    assert els.open(f"{PAGE}/downloads/vragenlijst/anders.yaml").status_code == 404


def test_a_report_of_ones_own_begins_with_the_chapters_of_one_that_fits(els: Officer) -> None:
    page = els.open(f"{PAGE}/downloads")
    assert "Met de hoofdstukken van “Kort verslag”" in words(page)
    assert "Met de hoofdstukken van “Over iets anders”" not in words(page)
    sent = {"eigen-title": "Voor de raad", "eigen-start": "kort"}
    assert els.send(f"{PAGE}/downloads/eigen-rapport", **sent).location == f"{PAGE}/rapporten/voor-de-raad"
    text = els.open(f"{PAGE}/rapporten/voor-de-raad/definitie").text
    assert text.startswith("code: eigen\ntitle: Voor de raad\nchapters:\n- code: vragen\n")
