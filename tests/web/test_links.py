"""What each kind of link shows, and what a mere look never does."""

import datetime
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.storage.columns import Table
from surveyapp.storage.database import Database
from surveyapp.web.site import Site
from tests.respondent import Respondent
from tests.surveys import data, run, section

NAAM = {"code": "naam", "type": "text", "label": "Hoe heet u?"}
ENGLISH = {"title": "Test", "sections": {"deel": {"title": "Part"}}, "questions": {"naam": {"label": "Your name?"}}}


@pytest.fixture
def slept(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that unknown links cost, without waiting for them."""
    site: Site = app.extensions["site"]
    pauses: list[float] = []
    monkeypatch.setattr(site.misses, "_sleep", pauses.append)
    return pauses


@pytest.mark.parametrize(
    "address",
    ["/v/onbekend", "/v/onbekend/deel", "/v/onbekend/uw-antwoorden", "/o/onbekend", "/v/" + "x" * 5000, "/weg"],
)
def test_what_does_not_exist_looks_the_same_everywhere(client: FlaskClient, slept: list[float], address: str) -> None:
    found = client.get(address)
    assert found.status_code == 404
    assert found.text == client.get("/nergens").text


def test_posting_to_an_unknown_link_is_the_same_page(client: FlaskClient, slept: list[float]) -> None:
    assert client.post("/v/onbekend/deel").status_code == 404


def test_unknown_links_get_slower_and_a_good_link_never_waits(
    client: FlaskClient, database: Database, slept: list[float]
) -> None:
    link = run(database, data(NAAM)).invite()
    for _ in range(9):
        client.get("/v/onbekend")
    assert slept == [0.1, 0.2, 0.4, 0.8]
    assert client.get(link).status_code == 200
    assert len(slept) == 4


def test_a_wave_that_is_not_open_yet_says_so(client: FlaskClient, database: Database) -> None:
    survey = run(database, data(NAAM), opened=False)
    assert Respondent(client, survey.invite()).open().sees("Deze vragenlijst is nog niet open")
    assert Respondent(client, survey.open_link()).open().sees("Deze vragenlijst is nog niet open")


def test_a_closed_wave_says_so(client: FlaskClient, database: Database) -> None:
    survey = run(database, data(NAAM))
    links = [survey.invite(), survey.open_link()]
    survey.close()
    for link in links:
        visitor = Respondent(client, link).open()
        assert visitor.status == 410
        assert visitor.sees("Deze vragenlijst is gesloten")


def test_the_first_page_names_the_last_day_and_the_promise(client: FlaskClient, database: Database) -> None:
    link = run(database, data(NAAM), "anonymous", closes_on=datetime.date(2026, 6, 30)).invite()
    assert Respondent(client, link).open().sees("tot en met 30 juni 2026", "Uw antwoorden zijn anoniem")


def test_the_first_page_of_a_confidential_wave_does_not_say_anonymous(client: FlaskClient, database: Database) -> None:
    visitor = Respondent(client, run(database, data(NAAM)).invite()).open()
    assert visitor.sees("vertrouwelijk")
    assert "anoniem" not in visitor.page


def test_looking_changes_nothing(client: FlaskClient, database: Database) -> None:
    survey = run(database, data(NAAM))
    link, open_link = survey.invite(), survey.open_link()
    before = _everything(database)
    for address in (
        link,
        f"{link}/deel",
        f"{link}/uw-antwoorden",
        f"{link}/later-verder",
        f"{link}/eigen-link",
        open_link,
    ):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert _everything(database) == before


def test_the_open_link_gives_everybody_a_link_of_their_own(client: FlaskClient, database: Database) -> None:
    open_link = run(database, data(NAAM)).open_link()
    one, two = (Respondent(client, open_link).open().submit() for _ in range(2))
    assert one.sees("Uw eigen link", "http://localhost/v/")
    one.follow("Beginnen").next(naam="Anna")
    assert two.follow("Beginnen").value("naam") == ""


def test_a_forged_post_starts_nothing(client: FlaskClient, database: Database) -> None:
    open_link = run(database, data(NAAM)).open_link()
    before = _everything(database)
    client.post(open_link)
    assert _everything(database) == before


def test_the_other_language_is_offered_and_kept(client: FlaskClient, database: Database) -> None:
    link = run(database, data(NAAM), en=ENGLISH).invite()
    anna = Respondent(client, link).open().follow("Read this in English")
    assert anna.sees("Test", "Municipality of Zonstad", "Start")
    assert anna.follow("Start").sees("Your name?")
    assert anna.next(naam="Anna").sees("Check your answers", "Your name?", "Anna")
    assert anna.submit().sees("Thank you")


def test_without_a_translation_there_is_no_other_language(client: FlaskClient, database: Database) -> None:
    link = run(database, data(NAAM)).invite()
    assert "taal=" not in client.get(link).text
    assert 'lang="nl"' in client.get(link + "?taal=en").text
    assert client.get(link + "?taal=../x").status_code == 200


def test_pages_with_a_token_tell_no_other_site_and_are_not_kept(client: FlaskClient, database: Database) -> None:
    headers = client.get(run(database, data(NAAM)).invite()).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


def test_a_municipality_brings_its_own_tokens_and_nothing_else(client: FlaskClient, database: Database) -> None:
    theme = "--utrecht-link-color: #900; body{display:none} --x: url(//evil); --utrecht-heading-color: red}"
    link = run(database, data(NAAM), theme=theme).invite()
    assert "/huisstijl/zonstad.css" in client.get(link).text
    sheet = client.get("/huisstijl/zonstad.css").text
    assert "--utrecht-link-color: #900;" in sheet
    assert "evil" not in sheet
    assert "display" not in sheet
    assert client.get("/huisstijl/elders.css").status_code == 404


def test_a_facts_only_section_is_no_page(client: FlaskClient, database: Database) -> None:
    soort = {
        "code": "soort",
        "type": "background",
        "choices": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}],
    }
    survey = run(database, data(sections=[section("feiten", soort), section("deel", NAAM)]))
    anna = Respondent(client, survey.invite(soort="a")).open().follow("Beginnen")
    assert anna.sees("Onderdeel 1 van 1")


def _everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as session:
        return {t.name: [tuple(row) for row in session.execute(select(t))] for t in Table.metadata.sorted_tables}


def test_no_token_stands_in_a_title_or_in_what_another_site_is_told(client: FlaskClient, database: Database) -> None:
    survey = run(database, data(NAAM))
    link = survey.invite()
    token = link.rpartition("/")[2]
    pages = ("", "/deel", "/uw-antwoorden", "/later-verder", "/eigen-link", "/niet-meedoen", "/link-doorgeven")
    for page in (*pages, "/uw-wensen", "/privacy"):
        response = client.get(f"{link}{page}", follow_redirects=True)
        title = re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)
        assert title
        assert token not in title[1], page
        assert response.headers["Referrer-Policy"] == "no-referrer", page
        elsewhere = re.findall(r'(?:href|src|action)="(https?://[^"]*)"', response.text)
        assert [each for each in elsewhere if token in each and not each.startswith("http://localhost/")] == [], page
