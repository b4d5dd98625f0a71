"""Two tabs, double clicks, expired pages and a wave that closes meanwhile: no mixture, and nothing lost in silence."""

from flask.testing import FlaskClient

from surveyapp.storage.database import Database
from tests.respondent import Respondent
from tests.surveys import data, run, section

NAAM = {"code": "naam", "type": "text", "label": "Hoe heet u?"}
PLAATS = {"code": "plaats", "type": "text", "label": "Waar woont u?"}
PAGES = data(sections=[section("een", NAAM), section("twee", PLAATS)])


def test_the_second_of_two_tabs_is_not_mixed_with_the_first(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    one, two = (Respondent(client, link).open().follow("Beginnen") for _ in range(2))
    one.next(naam="Anna")
    two.next(naam="Bart")
    assert two.status == 409
    assert two.sees("Deze vragenlijst staat ook ergens anders open", "Bart")
    assert one.open(f"{link}/een").value("naam") == "Anna"


def test_the_same_page_sent_twice_goes_on_as_if_sent_once(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    one, two = (Respondent(client, link).open().follow("Beginnen") for _ in range(2))
    one.next(naam="Anna")
    assert two.next(naam="Anna").address.startswith(f"{link}/twee")


def test_an_expired_token_costs_no_answers(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(_token="van gisteren", naam="Anna")
    assert anna.status == 422
    assert anna.sees("Er is niets verloren")
    assert anna.value("naam") == "Anna"
    assert anna.press("next").address.startswith(f"{link}/twee")


def test_a_review_with_an_expired_token_is_shown_again(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    anna = Respondent(client, link).open(f"{link}/uw-antwoorden").answer(_token="").submit()
    assert anna.status == 422
    assert anna.sees("Er is niets verloren")
    assert anna.submit().sees("Bedankt")


def test_a_broken_version_never_fits(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(_version="1; drop", naam="Anna")
    assert anna.status == 409


def test_who_is_typing_when_the_wave_closes_is_told_and_can_copy_the_text(
    client: FlaskClient, database: Database
) -> None:
    survey = run(database, PAGES)
    anna = Respondent(client, survey.invite()).open().follow("Beginnen")
    survey.close()
    anna.next(naam="Anna")
    assert anna.status == 410
    assert anna.sees("Deze vragenlijst is gesloten", "sloot terwijl u bezig was", "Anna")


def test_handing_in_after_closing_says_closed(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    anna = Respondent(client, survey.invite()).open().follow("Beginnen").next(naam="Anna").next()
    survey.close()
    assert anna.submit().status == 410


def test_a_stale_review_cannot_be_handed_in(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(naam="Anna").next()
    Respondent(client, link).open(f"{link}/een").next(naam="Bart")
    assert anna.submit().status == 409
