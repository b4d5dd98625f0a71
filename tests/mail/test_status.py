"""What is known of somebody is read again at the moment of sending."""

import pytest

from surveyapp.fieldwork import declining, handover, optouts, waves, wishes
from surveyapp.fieldwork.handover import Colleague
from surveyapp.fieldwork.mail import mailings, words
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Mailing, Message
from tests.mail.conftest import DAY, HOUR, LIST, Town, municipality, settings_for, town_of
from tests.mailserver import RCPT, MailServer
from tests.surveys import NOW, OFFICER, run

DELAYED = "450 straks"


def queued(town: Town, server: MailServer, kind: str = "invitation") -> None:
    """Started, and put off once by the server: what happens now happens between the queue and the sending."""
    server.says(RCPT, DELAYED, times=len(town.tokens))
    town.plan(kind)
    town.work()
    assert set(town.states(kind).values()) == {"due"}


def test_whoever_answered_meanwhile_gets_no_invitation(town: Town, server: MailServer) -> None:
    town.invite("Koor", "Korfbal")
    queued(town, server)
    town.answer("Koor")
    town.work(HOUR)
    assert server.per_address == {"korfbal@x.nl": 1}
    assert town.states() == {"Koor": "dropped", "Korfbal": "sent"}


def test_whoever_signed_off_meanwhile_gets_nothing(town: Town, server: MailServer) -> None:
    town.invite("Koor", "Korfbal")
    queued(town, server)
    with town.database.transaction() as session:
        optouts.add(session, municipality(session).id, "KOOR@x.nl")
    town.work(HOUR)
    assert server.per_address == {"korfbal@x.nl": 1}
    assert town.words("Koor") == "is afgemeld voor mail"


def test_whoever_said_no_meanwhile_gets_nothing(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    queued(town, server)
    with town.database.transaction() as session:
        declining.decline(session, town.ticket(session, "Koor"), town.now)
    town.work(HOUR)
    assert server.mails == []


@pytest.mark.parametrize("disposition", ["refused", "ineligible", "bounced"])
def test_whoever_was_marked_by_hand_gets_nothing(quiet_town: Town, server: MailServer, disposition: str) -> None:
    quiet_town.invite("Koor")
    quiet_town.invite("Korfbal", disposition=disposition)
    quiet_town.plan("invitation")
    quiet_town.work()
    assert server.per_address == {"koor@x.nl": 1}


def test_a_mail_goes_to_the_address_of_the_moment(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    queued(town, server)
    with town.database.transaction() as session:
        session.merge(town.unit("Koor")).email = "nieuw@x.nl"
    town.work(HOUR)
    assert server.per_address == {"nieuw@x.nl": 1}


def test_without_an_address_nothing_is_sent(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    queued(town, server)
    with town.database.transaction() as session:
        session.merge(town.unit("Koor")).email = ""
    town.work(HOUR)
    assert (server.mails, town.words("Koor")) == ([], "er is geen e-mailadres")


def test_closing_a_wave_drops_what_was_not_sent(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    town.plan("reminder1", NOW + DAY)
    queued(town, server)
    town.close()
    assert town.states() == {"Koor": "dropped"}
    town.work(DAY)
    assert server.mails == []
    with town.database.reading() as session:
        assert {each.kind: each.state for each in session.query(Mailing)}["reminder1"] == "stopped"


def test_stopping_a_mailing_keeps_the_rest_from_being_sent_until_it_is_planned_again(
    town: Town, server: MailServer
) -> None:
    town.invite("Koor", "Korfbal")
    town.plan("invitation")
    server.says(RCPT, DELAYED, "korfbal@x.nl")
    town.work()
    with town.database.transaction() as session:
        mailings.stop(session, town.wave(session), "invitation", town.now, OFFICER)
    town.work(DAY)
    assert server.per_address == {"koor@x.nl": 1}
    town.plan("invitation")
    town.work()
    assert server.per_address == {"koor@x.nl": 1, "korfbal@x.nl": 1}


def test_a_wave_that_is_a_draft_mails_nobody_and_opening_it_starts_what_was_planned(
    database: Database, server: MailServer
) -> None:
    town = town_of(database, server, opened=False)
    town.invite("Koor")
    town.plan("invitation")
    town.work(HOUR)
    assert server.mails == []
    with database.transaction() as session:
        waves.open_(session, town.wave(session), town.now, OFFICER)
    town.work()
    assert server.per_address == {"koor@x.nl": 1}


def test_mails_wait_until_one_can_take_part(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    with town.database.transaction() as session:
        town.wave(session).opens_on = (NOW + 2 * DAY).date()
    town.plan("invitation")
    town.work(DAY)
    assert server.mails == []
    town.work(DAY)
    assert server.per_address == {"koor@x.nl": 1}


def test_a_reminder_goes_to_who_was_invited_and_did_not_answer(town: Town, server: MailServer) -> None:
    town.invite("Koor", "Korfbal", "Toneel")
    town.plan("invitation")
    town.work()
    town.invite("Later")
    town.answer("Koor")
    town.begin("Korfbal")
    town.plan("reminder1")
    town.work()
    assert {name: len(server.to(f"{name}@x.nl")) for name in ("koor", "korfbal", "toneel", "later")} == {
        "koor": 1,
        "korfbal": 2,
        "toneel": 2,
        "later": 0,
    }
    assert server.to("korfbal@x.nl")[1]["Subject"].startswith("U bent al begonnen")
    assert server.to("toneel@x.nl")[1]["Subject"].startswith("Herinnering")


def test_a_confidential_reminder_knows_who_began_too(database: Database, server: MailServer) -> None:
    town = town_of(database, server, "confidential")
    town.invite("Koor", "Korfbal")
    town.begin("Koor")
    town.plan("reminder1")
    town.work()
    assert [server.to(each)[0]["Subject"][:13] for each in ("koor@x.nl", "korfbal@x.nl")] == [
        "U bent al beg",
        "Herinnering: ",
    ]


def test_an_anonymous_reminder_tells_nothing_of_who_began_or_answered(database: Database, server: MailServer) -> None:
    town = town_of(database, server, "anonymous")
    town.invite("Koor", "Korfbal", "Toneel")
    town.answer("Koor")
    town.begin("Korfbal")
    town.plan("reminder1")
    town.work()
    texts = {to: body(server, to) for to in ("koor@x.nl", "korfbal@x.nl", "toneel@x.nl")}
    alike = {
        text.replace(name, "NAAM").split("https://")[0] for name, text in zip(town.tokens, texts.values(), strict=True)
    }
    assert len(alike) == 1
    assert "Hebt u al meegedaan? Dan hoeft u niets te doen." in " ".join(texts["koor@x.nl"].split())


def body(server: MailServer, to: str, place: int = -1) -> str:
    part = server.to(to)[place].get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_an_anonymous_wave_thanks_and_spares_people_in_groups(database: Database, server: MailServer) -> None:
    town = town_of(database, server, "anonymous")
    names = [f"Club{number}" for number in range(6)]
    town.invite(*names)
    town.plan("thanks")
    town.answer(*names[:4])
    town.work()
    assert server.mails == []
    town.answer(names[4])
    town.work()
    assert sorted(server.recipients) == [f"club{number}@x.nl" for number in range(5)]
    town.plan("reminder1")
    town.work()
    assert server.recipients[5:] == ["club5@x.nl"]
    town.answer(names[5])
    town.close()
    town.work()
    assert server.recipients[6:] == ["club5@x.nl"]
    assert server.to("club5@x.nl")[1]["Subject"].startswith("Bedankt")


def test_thanks_follow_answers_as_long_as_they_come(town: Town, server: MailServer) -> None:
    town.invite("Koor", "Korfbal")
    town.plan("thanks")
    town.answer("Koor")
    town.work()
    town.answer("Korfbal")
    town.work(HOUR)
    town.work(HOUR)
    assert server.per_address == {"koor@x.nl": 1, "korfbal@x.nl": 1}


def test_a_link_that_is_handed_over_travels_to_the_colleague(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    with town.database.transaction() as session:
        handover.hand_over(session, town.ticket(session, "Koor"), Colleague("Jan Smit", "jan@x.nl"), town.now)
    town.work()
    assert f"https://vragen.zonstad.nl/v/{town.tokens['Koor']}" in body(server, "jan@x.nl")
    assert "Geachte Jan Smit" in body(server, "jan@x.nl")


def test_results_go_to_who_asked_for_them_once_the_officer_said_where_they_are(town: Town, server: MailServer) -> None:
    with town.database.transaction() as session:
        wishes.put(session, town.wave(session), wishes.Wanted("graag@x.nl", True, False))
        wishes.put(session, town.wave(session), wishes.Wanted("bijeenkomst@x.nl", False, True))
    with pytest.raises(Refusal, match="pas als de meting gesloten is"):
        town.plan("results")
    town.close()
    with pytest.raises(Refusal, match="waar de uitkomsten staan"):
        town.plan("results")
    with town.database.transaction() as session:
        words.set_results_at(town.wave(session), "https://www.zonstad.nl/uitkomsten")
    town.plan("results")
    town.work()
    assert server.per_address == {"graag@x.nl": 1}
    assert "https://www.zonstad.nl/uitkomsten" in body(server, "graag@x.nl")


@pytest.mark.parametrize("mode", ["anonymous", "named"])
def test_who_asked_for_the_results_in_english_reads_them_in_english(
    database: Database, server: MailServer, mode: str
) -> None:
    english = {"title": "Volunteers", "questions": {"vrijw": {"label": "Volunteers?"}}}
    town = Town(run(database, LIST, mode, en=english), settings_for(server))
    with database.transaction() as session:
        for place, language in enumerate(["nl", "en"] * 5):
            wished = wishes.Wanted(f"{language}{place}@x.nl", True, False, language)
            wishes.put(session, town.wave(session), wished)
    town.close()
    with database.transaction() as session:
        words.set_results_at(town.wave(session), "https://www.zonstad.nl/uitkomsten")
    town.plan("results")
    town.work()
    assert server.to("nl0@x.nl")[0]["Subject"] == "De uitkomsten zijn er: Vrijwilligers in Zonstad"
    assert server.to("en1@x.nl")[0]["Subject"] == "The results are in: Volunteers"
    assert "Dear reader" in body(server, "en1@x.nl")
    assert "https://www.zonstad.nl/uitkomsten" in body(server, "en1@x.nl")


@pytest.mark.parametrize(
    "address", ["", "uitkomsten", "javascript:alert(1)", "https://", "https://x.nl/ y", "http://[x"]
)
def test_results_are_somewhere_on_the_web(quiet_town: Town, address: str) -> None:
    with quiet_town.database.transaction() as session, pytest.raises(Refusal):
        words.set_results_at(quiet_town.wave(session), address)


@pytest.mark.parametrize(
    ("kind", "after", "told"),
    [
        ("reminder1", HOUR, "uitnodiging gaat dan pas later uit"),
        ("invitation", 5 * DAY, "herinnering gaat al eerder uit"),
    ],
)
def test_a_reminder_goes_after_what_it_reminds_of(quiet_town: Town, kind: str, after: object, told: str) -> None:
    quiet_town.plan("invitation", NOW + DAY)
    quiet_town.plan("reminder2", NOW + 3 * DAY)
    with pytest.raises(Refusal, match=told):
        quiet_town.plan(kind, NOW + after)  # type: ignore[operator]


def test_a_message_is_one_per_person_and_kind_whatever_is_planned(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    for _ in range(3):
        town.plan("invitation")
        town.work()
    with town.database.reading() as session:
        assert session.query(Message).count() == 1
    assert len(server.mails) == 1
