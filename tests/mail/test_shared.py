"""Who asked for the results or a meeting hears of it: a link that opens, a date that is still to come, or nothing."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import publications, wishes
from surveyapp.fieldwork.mail import shared, words
from surveyapp.fieldwork.publications import Shared
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.wishes import Wanted
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Message
from surveyapp.web import create_app
from tests.fieldwork.test_publications import ask, page, publish
from tests.mail.conftest import DAY, HOUR, LIST, Town, settings_for
from tests.mail.test_status import body
from tests.mailserver import MailServer
from tests.surveys import NOW, OFFICER, run

PUBLIC = "https://vragen.zonstad.nl/uitkomsten/zonstad/0-meting"
WHEN = Shared((NOW + 10 * DAY).date(), "19.30 uur", "Dorpshuis De Brink")


def wished(town: Town, *wanted: Wanted) -> None:
    with town.database.transaction() as session:
        for each in wanted:
            wishes.put(session, town.wave(session), each)
    town.close()


def tell(town: Town, new: Shared, version: int = 0) -> None:
    with town.database.transaction() as session:
        publications.change(session, town.wave(session), new, version, town.now, OFFICER)


def withdraw(town: Town, version: int) -> None:
    with town.database.transaction() as session:
        publications.withdraw(session, town.wave(session), version, town.now, OFFICER)


def test_who_asked_for_the_results_gets_a_link_that_opens_and_nobody_else_does(town: Town, server: MailServer) -> None:
    wished(town, Wanted("graag@x.nl", True, False), Wanted("bijeenkomst@x.nl", False, True))
    publish(town.survey, ask(town.survey, page("Achtendertig clubs deden mee")), 0)
    town.plan("results")
    town.work()
    assert server.per_address == {"graag@x.nl": 1}
    (link,) = set(re.findall(r"https://\S+/uitkomsten/\S+", body(server, "graag@x.nl")))
    assert link == PUBLIC
    app = create_app(settings_for(server, secret_key="x" * 40), town.database, lambda: town.now)
    assert "Achtendertig clubs deden mee" in app.test_client().get(urlsplit(link).path).text


def test_a_page_that_is_taken_away_holds_the_mail_back_until_it_is_there_again(town: Town, server: MailServer) -> None:
    wished(town, Wanted("graag@x.nl", True, False))
    publish(town.survey, ask(town.survey, page()), 0)
    town.plan("results", town.now + HOUR)
    withdraw(town, 1)
    town.work(2 * HOUR)
    town.work(HOUR)
    assert server.mails == []
    publish(town.survey, ask(town.survey, page("Verbeterd")), 2)
    town.work(HOUR)
    assert server.per_address == {"graag@x.nl": 1}
    assert PUBLIC in body(server, "graag@x.nl")


@pytest.mark.parametrize("typed", ["", PUBLIC, f"{PUBLIC}/"])
def test_an_address_of_our_own_where_nothing_is_public_is_no_place_to_send_people(quiet_town: Town, typed: str) -> None:
    wished(quiet_town, Wanted("graag@x.nl", True, False))
    if typed:
        with quiet_town.database.transaction() as session:
            words.set_results_at(quiet_town.wave(session), typed)
    with pytest.raises(Refusal, match="waar de uitkomsten staan"):
        quiet_town.plan("results")


def test_who_wants_to_hear_of_a_meeting_hears_date_time_and_place_once_there_is_one(
    town: Town, server: MailServer
) -> None:
    with pytest.raises(Refusal, match="pas als de meting gesloten is"):
        town.plan("meeting")
    wished(town, Wanted("graag@x.nl", True, False), Wanted("bijeenkomst@x.nl", False, True))
    with pytest.raises(Refusal, match="nog geen datum"):
        town.plan("meeting")
    tell(town, WHEN)
    with pytest.raises(Refusal, match="al geweest"):
        town.plan("meeting", town.now + 12 * DAY)
    town.plan("meeting")
    town.work()
    assert server.per_address == {"bijeenkomst@x.nl": 1}
    read = " ".join(body(server, "bijeenkomst@x.nl").split())
    assert f"{date(WHEN)}, 19.30 uur, Dorpshuis De Brink" in read
    assert "omdat u van een bijeenkomst over de uitkomsten wilde horen" in read


def date(told: Shared, language: str = "nl") -> str:
    assert told.meeting_on
    return format_date(told.meeting_on, language)


def test_an_english_wish_is_answered_in_english(sqlite_database: Database, server: MailServer) -> None:
    english = {"title": "Volunteers", "questions": {"vrijw": {"label": "Volunteers?"}}}
    town = Town(run(sqlite_database, LIST, "named", en=english), settings_for(server))
    wished(town, Wanted("en@x.nl", False, True, "en"))
    tell(town, WHEN)
    town.plan("meeting")
    town.work()
    assert server.to("en@x.nl")[0]["Subject"] == "A meeting about the results: Volunteers"
    assert date(WHEN, "en") in body(server, "en@x.nl")


def test_a_meeting_without_a_date_any_more_waits_and_one_that_is_over_is_not_told(
    town: Town, server: MailServer
) -> None:
    wished(town, Wanted("bijeenkomst@x.nl", False, True))
    tell(town, WHEN)
    town.plan("meeting", town.now + HOUR)
    tell(town, Shared(), 1)
    town.work(2 * HOUR)
    assert waiting(town) == [("due", shared.WAITS["meeting"])]
    tell(town, replace(WHEN, meeting_on=(town.now + DAY).date()), 2)
    town.work(3 * DAY)
    assert waiting(town) == [("dropped", "de bijeenkomst is al geweest")]
    assert server.mails == []


def waiting(town: Town) -> list[tuple[str, str]]:
    with town.database.reading() as session:
        return [(each.state, each.error) for each in session.scalars(select(Message).where(Message.kind == "meeting"))]
