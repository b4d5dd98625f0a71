"""What respondents may ask for, on their pages: hand over, decline, correct, keep a copy, hear the results."""

import datetime
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.fieldwork import responses, wishlist
from surveyapp.storage.columns import Table
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave, Wish
from surveyapp.web.pace import MOST, PERIOD, Pace
from surveyapp.web.texts import SUBJECTS, TEXTS
from tests.respondent import Respondent
from tests.surveys import NOW, Survey, data, run, section

NAAM = {"code": "naam", "type": "text", "label": "Hoe heet u?"}
PLAATS = {"code": "plaats", "type": "text", "label": "Waar woont u?"}
PAGES = data(sections=[section("een", NAAM), section("twee", PLAATS)])
ENGLISH = {"title": "Test", "questions": {"naam": {"label": "Your name?"}}}
LINKED = ["confidential", "named"]
MODES = ["anonymous", *LINKED]


def handed_in(client: FlaskClient, link: str, naam: str = "Anna") -> Respondent:
    return Respondent(client, link).open().follow("Beginnen").next(naam=naam).next(plaats="Zonstad").submit()


def documents(survey: Survey) -> list[dict[str, object]]:
    survey.close()
    with survey.database.reading() as session:
        return list(responses.documents(session, session.get_one(Wave, survey.wave_id)))  # type: ignore[arg-type]


def wished(survey: Survey) -> list[tuple[str | None, bool, bool]]:
    survey.close()
    with survey.database.reading() as session:
        found = wishlist.listing(session, session.get_one(Wave, survey.wave_id))
    return [(wish.email, wish.results, wish.meeting) for wish in found]


def disposition(survey: Survey) -> str | None:
    with survey.database.reading() as session:
        return session.scalar(select(Invitation.disposition))


def everything(database: Database) -> str:
    with database.reading() as session:
        return repr([list(session.execute(select(table))) for table in Table.metadata.sorted_tables])


# changing answers


@pytest.mark.parametrize("mode", LINKED)
def test_answers_can_be_changed_until_the_questionnaire_closes(
    client: FlaskClient, database: Database, mode: str
) -> None:
    survey = run(database, PAGES, mode, closes_on=datetime.date(2026, 6, 30))
    link = survey.invite()
    assert handed_in(client, link).sees("nog bekijken en veranderen", "tot en met 30 juni 2026")
    anna = Respondent(client, link).open()
    assert anna.sees("al ingestuurd", "tot en met 30 juni 2026")
    anna.submit()
    assert anna.address.startswith(f"{link}/uw-antwoorden")
    assert anna.sees("Uw eerdere antwoorden tellen", "Anna", "Opnieuw insturen")
    anna.follow("Wijzigen").next(naam="Bea").next().submit()
    assert anna.sees("Uw antwoorden zijn veranderd", "Bea")
    assert documents(survey) == [{"naam": "Bea", "plaats": "Zonstad"}]


def test_in_an_anonymous_wave_nobody_offers_to_change_anything(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES, "anonymous")
    link = survey.invite()
    assert not handed_in(client, link).sees("veranderen")
    assert "antwoorden-veranderen" not in Respondent(client, link).open().page
    token = Respondent(client, link).open(f"{link}/uw-wensen").value("_token")
    answer = client.post(f"{link}/antwoorden-veranderen", data={"_token": token})
    assert "kunnen we hier niet meer laten zien" in answer.text
    assert documents(survey) == [{"naam": "Anna", "plaats": "Zonstad"}]


def test_who_stops_changing_keeps_what_was_handed_in(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES, "named")
    link = survey.invite()
    handed_in(client, link)
    anna = Respondent(client, link).open().submit().follow("Wijzigen").next(naam="Bea").next()
    client.post(f"{link}/niet-veranderen", data={"_token": anna.value("_token")})
    assert anna.open().sees("al ingestuurd")
    assert documents(survey) == [{"naam": "Anna", "plaats": "Zonstad"}]


def test_the_same_link_goes_on_with_the_correction(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    handed_in(client, link)
    Respondent(client, link).open().submit().follow("Wijzigen").later(naam="Bea")
    later = Respondent(client, link).open()
    assert later.sees("U verandert antwoorden die al zijn ingestuurd")
    assert not later.sees("Laat weten dat u niet meedoet")
    assert later.follow("Verdergaan").sees("Bea")


def test_two_tabs_do_not_mix_their_corrections(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    handed_in(client, link)
    one = Respondent(client, link).open().submit().follow("Wijzigen")
    two = Respondent(client, link).open(f"{link}/een")
    one.next(naam="Bea")
    assert two.next(naam="Cor").status == 409
    assert two.sees("staat ook ergens anders open", "Cor")


def test_a_tab_that_is_late_with_its_correction_is_told(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    link = survey.invite()
    handed_in(client, link)
    late = Respondent(client, link).open().submit().follow("Wijzigen")
    Respondent(client, link).open(f"{link}/een").next(naam="Bea").next().submit()
    assert late.next(naam="Cor").status == 409
    assert late.sees("al ingestuurd", "Dit vulde u op deze pagina in", "Cor")
    assert documents(survey) == [{"naam": "Bea", "plaats": "Zonstad"}]


def test_a_double_click_on_changing_begins_once(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    handed_in(client, link)
    one, two = (Respondent(client, link).open() for _ in range(2))
    address = f"{link}/antwoorden-veranderen"
    one.submit().follow("Wijzigen").next(naam="Bea")
    assert client.post(address, data={"_token": two.value("_token")}).status_code == 303
    assert one.open(f"{link}/uw-antwoorden").sees("Bea")


def test_an_expired_page_costs_no_correction(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    handed_in(client, link)
    anna = Respondent(client, link).open().submit().follow("Wijzigen").next(_token="van gisteren", naam="Bea")
    assert (anna.status, anna.value("naam")) == (422, "Bea")
    assert anna.press("next").next().submit().sees("Uw antwoorden zijn veranderd")


def test_without_the_token_of_the_page_nothing_is_reopened(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    handed_in(client, link)
    before = everything(database)
    client.post(f"{link}/antwoorden-veranderen")
    client.post(f"{link}/niet-veranderen")
    assert everything(database) == before


def test_whoever_is_correcting_when_the_wave_closes_hears_that_the_earlier_answers_count(
    client: FlaskClient, database: Database
) -> None:
    survey = run(database, PAGES, "named")
    links = [survey.invite("Een"), survey.invite("Twee")]
    for link in links:
        handed_in(client, link)
    typing = Respondent(client, links[0]).open().submit().follow("Wijzigen")
    reviewing = Respondent(client, links[1]).open().submit().follow("Wijzigen").next(naam="Bea").next()
    assert documents(survey) == [{"naam": "Anna", "plaats": "Zonstad"}] * 2
    assert typing.next(naam="Bea").sees("is gesloten", "Uw eerdere antwoorden tellen mee", "Bea")
    assert reviewing.submit().sees("is gesloten", "Wat u eerder instuurde, telt mee")


# not taking part


@pytest.mark.parametrize("mode", MODES)
def test_who_declines_hears_what_it_means_and_can_change_their_mind(
    client: FlaskClient, database: Database, mode: str
) -> None:
    survey = run(database, PAGES, mode)
    anna = Respondent(client, survey.invite()).open().follow("Laat weten dat u niet meedoet")
    assert anna.sees("De gemeente ziet", "geen herinneringen meer")
    assert disposition(survey) == "none"
    assert anna.submit().sees("We hebben genoteerd dat u niet meedoet")
    assert disposition(survey) == "refused"
    assert anna.open().sees("U liet eerder weten dat u niet meedoet")
    anna.follow("Beginnen").next(naam="Anna").next().submit()
    assert documents(survey) == [{"naam": "Anna", "plaats": None}]
    assert disposition(survey) == "none"


def test_only_the_page_itself_can_decline(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    assert client.post(survey.invite() + "/niet-meedoen").status_code == 422
    assert disposition(survey) == "none"


@pytest.mark.parametrize("mode", MODES)
def test_who_has_answered_does_not_decline(client: FlaskClient, database: Database, mode: str) -> None:
    survey = run(database, PAGES, mode)
    link = survey.invite()
    late = Respondent(client, link).open(f"{link}/niet-meedoen")
    handed_in(client, link)
    assert late.submit().sees("al ingestuurd")
    assert disposition(survey) == "none"


def test_whoever_started_with_the_open_link_is_asked_neither(client: FlaskClient, database: Database) -> None:
    visitor = Respondent(client, run(database, PAGES).open_link()).open().submit()
    start = visitor.open(visitor.address.partition("/eigen-link")[0])
    assert start.sees("Beginnen")
    assert not start.sees("niet meedoet")
    assert "link-doorgeven" not in start.page


# handing over


def test_without_a_mail_server_the_link_can_be_given_by_oneself(client: FlaskClient, database: Database) -> None:
    link = run(database, PAGES).invite()
    anna = Respondent(client, link).open().follow("Geef de link door aan een collega")
    assert anna.sees("Geef uw collega dan deze link", f"http://localhost{link}", "Wie de link heeft, kan uw antwoorden")


# a copy of one's own


@pytest.mark.parametrize("mode", MODES)
def test_the_last_page_holds_a_copy_to_save(client: FlaskClient, database: Database, mode: str) -> None:
    anna = handed_in(client, run(database, PAGES, mode).invite(), naam="Anna & Bea\n100 %")
    saved = unquote(anna.form.links["Opslaan als tekst"])
    assert saved.startswith("data:text/plain;charset=utf-8,Toets\nGemeente Zonstad\n")
    assert "\nHoe heet u?\n  Anna & Bea 100 %\n\n" in saved.replace("\r", "").replace("Bea\n  100", "Bea 100")


def test_an_address_for_a_copy_that_is_none_is_shown_again_before_anything_is_handed_in(
    client: FlaskClient, database: Database
) -> None:
    survey = run(database, PAGES)
    link = survey.invite()
    review = Respondent(client, link).open().follow("Beginnen").next(naam="Anna").next()
    review.form.fields["_kopie"] = ["anna@club"]
    assert review.submit().status == 422
    assert review.sees("Dit is geen e-mailadres dat we kennen")
    assert Respondent(client, link).open().sees("Verdergaan")


def test_a_copy_that_cannot_be_mailed_costs_nothing_and_leaves_no_address(
    client: FlaskClient, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    survey = run(database, PAGES)
    review = Respondent(client, survey.invite()).open().follow("Beginnen").next(naam="Anna").next()
    review.form.fields["_kopie"] = ["anna@club.nl"]
    assert review.submit().sees("De kopie per e-mail is niet gelukt", "We hebben uw antwoorden ontvangen")
    assert "anna@club.nl" not in everything(database) + caplog.text + review.page
    assert documents(survey) == [{"naam": "Anna", "plaats": None}]


# wishes


@pytest.mark.parametrize("mode", MODES)
def test_a_wish_can_be_left_on_the_last_page(client: FlaskClient, database: Database, mode: str) -> None:
    survey = run(database, PAGES, mode)
    anna = handed_in(client, survey.invite())
    anna.answer(uitkomsten="ja", email=" anna@club.nl ").submit()
    assert anna.sees("Uw wens is bewaard")
    assert wished(survey) == [("anna@club.nl", True, False)]


@pytest.mark.parametrize("place", ["below the answers", "on its own page", "after a mistake"])
def test_a_wish_knows_the_language_of_the_page(client: FlaskClient, database: Database, place: str) -> None:
    survey = run(database, PAGES, "named", en=ENGLISH)
    link = survey.invite()
    anna = Respondent(client, link).open(f"{link}/uw-antwoorden?taal=en").submit()
    if place != "below the answers":
        anna.open(f"{link}/uw-wensen?taal=en")
    if place == "after a mistake":
        anna.answer(uitkomsten="ja", email="anna").submit()
    assert anna.answer(uitkomsten="ja", email="anna@club.nl").submit().sees("Your wish has been saved")
    with database.reading() as session:
        assert session.scalars(select(Wish.language)).all() == ["en"]


def test_a_wish_can_be_left_later_and_by_the_open_link(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES, "anonymous")
    visitor = Respondent(client, survey.open_link()).open().submit().follow("Beginnen")
    visitor.next(naam="Bea").next().submit()
    later = visitor.open(visitor.address.partition("?")[0]).follow("Ik wil de uitkomsten ontvangen")
    assert later.answer(bijeenkomst="ja", email="bea@koor.nl").submit().sees("Uw wens is bewaard")
    assert wished(survey) == [("bea@koor.nl", False, True)]


def test_a_wish_that_is_not_complete_is_shown_again(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    link = survey.invite()
    handed_in(client, link)
    anna = Respondent(client, link).open(f"{link}/uw-wensen").answer(email="anna@").submit()
    assert anna.status == 422
    assert anna.sees("Kies minstens één van de twee", "Dit is geen e-mailadres dat we kennen")
    assert anna.value("email") == "anna@"
    anna.answer(uitkomsten="ja", email="anna@club.nl", _token="verlopen").submit()
    assert (anna.status, anna.value("email"), anna.value("uitkomsten")) == (422, "anna@club.nl", "ja")
    assert anna.sees("Er is niets verloren")
    assert wished(survey) == []


def test_a_wish_comes_after_the_answers(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    link = survey.invite()
    assert Respondent(client, link).open(f"{link}/uw-wensen").sees("nadat u uw antwoorden hebt ingestuurd")
    client.post(f"{link}/uw-wensen", data={"email": "anna@club.nl", "uitkomsten": "ja"})
    assert wished(survey) == []


def test_one_connection_does_not_leave_wishes_without_end(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES)
    link = survey.invite()
    handed_in(client, link)
    anna = Respondent(client, link)
    told = [
        anna.open(f"{link}/uw-wensen").answer(uitkomsten="ja", email=f"a{number}@club.nl").submit().status
        for number in range(MOST["wish"] + 2)
    ]
    assert told == [200] * MOST["wish"] + [429] * 2
    assert anna.sees("Probeer het over een uur nog eens")


def test_an_hour_later_the_same_connection_may_again() -> None:
    pace = Pace()
    assert [pace.allows("copy", "10.0.0.1", NOW) for _ in range(MOST["copy"] + 1)].count(True) == MOST["copy"]
    assert pace.allows("copy", "10.0.0.2", NOW)
    assert pace.allows("wish", "10.0.0.1", NOW)
    assert not pace.allows("copy", "10.0.0.1", NOW + PERIOD / 2)
    assert pace.allows("copy", "10.0.0.1", NOW + PERIOD)


# all of it


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_there_in_english(client: FlaskClient, database: Database, mode: str) -> None:
    link = run(database, PAGES, mode, en=ENGLISH).invite()
    for page in ("link-doorgeven", "niet-meedoen", "uw-wensen", "uw-antwoorden"):
        shown = Respondent(client, link).open(f"{link}/{page}?taal=en")
        assert 'lang="en"' in shown.page
        assert not shown.sees(" uw ")
    anna = Respondent(client, link).open(f"{link}/uw-antwoorden?taal=en").submit()
    assert anna.sees("Thank you", "Send me the results", "Save as text")


def test_looking_at_these_pages_changes_nothing(client: FlaskClient, database: Database) -> None:
    survey = run(database, PAGES, "named")
    open_, answered = survey.invite("Een"), survey.invite("Twee")
    handed_in(client, answered)
    before = everything(database)
    for link in (open_, answered):
        for page in ("link-doorgeven", "niet-meedoen", "uw-wensen", "antwoorden-veranderen", "niet-veranderen"):
            client.get(f"{link}/{page}")
            client.head(f"{link}/{page}")
    assert everything(database) == before


def test_both_languages_say_the_same_things_and_no_text_has_two_meanings() -> None:
    for subject in SUBJECTS:
        assert subject.TEXTS["nl"].keys() == subject.TEXTS["en"].keys()
        for key, words in subject.TEXTS["nl"].items():
            assert words.count("{") == subject.TEXTS["en"][key].count("{"), key
    assert sum(len(subject.TEXTS["nl"]) for subject in SUBJECTS) == len(TEXTS["nl"])


def test_no_cookie_is_set_by_any_of_these_pages(app: Flask, database: Database) -> None:
    link = run(database, PAGES).invite()
    for page in ("link-doorgeven", "niet-meedoen", "uw-wensen"):
        assert "Set-Cookie" not in app.test_client().get(f"{link}/{page}").headers
