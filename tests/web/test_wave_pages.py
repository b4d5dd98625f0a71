"""An officer changes a wave, extends it, sees what is kept and lets it go, and answers a person who asks."""

import datetime
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.fieldwork import invitations, links, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Invitation, Response, Wave
from tests.officer import Officer, at_work, words
from tests.respondent import Respondent
from tests.surveys import NOW, Survey, data, run

ASK = {"code": "vrijw", "type": "single", "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]}
SORTS = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}]
LIST = data(ASK, {"code": "soort", "type": "background", "label": "Soort organisatie?", "choices": SORTS})
PAGE = "/beheer/metingen/0-meting"
JUNE = datetime.date(2026, 6, 30)
DRAFT = {
    "title": "0-meting",
    "ordinal": "0",
    "mode": "named",
    "closes_on": "30-06-2026",
    "closes_time": "17.00",
    "contact_name": "Sam de Wit",
    "contact_email": "sam@zonstad.nl",
}


@pytest.fixture
def moment() -> list[datetime.datetime]:
    """What the clock shows; a test moves it on."""
    return [NOW]


@pytest.fixture
def clock(moment: list[datetime.datetime]) -> Callable[[], datetime.datetime]:
    return lambda: moment[0]


@pytest.fixture
def survey(sqlite_database: Database, mode: str, opened: bool) -> Survey:
    return run(sqlite_database, LIST, mode, opened=opened, closes_on=JUNE)


@pytest.fixture
def mode() -> str:
    return "named"


@pytest.fixture
def opened() -> bool:
    return True


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Pages do not depend on the database."""
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, survey: Survey, database: Database) -> Officer:
    return at_work(client, database)


def stored(database: Database) -> Wave:
    with database.reading() as session:
        return waves.named(session, "zonstad/0-meting")


def close(els: Officer) -> None:
    assert els.send(f"{PAGE}/sluiten").status_code == 303


@pytest.mark.parametrize("opened", [False])
def test_a_draft_changes_in_the_browser(els: Officer, database: Database) -> None:
    assert els.send(f"{PAGE}/veranderen", **DRAFT, opens_on="2026-06-01", opens_time="9 uur").status_code == 303
    wave = stored(database)
    assert (wave.closes_time, wave.opens_time) == (datetime.time(17), datetime.time(9))
    text = words(els.open(PAGE))
    assert "vanaf 1 juni 2026, 9:00 uur tot 30 juni 2026, 17:00 uur" in text
    assert "Sam de Wit, sam@zonstad.nl" in text
    assert "Namen en adressen tot en met 30 september 2026" in text
    assert 'value="2026-06-01"' in els.open(f"{PAGE}/veranderen").text
    assert 'value="09:00"' in els.open(f"{PAGE}/veranderen").text


@pytest.mark.parametrize("opened", [False])
@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("closes_time", "laat", "“laat” is geen tijd die we kennen"),
        ("closes_time", "25:00", "is geen tijd die we kennen"),
        ("closes_on", "2026-05-11", "al voorbij"),
        ("opens_on", "2026-07-01", "sluit dan voordat hij opengaat"),
        ("contact_email", "sam", "Dit is geen e-mailadres"),
        ("addresses_until", "2027-12-31", "hoogstens 12 maanden"),
        ("addresses_until", "2026-05-30", "Bewaren kan tot hoogstens"),
    ],
)
def test_a_mistake_stands_next_to_the_field_and_everything_typed_is_still_there(
    els: Officer, database: Database, field: str, typed: str, message: str
) -> None:
    response = els.send(f"{PAGE}/veranderen", **{**DRAFT, "title": "Andere naam", field: typed})
    assert response.status_code == 422
    assert message in words(response)
    assert f'value="{typed}"' in response.text
    assert 'value="Andere naam"' in response.text
    assert stored(database).title == "0-meting"


@pytest.mark.parametrize("opened", [False])
def test_an_hour_that_the_clock_skips_is_refused_in_a_sentence(els: Officer) -> None:
    response = els.send(f"{PAGE}/veranderen", **{**DRAFT, "closes_on": "2027-03-28", "closes_time": "02:30"})
    assert "Op 28 maart 2027 bestaat 02:30 uur niet" in words(response)


@pytest.mark.parametrize("mode", ["anonymous"])
def test_the_promise_of_an_open_wave_cannot_be_changed_by_a_form(els: Officer, database: Database) -> None:
    assert 'name="mode"' not in els.open(f"{PAGE}/veranderen").text
    els.send(f"{PAGE}/veranderen", title="Nieuw", mode="named", ordinal="2", closes_on="2026-12-31")
    wave = stored(database)
    assert (wave.title, wave.mode, wave.ordinal, wave.closes_on) == ("Nieuw", "anonymous", 0, JUNE)


def test_an_open_wave_is_extended_and_its_first_page_says_so_at_once(
    els: Officer, client: FlaskClient, survey: Survey
) -> None:
    link = survey.invite()
    assert Respondent(client, link).open().sees("U kunt meedoen tot en met 30 juni 2026.")
    sent = els.send(f"{PAGE}/sluitmoment", closes_on="15-07-2026", closes_time="12:00")
    assert sent.status_code == 303
    assert "Meedoen kan nu tot 15 juli 2026, 12:00 uur." in words(els.open(PAGE))
    assert "15 juli 2026" in client.get(link).text
    assert "al voorbij" in words(els.send(f"{PAGE}/sluitmoment", closes_on="1-5-2026"))
    close(els)
    assert "niet meer open" in words(els.send(f"{PAGE}/sluitmoment", closes_on="15-08-2026"))


@pytest.mark.parametrize("opened", [False])
def test_who_comes_before_the_first_day_reads_from_when_it_can_be_answered(
    els: Officer, client: FlaskClient, survey: Survey, moment: list[datetime.datetime]
) -> None:
    els.send(f"{PAGE}/veranderen", **DRAFT, opens_on="2026-06-01", opens_time="09:00")
    link, everybody = survey.invite(), survey.open_link()
    els.send(f"{PAGE}/openen", untried="ja")
    assert "De meting gaat vanzelf open" in words(els.open(PAGE))
    for address in (link, everybody, f"{link}/deel"):
        assert "vanaf 1 juni 2026" in client.get(address).text, address
    typed = client.post("/code", data={"woorden": links.in_words(link[3:])}, follow_redirects=True)
    assert "vanaf 1 juni 2026, 09:00 uur" in typed.text
    moment[0] = datetime.datetime(2026, 6, 1, 7, 0, tzinfo=datetime.UTC)
    assert Respondent(client, link).open().sees("Beginnen")


def test_an_officer_sees_what_will_go_and_when_chooses_earlier_and_does_it_now(
    els: Officer, client: FlaskClient, survey: Survey, database: Database
) -> None:
    survey.invite("VV De Brug")
    text = words(els.open(f"{PAGE}/privacy"))
    assert "30 september 2026" in text
    assert els.send(f"{PAGE}/privacy/adressen-verwijderen").status_code == 409
    close(els)
    later = els.send(f"{PAGE}/privacy/bewaren", addresses_until="2026-10-01")
    assert (later.status_code, "Eerder mag, later niet" in words(later)) == (422, True)
    assert els.send(f"{PAGE}/privacy/bewaren", addresses_until="2026-06-01").status_code == 303
    assert stored(database).addresses_until == datetime.date(2026, 6, 1)
    assert "1 genodigde" in words(els.open(f"{PAGE}/privacy/adressen-verwijderen"))
    assert els.send(f"{PAGE}/privacy/adressen-verwijderen").status_code == 303
    with database.reading() as session:
        assert session.scalars(select(Invitation)).all() == []
    for path in ("", "/privacy", "/privacy/adressen-verwijderen"):
        assert "verwijderd" in words(els.open(PAGE + path))
    trail = words(els.open("/beheer/activiteiten"))
    assert "verwijderde namen en adressen van een meting" in trail
    assert "veranderde hoe lang namen en adressen worden bewaard" in trail


@pytest.mark.parametrize("mode", ["confidential"])
def test_an_officer_destroys_the_key_and_reads_that_nothing_can_be_paired(els: Officer, database: Database) -> None:
    assert "Te koppelen met een volgende vertrouwelijke meting" in words(els.open(PAGE))
    assert els.send(f"{PAGE}/privacy/sleutel-vernietigen").status_code == 409
    close(els)
    assert "niet te koppelen" in words(els.open(f"{PAGE}/privacy/sleutel-vernietigen"))
    assert els.send(f"{PAGE}/privacy/sleutel-vernietigen").status_code == 303
    assert list(database.keys.folder.glob("pseudonym-*")) == []
    assert "Niet meer te koppelen" in words(els.open(PAGE))
    assert "al vernietigd" in words(els.open(f"{PAGE}/privacy/sleutel-vernietigen"))


def test_a_person_is_looked_up_handed_a_file_and_removed(
    els: Officer, client: FlaskClient, survey: Survey, database: Database
) -> None:
    with database.transaction() as session:
        wave = waves.named(session, "zonstad/0-meting")
        link = "/v/" + invitations.invite(session, wave, "VV De Brug", "anna@debrug.nl", {"soort": "sport"})
    Respondent(client, link).open().follow("Beginnen").next(vrijw="ja").submit()
    found = els.send("/beheer/privacyverzoek", wanted="Anna@debrug.nl")
    assert "Vraag? Ja" in words(found)
    file = els.send("/beheer/privacyverzoek/bestand", wanted="anna@debrug.nl", kind="json")
    assert file.get_json()[0]["gegevens"]["Naam"] == "VV De Brug"
    assert "VV De Brug" in els.send("/beheer/privacyverzoek/bestand", wanted="anna@debrug.nl", kind="csv").text
    asked = els.send("/beheer/privacyverzoek/verwijderen", wanted="anna@debrug.nl")
    assert "Deze persoon verwijderen?" in words(asked)
    with database.reading() as session:
        assert len(session.scalars(select(Response)).all()) == 1
    sure = {"wanted": "anna@debrug.nl", "sure": "ja", "never": "ja"}
    assert els.send("/beheer/privacyverzoek/verwijderen", **sure).status_code == 303
    text = words(els.send("/beheer/privacyverzoek", wanted="anna@debrug.nl"))
    assert "Niets gevonden" in text
    assert "Dit adres is afgemeld" in text
    assert client.get(link).status_code == 404
    with database.reading() as session:
        details = [event.detail for event in session.scalars(select(Event))]
        assert session.scalars(select(Response)).all() == []
    assert not any("anna" in detail.lower() or "brug" in detail.lower() for detail in details)


@pytest.mark.parametrize("opened", [False])
def test_a_colleague_on_a_worksheet_is_looked_up_handed_a_file_and_removed(els: Officer) -> None:
    assert "Beleidscyclus, werkbladen" not in words(els.open(f"{PAGE}/privacy/register"))
    els.send("/beheer/cyclus", first_year="2026", last_year="2030")
    sheet = "/beheer/cyclus/2026-2030/werkblad/ws3"
    els.send(f"{sheet}/wie", ws3_08=["sport"])
    els.send(f"{sheet}/sport", ws3_sport_contact="Karin Vos", ws3_sport_mail="karin@zonstad.nl")
    assert "Contact" in words(els.open(f"{PAGE}/privacy/register"))
    assert "namen en zakelijke e-mailadressen" in words(els.open(f"{PAGE}/privacy/register")).lower()
    found = words(els.send("/beheer/privacyverzoek", wanted="karin vos"))
    assert "Met welke collega hebt u contact over sport, gebouwen en subsidies? Karin Vos" in found
    for kind in ("json", "csv"):
        assert "Karin Vos" in els.send("/beheer/privacyverzoek/bestand", wanted="karin vos", kind=kind).text
    assert "Karin Vos" in words(els.send("/beheer/privacyverzoek/verwijderen", wanted="karin vos"))
    assert els.send("/beheer/privacyverzoek/verwijderen", wanted="karin vos", sure="ja").status_code == 303
    assert "Niets gevonden" in words(els.send("/beheer/privacyverzoek", wanted="Karin Vos"))
    history = words(els.open(f"{sheet}/geschiedenis/ws3_sport_contact"))
    assert "leeg gelaten officer@zonstad.nl , 12 mei 2026" in history
    assert "(verwijderd op verzoek)" in history
    assert "verwijderde iemand op verzoek" in words(els.open("/beheer/activiteiten"))


def test_another_municipality_finds_nothing_about_a_person(client: FlaskClient, survey: Survey) -> None:
    with survey.database.transaction() as session:
        wave = waves.named(session, "zonstad/0-meting")
        invitations.invite(session, wave, "VV De Brug", "anna@debrug.nl")
    stranger = at_work(client, survey.database, municipality="veldhove")
    assert "Niets gevonden" in words(stranger.send("/beheer/privacyverzoek", wanted="anna@debrug.nl"))
    stranger.send("/beheer/privacyverzoek/verwijderen", wanted="anna@debrug.nl", sure="ja")
    with survey.database.reading() as session:
        assert session.scalars(select(Invitation.email)).all() == ["anna@debrug.nl"]


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_the_text_for_the_register_is_made_from_the_wave(els: Officer, mode: str) -> None:
    text = words(els.open(f"{PAGE}/privacy/register"))
    assert "artikel 6, eerste lid, onder e" in text
    assert "tot en met 30 september 2026" in text
    assert "Soort organisatie" in text
    assert ("stembus" in text) is (mode == "anonymous")
    assert ("geheime code" in text) is (mode == "confidential")
    pdf = els.send(f"{PAGE}/privacy/register/pdf")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    markdown = els.send(f"{PAGE}/privacy/register/tekst")
    assert markdown.mimetype == "text/markdown"
    assert "| Grondslag | Taak van algemeen belang" in markdown.text


@pytest.mark.parametrize("opened", [False])
def test_what_an_officer_types_never_becomes_markup_in_the_register(els: Officer) -> None:
    els.send(f"{PAGE}/veranderen", **{**DRAFT, "title": "<b>x</b> | *y*", "contact_name": "[a](http://b)"})
    assert "<b>x</b>" not in els.open(f"{PAGE}/privacy/register").text
    markdown = els.send(f"{PAGE}/privacy/register/tekst").text
    assert "\\<b\\>x\\</b\\> \\| \\*y\\*" in markdown
    assert "\\[a\\](http://b)" in markdown
