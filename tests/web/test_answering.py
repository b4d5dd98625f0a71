"""From the link in the mail to "bedankt": the whole way, back and forth, with and without mistakes."""

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import responses
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.respondent import Respondent
from tests.surveys import Survey, data, run, section

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
VRIJW = {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "required": "yes", "choices": JA_NEE}
AANTAL = {"code": "aantal", "type": "number", "label": "Hoeveel?", "ask_if": {"vrijw": "ja"}}
NOOD = {"code": "nood", "type": "text", "label": "Wat is lastig?"}
TWO_PAGES = data(sections=[section("eerst", VRIJW, AANTAL), section("dan", NOOD)])


def documents(survey: Survey) -> list[dict[str, object]]:
    """What was handed in, once the wave is closed."""
    survey.close()
    with survey.database.reading() as session:
        wave = session.get(Wave, survey.wave_id)
        assert wave is not None
        return list(responses.documents(session, wave))  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_answers_travel_from_the_first_page_to_the_wave(client: FlaskClient, database: Database, mode: str) -> None:
    survey = run(database, TWO_PAGES, mode)
    anna = Respondent(client, survey.invite()).open()
    assert anna.sees("Toets", "Gemeente Zonstad", "Beginnen")
    anna.follow("Beginnen").next(vrijw="ja", aantal="ca. 40").next(nood="Te weinig jeugd")
    assert anna.sees("Controleer uw antwoorden", "40", "Te weinig jeugd")
    anna.submit()
    assert anna.status == 200
    assert anna.sees("Bedankt", "Uw antwoorden", "Te weinig jeugd")
    assert documents(survey) == [{"vrijw": "ja", "aantal": 40, "nood": "Te weinig jeugd"}]


def test_a_mistake_shows_the_page_again_with_everything_that_was_typed(client: FlaskClient, database: Database) -> None:
    anna = Respondent(client, run(database, TWO_PAGES).invite()).open().follow("Beginnen")
    anna.next(vrijw="ja", aantal="een stuk of tien")
    assert anna.status == 422
    assert anna.errors() == ["aantal"]
    assert anna.value("vrijw") == "ja"
    assert anna.value("aantal") == "een stuk of tien"
    assert anna.sees("Kijk nog even naar één antwoord", "“een stuk of tien” kunnen we niet als getal lezen")
    assert 'aria-invalid="true"' in anna.page
    assert 'aria-describedby="aantal-error"' in anna.page


def test_a_required_question_is_asked_again(client: FlaskClient, database: Database) -> None:
    anna = Respondent(client, run(database, TWO_PAGES).invite()).open().follow("Beginnen").next()
    assert (anna.status, anna.errors()) == (422, ["vrijw"])


def test_back_saves_what_was_typed_and_asks_for_nothing(client: FlaskClient, database: Database) -> None:
    anna = Respondent(client, run(database, TWO_PAGES).invite()).open().follow("Beginnen")
    anna.next(vrijw="nee").back(nood="Geld")
    assert anna.value("vrijw") == "nee"
    assert anna.next(vrijw="nee").value("nood") == "Geld"


def test_back_does_not_throw_away_what_cannot_be_read(client: FlaskClient, database: Database) -> None:
    anna = Respondent(client, run(database, TWO_PAGES).invite()).open().follow("Beginnen")
    anna.back(vrijw="ja", aantal="veel")
    assert (anna.status, anna.value("aantal")) == (422, "veel")
    anna.press("back-anyway").follow("Verdergaan")
    assert (anna.value("vrijw"), anna.value("aantal")) == ("ja", "")


def test_the_same_link_resumes_where_someone_stopped(client: FlaskClient, database: Database) -> None:
    link = run(database, TWO_PAGES).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(vrijw="nee").later(nood="Geld")
    assert anna.sees("Uw antwoorden zijn bewaard", link)
    later = Respondent(client, link).open()
    assert later.sees("U bent al begonnen")
    assert later.follow("Verdergaan").sees("Controleer uw antwoorden", "Geld")


def test_an_answer_to_a_question_that_is_not_asked_is_not_dropped_in_silence(
    client: FlaskClient, database: Database
) -> None:
    survey = run(database, TWO_PAGES)
    anna = Respondent(client, survey.invite()).open().follow("Beginnen").next(vrijw="nee", aantal="40")
    assert (anna.status, anna.errors(), anna.value("aantal")) == (422, ["aantal"], "40")
    anna.press("next").next(nood="").submit()
    assert documents(survey) == [{"vrijw": "nee", "nood": None}]


def test_a_changed_answer_drops_what_hung_on_it(client: FlaskClient, database: Database) -> None:
    survey = run(database, TWO_PAGES)
    anna = Respondent(client, survey.invite()).open().follow("Beginnen").next(vrijw="ja", aantal="9").next()
    anna.follow("Wijzigen").next(vrijw="nee", aantal="").next().submit()
    assert documents(survey) == [{"vrijw": "nee", "nood": None}]


def test_the_review_leads_to_what_is_missing(client: FlaskClient, database: Database) -> None:
    pages = data(sections=[section("eerst", NOOD), section("dan", VRIJW)])
    link = run(database, pages).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next().open(f"{link}/uw-antwoorden").submit()
    assert anna.status == 422
    assert anna.sees("Er is nog niet alles ingevuld")
    assert anna.follow("Werkt u met vrijwilligers?").address.startswith(f"{link}/dan")


def test_a_page_that_does_not_apply_sends_on(client: FlaskClient, database: Database) -> None:
    pages = data(sections=[section("eerst", VRIJW), section("dan", NOOD, ask_if={"vrijw": "ja"})])
    link = run(database, pages).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(vrijw="nee")
    assert anna.sees("Controleer uw antwoorden")
    assert anna.open(f"{link}/dan").sees("Controleer uw antwoorden")
    assert anna.open(f"{link}/onzin").status == 404


def test_progress_counts_the_pages_that_apply(client: FlaskClient, database: Database) -> None:
    pages = data(
        sections=[
            section("een", VRIJW),
            section("twee", NOOD, ask_if={"vrijw": "ja"}),
            section("drie", {**NOOD, "code": "meer"}),
        ]
    )
    anna = Respondent(client, run(database, pages).invite()).open().follow("Beginnen")
    assert anna.sees("Onderdeel 1 van 2", "nog ongeveer 1 minuut")
    assert anna.next(vrijw="ja").sees("Onderdeel 2 van 3")


def test_an_earlier_answer_stands_in_a_later_question(client: FlaskClient, database: Database) -> None:
    piped = {"code": "p", "type": "text", "label": "U koos {vrijw}. Waarom?"}
    pages = data(sections=[section("een", VRIJW), section("twee", piped)])
    anna = Respondent(client, run(database, pages).invite()).open().follow("Beginnen").next(vrijw="ja")
    assert anna.sees("U koos Ja. Waarom?")


def test_the_last_page_shows_the_respondents_own_indicators(client: FlaskClient, database: Database) -> None:
    told = {
        "code": "doet",
        "kind": "share",
        "of": "vrijw",
        "choices": ["ja"],
        "label": "Werkt met hulp",
        "feedback": "yes",
    }
    survey = run(database, data(VRIJW, indicators=[told]))
    anna = Respondent(client, survey.invite()).open().follow("Beginnen").next(vrijw="ja").submit()
    assert anna.sees("Uw uitkomst", "Werkt met hulp Ja")


def test_handing_in_twice_is_the_same_as_once(client: FlaskClient, database: Database) -> None:
    survey = run(database, TWO_PAGES)
    link = survey.invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(vrijw="nee").next()
    again = Respondent(client, link).open(f"{link}/uw-antwoorden")
    anna.submit()
    assert again.submit().sees("U hebt deze vragenlijst al ingestuurd")
    assert again.open(link).sees("U hebt deze vragenlijst al ingestuurd")
    assert len(documents(survey)) == 1


def test_a_hostile_answer_is_shown_as_text(client: FlaskClient, database: Database) -> None:
    link = run(database, data({**NOOD, "label": "Wat is lastig & 'duur' < 5?"})).invite()
    anna = Respondent(client, link).open().follow("Beginnen").next(nood='"><script>alert(2)</script>')
    assert "<script>alert" not in anna.page
    assert anna.follow("Wijzigen").value("nood") == '"><script>alert(2)</script>'
