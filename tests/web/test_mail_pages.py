"""The officer's pages about mail, and the page on which people sign off."""

import datetime
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.fieldwork import optouts, publications, unsubscribing, wishes
from surveyapp.fieldwork.publications import Shared
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.settings import Settings
from surveyapp.storage.columns import Table
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Mailing, Message, OptOut, Wave
from surveyapp.web import create_app
from tests.fieldwork.test_publications import ask, page, publish
from tests.mail.conftest import DAY, Town, settings_for, town_of
from tests.mailserver import DATA, DROP, RCPT, MailServer, running
from tests.officer import Officer, at_work, words
from tests.surveys import OFFICER

MAIL = "/beheer/metingen/0-meting/mail"
PLAN = f"{MAIL}/uitnodiging/plannen"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as state:
        yield state


@pytest.fixture
def settings(server: MailServer) -> Settings:
    return settings_for(server, secret_key="x" * 40)


@pytest.fixture
def town(request: pytest.FixtureRequest, sqlite_database: Database, server: MailServer) -> Town:
    """With names, unless a test asks for another mode."""
    town = town_of(sqlite_database, server, getattr(request, "param", "named"))
    town.invite("Koor", "Korfbal")
    return town


@pytest.fixture
def app(settings: Settings, town: Town) -> Flask:
    app = create_app(settings, town.database, lambda: town.now)
    app.testing = True
    return app


@pytest.fixture
def officer(client: FlaskClient, town: Town) -> Officer:
    return at_work(client, town.database)


def test_an_officer_invites_everybody_from_the_page(officer: Officer, town: Town, server: MailServer) -> None:
    assert "Gaat nu naar 2 organisaties." in words(officer.open(f"{MAIL}/uitnodiging"))
    assert officer.send(PLAN, when="meteen").status_code == 303
    town.work()
    assert server.per_address == {"koor@x.nl": 1, "korfbal@x.nl": 1}
    page = words(officer.open(f"{MAIL}/uitnodiging"))
    assert "Stand: verstuurd" in page
    assert "Koor koor@x.nl verstuurd 12 mei 2026, 12:00" in page
    assert "Gaat nu naar niemand." in page
    assert "Komt er later iemand bij" in page


def test_a_reminder_is_planned_at_a_moment_on_the_clock_of_the_netherlands(officer: Officer, town: Town) -> None:
    assert (
        officer.send(f"{MAIL}/herinnering-1/plannen", when="moment", day="2026-05-19", time="9.30").status_code == 303
    )
    with town.database.reading() as session:
        due_at = session.scalars(select(Mailing.due_at)).one()
    assert due_at == datetime.datetime(2026, 5, 19, 7, 30, tzinfo=datetime.UTC)
    assert "gepland op 19 mei 2026, 9:30 uur" in words(officer.open(MAIL))
    assert "plande een mail" in words(officer.open("/beheer/activiteiten"))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"when": "moment"}, "Kies een dag."),
        ({"when": "moment", "day": " ", "time": ""}, "Kies een dag."),
        ({"when": "moment", "day": "31-31-2026"}, "geen datum die we kennen"),
        ({"when": "moment", "day": "2026-05-19", "time": "vroeg"}, "geen tijd die we kennen"),
        ({"when": "moment", "day": "2027-03-28", "time": "2:30"}, "deze tijd bestaat dan niet"),
        ({"when": "ooit"}, "Kies een van de mogelijkheden."),
    ],
)
def test_what_cannot_be_planned_is_told_beside_the_field(officer: Officer, fields: dict[str, str], told: str) -> None:
    page = officer.send(PLAN, **fields)
    assert page.status_code == 422
    assert told in words(page)


def test_a_moment_after_closing_is_refused_beside_the_day(officer: Officer, town: Town) -> None:
    with town.database.transaction() as session:
        town.wave(session).closes_on = datetime.date(2026, 5, 20)
    page = officer.send(PLAN, when="moment", day="2026-05-21")
    assert (page.status_code, "Dan is de meting al gesloten." in words(page)) == (422, True)


def test_a_mailing_can_be_stopped(officer: Officer, town: Town, server: MailServer) -> None:
    officer.send(PLAN, when="moment", day="2026-05-19")
    assert officer.send(f"{MAIL}/uitnodiging/stoppen").status_code == 303
    assert officer.send(f"{MAIL}/uitnodiging/stoppen").status_code == 409
    town.work(10 * DAY)
    assert server.mails == []


def test_a_failed_mail_shows_the_words_of_the_server_and_can_be_sent_again(
    officer: Officer, town: Town, server: MailServer
) -> None:
    server.says(RCPT, "550 5.1.1 <script>onbekend</script>", "koor@x.nl")
    officer.send(PLAN, when="meteen")
    town.work()
    page = officer.open(f"{MAIL}/uitnodiging")
    assert "550 5.1.1 &lt;script&gt;onbekend" in page.text
    assert "Eén mail vraagt om uw aandacht" in words(officer.open(MAIL))
    (number,) = re.findall(r"bericht/(\d+)/opnieuw", page.text)
    assert officer.send(f"{MAIL}/bericht/{number}/opnieuw").status_code == 303
    town.work()
    assert server.per_address == {"koor@x.nl": 1, "korfbal@x.nl": 1}
    assert officer.send(f"{MAIL}/bericht/{number}/opnieuw").status_code == 409


def test_an_officer_decides_about_an_uncertain_mail(officer: Officer, town: Town, server: MailServer) -> None:
    server.says(DATA, DROP, "koor@x.nl")
    officer.send(PLAN, when="meteen")
    town.work()
    page = officer.open(f"{MAIL}/uitnodiging")
    assert "onzeker" in words(page)
    (number,) = re.findall(r"bericht/(\d+)/laten", page.text)
    officer.send(f"{MAIL}/bericht/{number}/laten")
    assert "onzeker, zo gelaten" in words(officer.open(f"{MAIL}/uitnodiging"))
    assert "aandacht" not in words(officer.open(MAIL))


def test_a_server_in_trouble_is_told_on_the_page(officer: Officer, town: Town, server: MailServer) -> None:
    server.says("MAIL", "530 5.7.0 log eerst in")
    officer.send(PLAN, when="meteen")
    town.work()
    assert "De mailserver wil dat we inloggen: 530 5.7.0 log eerst in" in words(officer.open(MAIL))


@pytest.mark.parametrize("town", ["confidential"], indirect=True)
def test_in_a_confidential_wave_a_reminder_names_nobody_but_who_needs_a_decision(
    client: FlaskClient, officer: Officer, town: Town, server: MailServer
) -> None:
    server.says(RCPT, "550 5.1.1 onbekend", "koor@x.nl")
    officer.send(f"{MAIL}/herinnering-1/plannen", when="meteen")
    town.work()
    page = words(officer.open(f"{MAIL}/herinnering-1"))
    assert "koor@x.nl" in page
    assert "korfbal@x.nl" not in page


@pytest.mark.parametrize("town", ["anonymous"], indirect=True)
def test_in_an_anonymous_wave_the_pages_are_the_same_before_and_after_an_answer(
    officer: Officer, town: Town, server: MailServer
) -> None:
    for name in ("uitnodiging", "herinnering-1", "bedankje"):
        officer.send(f"{MAIL}/{name}/plannen", when="meteen")
        town.work()
    assert len(server.mails) == 4
    names = ("uitnodiging", "herinnering-1", "herinnering-2", "bedankje")
    paths = [MAIL, *(f"{MAIL}/{name}" for name in names)]
    officer.open(MAIL)  # tells once that the mails were planned
    before = [words(officer.open(path)) for path in paths]
    town.answer("Koor")
    town.work()
    assert [words(officer.open(path)) for path in paths] == before
    assert "Gaat nu naar 2 organisaties." in words(officer.open(f"{MAIL}/herinnering-2"))
    assert len(server.mails) == 4


def test_the_text_of_a_mail_is_changed_and_arrives_so(officer: Officer, town: Town, server: MailServer) -> None:
    path = f"{MAIL}/uitnodiging/tekst"
    assert "Wilt u meedoen?" in officer.open(path).text
    body = "{aanhef},\n\nDoe mee met <b>{organisatie}</b>.\n\n{link}\n\n{belofte}"
    sent = {"subject-invitation-nl": "Nieuw: {vragenlijst}", "body-invitation-nl": body}
    assert officer.send(path, **sent).status_code == 303
    officer.send(PLAN, when="meteen")
    town.work()
    (mail,) = server.to("koor@x.nl")
    assert mail["Subject"] == "Nieuw: Vrijwilligers in Zonstad"
    html = mail.get_body(("html",))
    assert html is not None
    assert "Doe mee met &lt;b&gt;Koor&lt;/b&gt;." in html.get_content()


def test_a_mistake_in_a_text_is_told_beside_the_field_and_nothing_is_lost(officer: Officer, town: Town) -> None:
    path = f"{MAIL}/uitnodiging/tekst"
    page = officer.send(
        path, **{"subject-invitation-nl": "Mijn onderwerp", "body-invitation-nl": "Zonder link {belofte}"}
    )
    assert page.status_code == 422
    assert "Zet {link} in de tekst" in words(page)
    assert "Mijn onderwerp" in page.text
    assert 'aria-describedby="body-invitation-nl-fout"' in page.text
    with town.database.reading() as session:
        assert town.wave(session).texts == {}


def test_the_preview_shows_the_mail_without_fetching_or_running_anything(officer: Officer) -> None:
    assert "Geachte mevrouw De Vries," in officer.open(f"{MAIL}/uitnodiging/voorbeeld/nl").text
    page = officer.open(f"{MAIL}/uitnodiging/voorbeeld/nl/opmaak")
    assert "Naar de vragenlijst" in page.text
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in page.headers["Content-Security-Policy"]
    assert "U bent begonnen" in officer.open(f"{MAIL}/herinnering-1/voorbeeld/nl?begonnen=1").text
    assert officer.open(f"{MAIL}/uitnodiging/voorbeeld/fr").status_code == 404
    assert officer.open(f"{MAIL}/kerstkaart").status_code == 404


def test_a_test_mail_comes_to_the_officer_with_links_that_do_nothing(
    officer: Officer, town: Town, server: MailServer
) -> None:
    officer.send(f"{MAIL}/herinnering-1/proef")
    assert server.per_address == {"officer@zonstad.nl": 2}
    assert server.mails[0]["Subject"].startswith("[Proef] ")
    assert all(token.encode() not in b"".join(server.raw) for token in town.tokens.values())


def test_a_test_mail_that_is_refused_is_told(officer: Officer, server: MailServer) -> None:
    server.says(RCPT, "550 nee")
    officer.send(f"{MAIL}/uitnodiging/proef")
    assert "De proefmail is niet verstuurd. 550 nee" in words(officer.open(f"{MAIL}/uitnodiging"))


def test_results_are_mailed_once_it_is_said_where_they_are(officer: Officer, town: Town, server: MailServer) -> None:
    with town.database.transaction() as session:
        wishes.put(session, town.wave(session), wishes.Wanted("graag@x.nl", True, False))
    town.close()
    path = f"{MAIL}/uitkomsten/plannen"
    page = officer.send(path, when="meteen", results_at="overal")
    assert (page.status_code, "Dit is geen webadres." in words(page)) == (422, True)
    assert officer.send(path, when="meteen", results_at="https://zonstad.nl/uit").status_code == 303
    town.work()
    assert server.per_address == {"graag@x.nl": 1}


def test_public_results_need_no_address_and_a_meeting_needs_a_date(
    officer: Officer, town: Town, server: MailServer
) -> None:
    with town.database.transaction() as session:
        wishes.put(session, town.wave(session), wishes.Wanted("graag@x.nl", True, True))
    town.close()
    assert "De uitkomsten staan nog niet openbaar" in words(officer.open(f"{MAIL}/uitkomsten"))
    assert "nog geen datum" in words(officer.open(f"{MAIL}/bijeenkomst"))
    refused = officer.send(f"{MAIL}/bijeenkomst/plannen", when="meteen")
    assert (refused.status_code, "nog geen datum" in words(refused)) == (409, True)
    publish(town.survey, ask(town.survey, page()), 0)
    shown = officer.open(f"{MAIL}/uitkomsten")
    assert 'href="https://vragen.zonstad.nl/uitkomsten/zonstad/0-meting"' in shown.text
    assert "results_at" not in shown.text
    assert officer.send(f"{MAIL}/uitkomsten/plannen", when="moment", day="1-12-2030").status_code == 303
    told = Shared((town.now + DAY).date(), "19.30 uur", "Dorpshuis")
    with town.database.transaction() as session:
        publications.change(session, town.wave(session), told, 1, town.now, OFFICER)
    assert "19.30 uur, Dorpshuis" in words(officer.open(f"{MAIL}/bijeenkomst"))
    assert "19.30 uur, Dorpshuis" in words(officer.open(f"{MAIL}/bijeenkomst/voorbeeld/nl"))
    assert officer.send(f"{MAIL}/bijeenkomst/plannen", when="meteen").status_code == 303
    town.work()
    assert [each["Subject"].partition(":")[0] for each in server.to("graag@x.nl")] == [
        "Een bijeenkomst over de uitkomsten"
    ]


# signing off


def away(town: Town, email: str = "koor@x.nl") -> str:
    with town.database.reading() as session:
        wave = session.scalars(select(Wave)).one()
        return unsubscribing.link(session, Subscription(wave.municipality_id, email), "")


def signed_off(town: Town) -> bool:
    with town.database.reading() as session:
        wave = session.scalars(select(Wave)).one()
        return bool(optouts.among(session, wave.municipality_id, ["koor@x.nl"]))


def test_looking_at_the_page_changes_nothing_and_the_button_does(client: FlaskClient, town: Town) -> None:
    page = client.get(away(town))
    assert "k•••@x.nl" in page.text
    assert not signed_off(town)
    assert "U bent afgemeld" in client.post(away(town)).text
    assert "U bent afgemeld" in client.post(away(town)).text
    assert signed_off(town)
    with town.database.reading() as session:
        assert "koor" not in repr(session.execute(select(OptOut.__table__)).all())


def test_one_click_in_a_mail_program_is_enough(client: FlaskClient, town: Town, server: MailServer) -> None:
    town.plan("invitation")
    town.work()
    header = str(server.to("koor@x.nl")[0]["List-Unsubscribe"])
    path = header.strip("<>").removeprefix("https://vragen.zonstad.nl")
    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert signed_off(town)


@pytest.mark.parametrize(
    "change", [lambda link: link[:-2] + "AA", lambda link: link + "é", lambda _: "/afmelden/" + "x" * 700]
)
def test_a_link_that_we_did_not_make_signs_off_nobody(client: FlaskClient, town: Town, change: object) -> None:
    assert client.post(change(away(town))).status_code == 404  # type: ignore[operator]
    assert not signed_off(town)


def test_the_link_still_works_when_the_list_is_gone(client: FlaskClient, town: Town) -> None:
    link = away(town)
    with town.database.transaction() as session:
        for table in reversed(Table.metadata.sorted_tables):
            if table.name in (Message.__tablename__, Invitation.__tablename__):
                session.execute(table.delete())
    assert client.post(link).status_code == 200
    assert signed_off(town)


def test_the_page_about_signing_off_tells_no_other_site_where_one_came_from(client: FlaskClient, town: Town) -> None:
    assert client.get(away(town)).headers["Referrer-Policy"] == "no-referrer"
