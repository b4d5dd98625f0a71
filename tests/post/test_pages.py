"""Post and paper in the browser of an officer, and the page where a respondent types the words of a letter."""

import base64
import io
import logging
import re

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.fieldwork import accounts, invitations, links, waves
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Invitation, Response, StaffSession, Wave
from surveyapp.web import create_app
from tests.officer import Officer, at_work, hire, words
from tests.respondent import Respondent
from tests.surveys import NOW, Survey, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
VELD = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}]
LIST = data(
    {"code": "veld", "type": "background", "label": "Beleidsveld", "choices": VELD},
    {"code": "vrijw", "type": "single", "label": "Werkt u met vrijwilligers?", "required": True, "choices": JA_NEE},
    {"code": "aantal", "type": "number", "label": "Hoeveel?", "ask_if": {"vrijw": "ja"}},
)
ENGLISH = {"title": "Test"}
POST = "/beheer/metingen/0-meting/post"
PAPER = "/beheer/metingen/0-meting/papier"


@pytest.fixture
def app(sqlite_database: Database) -> Flask:
    app = create_app(Settings(environment="development", secret_key="x" * 40), sqlite_database, lambda: NOW)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def at_desk(client: FlaskClient, database: Database, mode: str = "named") -> tuple[Survey, Officer]:
    """An open wave of Zonstad, and an officer who is signed in."""
    survey = run(database, LIST, mode)
    return survey, at_work(client, database)


def code_of(link: str) -> str:
    return links.in_words(link.removeprefix("/v/"))


def text_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf))]


def send_address(database: Database, name: str, **fields: object) -> None:
    with database.transaction() as session:
        found = session.scalars(select(Invitation).where(Invitation.name == name)).one()
        for field, value in fields.items():
            setattr(found, field, value)


# letters


def test_letters_carry_the_address_the_link_and_the_words_of_their_own_invitation(
    client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database)
    tokens = {name: survey.invite(name) for name in ("Koor", "Brug")}
    home = {"street": "Dorpsstraat 12", "postcode": "1234 AB", "place": "Zonstad"}
    send_address(sqlite_database, "Koor", address=home, salutation="mevrouw De Vries")
    response = officer.send(f"{POST}/brieven", **{"brief-who": "iedereen", "brief-window": "left"})
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    brug, koor = text_of(response.data)
    for page, link in ((brug, tokens["Brug"]), (koor, tokens["Koor"])):
        assert code_of(link) in " ".join(page.split())
        assert "127.0.0.1:8000/code" in page
    assert "Dorpsstraat 12" in koor
    assert "1234 AB ZONSTAD" in " ".join(koor.split())
    assert "Geachte mevrouw De Vries," in koor
    assert "Beste mensen van Brug," in brug
    assert "12 mei 2026" in koor
    assert "Uw antwoorden staan op naam." in " ".join(koor.split())
    with sqlite_database.reading() as session:
        assert {each.letter_on for each in session.query(Invitation)} == {NOW.date()}
        (event,) = session.query(Event).where(Event.action == "letters.make").all()
        assert event.detail == "2 brieven"


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("iedereen", {"Met", "Zonder", "Terug", "Klaar"}),
        ("zonder-mail", {"Zonder"}),
        ("onbereikbaar", {"Zonder", "Terug"}),
        ("nog-niet", {"Met", "Zonder", "Terug"}),
    ],
)
def test_letters_go_to_the_chosen_group_and_never_to_who_refused(
    client: FlaskClient, sqlite_database: Database, who: str, names: set[str]
) -> None:
    survey, officer = at_desk(client, sqlite_database)
    for name in ("Met", "Zonder", "Terug", "Klaar", "Nee"):
        survey.invite(name)
        send_address(sqlite_database, name, email="" if name == "Zonder" else f"{name}@example.org")
    send_address(sqlite_database, "Terug", disposition="bounced")
    send_address(sqlite_database, "Klaar", state="answered")
    send_address(sqlite_database, "Nee", disposition="refused")
    response = officer.send(f"{POST}/brieven", **{"brief-who": who, "brief-window": "right"})
    assert {re.findall(r"Beste mensen van (\w+)", page)[0] for page in text_of(response.data)} == names


def test_letters_per_policy_field_are_in_order_and_begin_with_it(
    client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Anna", veld="zorg")
    survey.invite("Bart", veld="sport")
    form = {"brief-who": "iedereen", "brief-window": "left", "brief-group": "veld"}
    sport, zorg = text_of(officer.send(f"{POST}/brieven", **form).data)
    assert "Sport: Toets" in sport
    assert "Bart" in sport
    assert "Zorg: Toets" in zorg


def test_who_lacks_an_address_is_told_beforehand(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Koor <b>De Lijster</b>")
    page = officer.open(POST)
    assert "Van 1 organisatie ontbreekt het postadres" in words(page)
    assert "Koor &lt;b&gt;De Lijster&lt;/b&gt;" in page.text


def test_without_anybody_there_are_no_letters_and_the_page_says_so(
    client: FlaskClient, sqlite_database: Database
) -> None:
    _, officer = at_desk(client, sqlite_database)
    response = officer.send(f"{POST}/brieven", **{"brief-who": "iedereen", "brief-window": "left"})
    assert response.status_code == 409
    assert "Er is niemand die zo'n brief krijgt." in words(response)


def test_a_letter_in_an_anonymous_wave_names_no_number_and_promises_the_box(
    client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database, "anonymous")
    survey.invite("Koor")
    (page,) = text_of(officer.send(f"{POST}/brieven", **{"brief-who": "iedereen", "brief-window": "left"}).data)
    assert "0-meting / " not in page
    assert "digitale stembus" in page


def test_the_officers_own_words_stand_in_the_letter_and_wrong_places_are_told(
    client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Koor")
    own = {"subject_nl": "Help mee", "body_nl": "Dag {organisatie}!\n\n{link}\n\nTot gauw.", "back_nl": "Postbus 1"}
    response = officer.send(f"{POST}/tekst", **{**own, "body_nl": "Dag {naam}"})
    assert response.status_code == 422
    assert "{naam} kunnen we niet invullen." in words(response)
    assert "Dag {naam}" in response.text
    assert officer.send(f"{POST}/tekst", **own).status_code == 303
    (page,) = text_of(officer.send(f"{POST}/brieven", **{"brief-who": "iedereen", "brief-window": "left"}).data)
    assert page.index("Help mee") < page.index("Dag Koor!") < page.index("Zo doet u mee") < page.index("Tot gauw.")
    assert "Postbus 1" in text_of(officer.open(f"{POST}/formulier/nl").data)[0]
    officer.send(f"{POST}/tekst")
    assert "{aanhef}," in officer.open(f"{POST}/tekst").text


def test_a_letter_can_be_looked_at_before_anything_is_made(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Koor")
    (page,) = text_of(officer.open(f"{POST}/voorbeeld/nl").data)
    assert "Geachte mevrouw De Vries," in page
    assert "Koor" not in page
    assert "Dear Mrs De Vries," in text_of(officer.open(f"{POST}/voorbeeld/en").data)[0]
    assert officer.open(f"{POST}/voorbeeld/fr").status_code == 404
    with sqlite_database.reading() as session:
        assert {each.letter_on for each in session.query(Invitation)} == {None}


def test_a_closed_wave_has_no_letters(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Koor")
    survey.close()
    assert "Deze meting is gesloten" in words(officer.open(POST))
    form = {"brief-who": "iedereen", "brief-window": "left"}
    assert officer.send(f"{POST}/brieven", **form).status_code == 409


# forms


def test_forms_carry_the_code_of_their_invitation_and_a_name_only_where_it_may(
    client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database, "anonymous")
    link = survey.invite("Koor De Lijster")
    form = {"formulier-who": "zonder-mail", "formulier-language": "nl"}
    pages = text_of(officer.send(f"{POST}/formulieren", **form).data)
    assert code_of(link) in " ".join(pages[0].split())
    assert "Lijster" not in "".join(pages)
    assert "Een medewerker typt uw antwoorden over" in " ".join(pages[0].split())


def test_an_unknown_language_of_the_form_does_not_exist(client: FlaskClient, sqlite_database: Database) -> None:
    _, officer = at_desk(client, sqlite_database)
    assert officer.open(f"{POST}/formulier/en").status_code == 404
    assert officer.open(f"{POST}/formulier/nl").status_code == 200


# typing in


def typing(client: FlaskClient, database: Database, officer: Officer, **begun: str) -> Respondent:
    """The officer at the first page of a form, as a driver that fills in fields."""
    response = officer.send(PAPER, **begun)
    assert response.status_code == 303, words(response)
    return Respondent(client, response.location).open()


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_a_form_is_typed_in_and_handed_in(client: FlaskClient, sqlite_database: Database, mode: str) -> None:
    survey, officer = at_desk(client, sqlite_database, mode)
    link = survey.invite("Koor De Lijster")
    desk = typing(client, sqlite_database, officer, words=code_of(link).upper())
    assert desk.sees("Koor De Lijster") == (mode != "anonymous")
    desk.next(vrijw="ja", aantal="ca. 40")
    assert desk.sees("Formulier nakijken", "Ja", "40")
    assert desk.submit().sees("Het formulier is ingestuurd.")
    assert "ingestuurd" in words(officer.send(PAPER, words=code_of(link)))
    assert Respondent(client, link).open().sees("U hebt deze vragenlijst al ingestuurd")
    survey.close()
    with sqlite_database.reading() as session:
        (response,) = session.query(Response).all()
        channel = "link" if mode == "anonymous" else "paper"  # so few come on paper that it would point at somebody
        assert (response.channel, response.answers["aantal"]) == (channel, 40)


def test_what_is_open_on_paper_stays_open_and_nonsense_is_told(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    desk = typing(client, sqlite_database, officer, words=code_of(survey.invite("Koor")))
    assert desk.next(vrijw="ja", aantal="veel").status == 422
    assert desk.errors() == ["aantal"]
    assert desk.value("aantal") == "veel"
    desk.press("next-anyway")
    assert desk.sees("Formulier nakijken", "niet ingevuld")
    assert desk.follow("Wijzigen").next(vrijw=[], aantal="").status == 200
    assert desk.submit().sees("Het formulier is ingestuurd.")


def test_names_are_searched_where_they_may_be_seen(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    survey.invite("Koor De Lijster")
    survey.invite("VV De Brug")
    page = words(officer.open(f"{PAPER}?zoek=lijster"))
    assert "Koor De Lijster" in page
    assert "De Brug" not in page
    found = re.search(r'name="invitation" value="(\d+)"', officer.open(f"{PAPER}?zoek=lijster").text)
    assert found is not None
    assert typing(client, sqlite_database, officer, invitation=found[1]).sees("Koor De Lijster")


def test_an_anonymous_wave_does_not_search_names(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database, "anonymous")
    survey.invite("Koor De Lijster")
    assert "Lijster" not in officer.open(f"{PAPER}?zoek=lijster").text
    assert officer.send(PAPER, invitation="1").status_code == 422


@pytest.mark.parametrize("typed", ["", "geen code", "lusab " * 8])
def test_words_that_are_no_code_stay_in_the_field(client: FlaskClient, sqlite_database: Database, typed: str) -> None:
    _, officer = at_desk(client, sqlite_database)
    response = officer.send(PAPER, words=typed)
    assert response.status_code == 422
    assert "horen niet bij deze meting" in words(response)
    assert f'value="{typed}"' in response.text


def test_two_people_type_a_form_and_settle_the_differences(
    app: Flask, client: FlaskClient, sqlite_database: Database
) -> None:
    survey, anna = at_desk(client, sqlite_database)
    code = code_of(survey.invite("Koor"))
    first = typing(client, sqlite_database, anna, words=code).next(vrijw="ja", aantal="12")
    first._send({**first.form.fields, "keuze": ["tweede"]})
    assert first.sees("Het formulier kan nu nog een keer worden getypt.")

    other = app.test_client()
    bart = _colleague(other, sqlite_database)
    second = typing(other, sqlite_database, bart, words=code)
    assert second.sees("tweede keer")
    second.next(vrijw="ja", aantal="72")
    assert second.sees("Er is 1 verschil.")
    compare = second.submit()
    assert compare.sees("Hoeveel?", "12", "72")
    assert compare.submit().status == 422
    assert compare.answer(**{"keuze-aantal": "2"}).submit().sees("Het formulier is ingestuurd.")
    with sqlite_database.reading() as session:
        (response,) = session.query(Response).all()
        assert response.answers["aantal"] == 72


def _colleague(client: FlaskClient, database: Database) -> Officer:
    """Bart, who is signed in too."""
    email, token = hire(database, email="bart@zonstad.nl"), new_token()
    with database.transaction() as session:
        account = accounts.find(session, email)
        hashed = token_hash("staff", token)
        session.add(StaffSession(token_hash=hashed, account_id=account.id, created_at=NOW, seen_at=NOW, complete=True))
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return Officer(client)


def test_a_colleague_hears_who_is_busy(app: Flask, client: FlaskClient, sqlite_database: Database) -> None:
    survey, anna = at_desk(client, sqlite_database)
    code = code_of(survey.invite("Koor"))
    typing(client, sqlite_database, anna, words=code).next(vrijw="ja", aantal="12")
    bart = _colleague(app.test_client(), sqlite_database)
    response = bart.send(PAPER, words=code)
    assert response.status_code == 409
    assert "officer@zonstad.nl is met dit formulier bezig" in words(response)
    assert typing(bart.client, sqlite_database, bart, words=code, take_over="ja").sees("12")


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_a_form_without_a_code_is_entered_and_stays_out_of_the_response(
    client: FlaskClient, sqlite_database: Database, mode: str
) -> None:
    survey, officer = at_desk(client, sqlite_database, mode)
    survey.invite("Koor")
    desk = typing(client, sqlite_database, officer, blank="ja")
    assert desk.sees("Schrijf deze acht woorden erop.")
    code = re.findall(r"<strong>((?:[a-z]{5} ?){8})</strong>", desk.page)[0]
    desk.next(vrijw="nee")
    again = typing(client, sqlite_database, officer, words=code)
    assert again.sees("Formulier nakijken", "Nee")
    assert again.submit().sees("Het formulier is ingestuurd.")
    survey.close()
    with sqlite_database.reading() as session:
        counts = waves.counts(session, session.query(Wave).one())
        assert (counts.invited, counts.answered, counts.imported) == (1, 0, 1)


def test_closing_warns_for_forms_that_are_not_handed_in(client: FlaskClient, sqlite_database: Database) -> None:
    survey, officer = at_desk(client, sqlite_database)
    typing(client, sqlite_database, officer, words=code_of(survey.invite("Koor"))).next(vrijw="nee")
    assert "Van 1 papieren formulier is het invoeren nog niet af." in words(
        officer.open("/beheer/metingen/0-meting/sluiten")
    )


def test_a_form_of_another_municipality_is_not_found(
    app: Flask, client: FlaskClient, sqlite_database: Database
) -> None:
    survey, officer = at_desk(client, sqlite_database)
    address = officer.send(PAPER, words=code_of(survey.invite("Koor"))).location
    stranger = at_work(app.test_client(), sqlite_database, municipality="veldhove")
    assert stranger.open(address).status_code == 404
    assert officer.open(address).status_code == 200


def test_the_token_of_a_form_stands_in_no_address_and_no_log(
    client: FlaskClient, sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    survey, officer = at_desk(client, sqlite_database)
    link = survey.invite("Koor")
    response = officer.send(PAPER, words=code_of(link))
    assert link.removeprefix("/v/") not in response.location
    assert link.removeprefix("/v/") not in officer.open(response.location).text
    assert link.removeprefix("/v/") not in caplog.text
    assert code_of(link) not in caplog.text


# the words of a letter


def test_the_words_of_a_letter_lead_to_the_questionnaire(client: FlaskClient, sqlite_database: Database) -> None:
    survey = run(sqlite_database, LIST)
    link = survey.invite("Koor")
    for typed in (code_of(link), code_of(link).upper().replace(" ", "-"), f"  {code_of(link).replace(' ', '')} "):
        response = client.post("/code", data={"woorden": typed})
        assert (response.status_code, response.location) == (303, link)
    assert client.get(link).status_code == 200
    assert client.get_cookie("session") is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Typ hier de acht woorden"),
        ("lusab babad", "Dit zijn niet precies acht woorden"),
        ("lusab " * 8, "Kijk of alle woorden kloppen"),
    ],
)
def test_wrong_words_stay_in_the_field_with_what_to_look_at(
    client: FlaskClient, sqlite_database: Database, typed: str, told: str
) -> None:
    run(sqlite_database, LIST)
    response = client.post("/code", data={"woorden": typed})
    assert response.status_code == 422
    assert told in words(response)
    assert f'value="{typed}"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_the_page_for_the_words_speaks_english_too(client: FlaskClient, sqlite_database: Database) -> None:
    survey = run(sqlite_database, LIST, en=ENGLISH)
    link = survey.invite("Koor")
    assert "Enter your code" in words(client.get("/code?taal=en"))
    assert client.post("/code?taal=en", data={"woorden": code_of(link)}).location == f"{link}?taal=en"
    send_address(sqlite_database, "Koor", language="en")
    assert client.post("/code", data={"woorden": code_of(link)}).location == f"{link}?taal=en"


def test_who_guesses_words_waits_as_long_as_who_guesses_links(app: Flask, sqlite_database: Database) -> None:
    run(sqlite_database, LIST)
    waited: list[float] = []
    app.extensions["site"].misses._sleep = waited.append
    for _ in range(8):
        app.test_client().post("/code", data={"woorden": "lusab " * 8})
    assert len(waited) == 3
    assert waited == sorted(waited)


def test_typed_words_go_into_no_log(
    client: FlaskClient, sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    survey = run(sqlite_database, LIST)
    link = survey.invite("Koor")
    client.post("/code", data={"woorden": code_of(link)})
    client.post("/code", data={"woorden": "lusab " * 8})
    assert "lusab" not in caplog.text
    assert code_of(link) not in caplog.text


def test_a_foreign_site_is_no_place_to_find_a_link(sqlite_database: Database, client: FlaskClient) -> None:
    run(sqlite_database, LIST)
    with sqlite_database.reading() as session:
        assert invitations.find(session, "") is None
    assert client.post("/code").status_code == 400


# the open link


def test_the_open_link_comes_with_a_qr_code_and_a_poster_that_the_server_does_not_keep(
    client: FlaskClient, sqlite_database: Database
) -> None:
    _, officer = at_desk(client, sqlite_database)
    page = officer.send("/beheer/metingen/0-meting/open-link").text
    assert 'src="data:image/svg+xml;base64,' in page
    link = re.search(r'readonly value="([^"]+)"', page)
    poster = re.search(r'href="data:application/pdf;base64,([^"]+)" download="poster-0-meting.pdf"', page)
    assert link is not None
    assert poster is not None
    assert link[1] in text_of(base64.b64decode(poster[1]))[0].replace("\r\n", "")
