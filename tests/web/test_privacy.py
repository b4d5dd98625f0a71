"""The page about privacy: what it says follows from the wave, in both languages, whatever the link."""

import datetime
import re

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import retention, waves
from surveyapp.fieldwork.promises import promise
from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Wave
from tests.officer import words
from tests.respondent import Respondent
from tests.surveys import NOW, OFFICER, Survey, data, run

JUNE = datetime.date(2026, 6, 30)
SORTS = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}]
LIST = data(
    {"code": "vrijw", "type": "single", "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]},
    {"code": "soort", "type": "background", "label": "Soort organisatie?", "choices": SORTS},
)
ENGLISH = {"title": "Test"}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Pages do not depend on the database."""
    return sqlite_database


def survey(database: Database, mode: str, closes_on: datetime.date | None = JUNE) -> Survey:
    return run(database, LIST, mode, closes_on=closes_on, en=ENGLISH)


def read(client: FlaskClient, link: str, language: str = "nl") -> str:
    response = client.get(f"{link}/uw-privacy?taal={language}")
    assert response.status_code == 200
    return words(response)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mode", MODES)
def test_first_page_and_privacy_page_promise_the_same(
    client: FlaskClient, database: Database, mode: str, language: str
) -> None:
    made = survey(database, mode)
    with database.reading() as session:
        told = promise(session.get_one(Wave, made.wave_id), language).text
    link, everybody = made.invite(), made.open_link()
    for address in (link, everybody):
        assert told in words(client.get(f"{address}?taal={language}"))
        assert told in read(client, address, language)
    word = "anoniem" if language == "nl" else "anonym"
    assert (word in read(client, link, language).lower()) is (mode == "anonymous")


def test_it_tells_what_the_list_knows_and_how_long_it_is_kept(client: FlaskClient, database: Database) -> None:
    made = survey(database, "confidential")
    text = read(client, made.invite())
    assert "Wat al op onze adreslijst staat: Soort organisatie." in text
    assert "Namen, adressen, wensen en de lijst van mails: tot en met 30 september 2026." in text
    assert "De sleutel van de geheime codes: tot en met 30 juni 2030." in text
    assert "autoriteitpersoonsgegevens.nl" in text
    assert "until 30 September 2026, inclusive" in read(client, made.invite("Koor"), "en")


def test_without_a_last_day_it_says_how_long_after_closing(client: FlaskClient, database: Database) -> None:
    text = read(client, survey(database, "confidential", None).invite())
    assert "tot drie maanden na het sluiten" in text
    assert "hoogstens vier jaar na het sluiten" in text


def test_who_came_by_the_open_link_reads_nothing_about_an_address_list(client: FlaskClient, database: Database) -> None:
    text = read(client, survey(database, "named").open_link())
    assert "adreslijst" not in text
    assert "Onderaan elke mail" not in text
    assert "Uw e-mailadres, als u dat achterlaat: tot en met 30 september 2026." in text


def test_it_names_whom_to_ask(client: FlaskClient, database: Database) -> None:
    made = survey(database, "named")
    link = made.invite()
    assert "Neem daarvoor contact op met de gemeente." in read(client, link)
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        wave.contact_name, wave.contact_email = "Sam de Wit", "sam@zonstad.nl"
        wave.municipality.privacy_email = "privacy@zonstad.nl"
    text = read(client, link)
    assert "Sam de Wit, sam@zonstad.nl" in text
    assert "Mail daarvoor naar privacy@zonstad.nl." in text


def test_it_says_when_the_key_is_gone(client: FlaskClient, database: Database) -> None:
    made = survey(database, "confidential")
    link = made.invite()
    made.close()
    with database.transaction() as session:
        retention.destroy(session, session.get_one(Wave, made.wave_id), NOW, OFFICER)
    text = read(client, link)
    assert "De sleutel van de geheime codes is vernietigd." in text
    assert "Deze vragenlijst is gesloten" in words(client.get(link))


def test_every_page_leads_to_it_and_back(client: FlaskClient, database: Database) -> None:
    made = survey(database, "named")
    person = Respondent(client, made.invite()).open()
    assert person.follow("Uw privacy").sees("Wie is verantwoordelijk?")
    assert person.follow("Naar de vragenlijst").sees("Beginnen")
    assert "Uw privacy" in person.follow("Beginnen").form.links
    person.next(vrijw="ja")
    assert "Uw privacy" in person.form.links
    assert "Uw privacy" in person.submit().form.links
    made.close()
    assert "Uw privacy" in person.open().form.links


def test_it_opens_before_the_wave_does(client: FlaskClient, database: Database) -> None:
    made = run(database, LIST, "anonymous", opened=False)
    assert "Uw antwoorden zijn anoniem" in read(client, made.invite())


def test_the_page_gives_away_no_link_and_sets_no_cookie(client: FlaskClient, database: Database) -> None:
    link = survey(database, "named").invite()
    response = client.get(f"{link}/uw-privacy")
    title = re.search("<title>(.*?)</title>", response.text, re.DOTALL)
    assert title is not None
    assert link.removeprefix("/v/") not in title[1]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers
    assert client.get("/v/bestaat-niet/uw-privacy").status_code == 404
    assert client.get("/o/bestaat-niet/uw-privacy").status_code == 404


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_sets_no_cookie(client: FlaskClient, database: Database, mode: str) -> None:
    person = Respondent(client, survey(database, mode).invite()).open().follow("Beginnen").next(vrijw="ja").submit()
    assert person.status == 200
    assert client.get_cookie("session") is None


def test_what_an_officer_typed_is_never_markup(client: FlaskClient, database: Database) -> None:
    made = survey(database, "named")
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        waves.change(session, wave, NOW, OFFICER, contact_name="<b>Sam</b>")
    response = client.get(f"{made.invite()}/uw-privacy")
    assert "<b>Sam</b>" not in response.text
    assert "&lt;b&gt;Sam" in response.text
