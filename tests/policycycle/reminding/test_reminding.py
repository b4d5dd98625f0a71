"""Who does an action is reminded once per occasion, whatever happens on the way: against a real mail server."""

import datetime
import threading

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import optouts, unsubscribing, waves
from surveyapp.fieldwork.mail import claims, outbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import forgetting, mentions
from surveyapp.policycycle.reminding import outlook
from surveyapp.policycycle.reminding.office import ReminderOffice
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Action, Message, Municipality, Reminder, ReminderItem, Wave
from tests.mail.conftest import settings_for
from tests.mailserver import DATA, DROP, RCPT, MailServer
from tests.policycycle.reminding.conftest import DAY, DUE, MORNING, Town, text_of, town_of
from tests.surveys import NOW, OFFICER

OVERNIGHT = MORNING - NOW
MINUTE = datetime.timedelta(minutes=1)


def test_the_owner_gets_one_mail_with_all_actions_on_the_next_working_morning(town: Town) -> None:
    town.add()
    town.add(text="Een folder", due_on=DUE + DAY)
    town.add(text="Over een jaar", due_on=DUE + 300 * DAY)
    town.add(text="Van een ander", owner="Piet", owner_email="piet@zonstad.nl")
    assert town.work().numbers["sent"] == 0
    assert town.work(OVERNIGHT - MINUTE).numbers["sent"] == 0
    assert town.work(MINUTE).numbers["sent"] == 2
    (mail,) = town.mails()
    assert "1. Elk kwartaal een cursus Moet klaar zijn op 20 mei 2026." in text_of(mail)
    assert "2. Een folder Moet klaar zijn op 21 mei 2026. Dat is over 8 dagen." in text_of(mail)
    assert "Over een jaar" not in text_of(mail)
    assert mail["Subject"] == "Herinnering: 2 acties die op uw naam staan"
    assert len(town.mails("piet@zonstad.nl")) == 1
    town.days(5)
    assert len(town.mails()) == 1


def test_somebody_who_does_nothing_is_reminded_seven_times_and_then_no_more(quiet_town: Town) -> None:
    quiet_town.add()
    for day in (-7, -2, 1, 9, 31, 61, 91, 121, 151, 181, 211):
        quiet_town.now = NOW + (DUE - NOW.date()) + (day - 1) * DAY
        quiet_town.days(3)
    days = [datetime.datetime.strptime(each["Date"][5:16], "%d %b %Y").date() for each in quiet_town.mails()]
    assert [(day - DUE).days for day in days] == [-7, 1, 33, 61, 91, 121, 152]  # three of them fell in a weekend
    assert ["geen herinnering meer" in text_of(each) for each in quiet_town.mails()] == [False] * 6 + [True]


@pytest.mark.parametrize(
    "happens",
    [
        lambda town, number: town.report(number, "done"),
        lambda town, number: town.report(number, "dropped"),
        lambda town, number: town.change(number, due_on=DUE + 100 * DAY),
        lambda town, number: town.change(number, owner="Piet", owner_email="piet@zonstad.nl"),
        lambda town, number: town.switch(False),
    ],
    ids=["done", "dropped", "postponed", "given away", "switched off"],
)
def test_a_mail_that_is_overtaken_does_not_leave(happens, quiet_town: Town) -> None:  # type: ignore[no-untyped-def]
    number = quiet_town.add()
    assert quiet_town.queue() == 1
    happens(quiet_town, number)
    quiet_town.days(1)
    assert quiet_town.mails() == []
    assert quiet_town.states()[0] == "dropped"


def test_a_new_date_and_a_new_owner_are_new_occasions_and_the_old_date_is_none(quiet_town: Town) -> None:
    number = quiet_town.add()
    quiet_town.days(1)
    quiet_town.change(number, due_on=DUE + DAY)
    quiet_town.days(1)
    assert len(quiet_town.mails()) == 2
    quiet_town.change(number, due_on=DUE)
    quiet_town.days(1)
    assert len(quiet_town.mails()) == 2
    quiet_town.change(number, owner="Piet", owner_email="piet@zonstad.nl")
    quiet_town.days(3)
    assert len(quiet_town.mails("piet@zonstad.nl")) == 1


def test_an_account_is_written_to_where_it_is_now_and_not_after_it_was_ended(quiet_town: Town) -> None:
    noor = quiet_town.hire("noor@zonstad.nl")
    quiet_town.add(account_id=noor, owner="", owner_email="")
    quiet_town.days(1)
    assert len(quiet_town.mails("noor@zonstad.nl")) == 1
    quiet_town.set(noor, email="n.vos@zonstad.nl")
    quiet_town.days(2)
    assert not quiet_town.mails("n.vos@zonstad.nl")
    quiet_town.days(10)
    assert len(quiet_town.mails("n.vos@zonstad.nl")) == 1
    quiet_town.set(noor, active=False)
    quiet_town.days(60)
    assert quiet_town.server.per_address == {"noor@zonstad.nl": 1, "n.vos@zonstad.nl": 1}


def test_the_mail_tells_who_has_no_account_what_to_do(quiet_town: Town) -> None:
    quiet_town.add()
    quiet_town.days(1)
    (mail,) = quiet_town.mails()
    assert mail["Subject"] == "Herinnering: uw actie moet op 20 mei 2026 klaar zijn"
    assert mail["Reply-To"] == "annet@zonstad.nl"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text_of(mail).startswith(
        "Beste Jan Smit, Bij Gemeente Zonstad staat deze actie op uw naam: Elk kwartaal een cursus "
        "Moet klaar zijn op 20 mei 2026. Dat is over 7 dagen. "
        "Is het klaar, lukt het niet op tijd, of doet iemand anders het? Antwoord dan op deze mail. "
        "Uw antwoord komt bij Annet de Boer, annet@zonstad.nl."
    )
    assert "U krijgt deze mail omdat Gemeente Zonstad u noemt als degene die dit doet." in text_of(mail)
    assert "/beheer/" not in text_of(mail)


def test_an_officer_is_led_to_the_page_and_a_reader_answers_the_mail(quiet_town: Town) -> None:
    page = "https://vragen.zonstad.nl/beheer/metingen/0-meting/acties"
    for email, role in (("noor@zonstad.nl", "officer"), ("ali@zonstad.nl", "reader")):
        quiet_town.add(account_id=quiet_town.hire(email, role), owner="", owner_email="")
    quiet_town.days(1)
    (officer,), (reader,) = quiet_town.mails("noor@zonstad.nl"), quiet_town.mails("ali@zonstad.nl")
    assert "Beste Noor," in text_of(officer)
    assert f"Schrijf het dan op de bladzijde met acties. U logt eerst in. {page}" in text_of(officer)
    assert "Antwoord" not in text_of(officer)
    assert f"U ziet de actie ook hier, als u bent ingelogd: {page}" in text_of(reader)
    assert "Antwoord dan op deze mail" in text_of(reader)


def test_actions_of_several_waves_each_have_the_address_of_their_page(quiet_town: Town) -> None:
    noor = quiet_town.hire("noor@zonstad.nl")
    quiet_town.add(account_id=noor, owner="", owner_email="")
    with quiet_town.database.transaction() as session:
        first = session.get_one(Wave, quiet_town.wave_id)
        second = waves.create(session, first.municipality, first.sources, first.main, "Later", 1, "named", NOW, OFFICER)
    quiet_town.wave_id = second.id
    quiet_town.add(account_id=noor, owner="", owner_email="", text="Een folder")
    quiet_town.days(1)
    (mail,) = quiet_town.mails("noor@zonstad.nl")
    pages = "https://vragen.zonstad.nl/beheer/metingen"
    assert f"0-meting: {pages}/0-meting/acties Later: {pages}/later/acties" in text_of(mail)
    assert mail["Reply-To"] == "annet@zonstad.nl"


def test_what_an_officer_typed_fills_no_place_and_becomes_no_markup(quiet_town: Town) -> None:
    quiet_town.add(text="Zet {gemeente} en <b>dit</b>\r\nBcc: x@y.nl", owner="{link}")
    quiet_town.days(1)
    (mail,) = quiet_town.mails()
    assert "Beste {link}," in text_of(mail)
    assert "Zet {gemeente} en <b>dit</b> Bcc: x@y.nl" in text_of(mail)
    html = mail.get_body(("html",))
    assert html
    assert "&lt;b&gt;dit&lt;/b&gt;" in html.get_content()
    assert mail["Bcc"] is None


def test_who_signs_off_gets_no_more_reminders_but_still_mail_about_surveys(quiet_town: Town) -> None:
    quiet_town.add()
    quiet_town.days(1)
    link = quiet_town.mails()[0]["List-Unsubscribe"].strip("<>")
    assert link.startswith("https://vragen.zonstad.nl/afmelden/")
    with quiet_town.database.transaction() as session:
        subscription = unsubscribing.read(session, link.rpartition("/")[2])
        assert subscription is not None
        unsubscribing.sign_off(session, subscription)
        assert not optouts.among(session, subscription.municipality_id, ["jan@zonstad.nl"])
    quiet_town.days(40)
    assert len(quiet_town.mails()) == 1


def test_a_mail_for_a_wrong_address_stops_reminding_until_the_address_is_put_right(
    town: Town, server: MailServer
) -> None:
    server.says(RCPT, "550 5.1.1 onbekend", "jan@zonstad.nl", times=9)
    number = town.add()
    town.days(20)
    assert town.states() == ["failed"]
    assert outlook_of(town, number).why_not == outlook.UNREACHABLE
    town.change(number, owner_email="j.smit@zonstad.nl")
    town.days(1)
    assert len(town.mails("j.smit@zonstad.nl")) == 1


def outlook_of(town: Town, number: int) -> outlook.Outlook:
    with town.database.reading() as session:
        wave = session.get_one(Wave, town.wave_id)
        return outlook.of(session, wave, [session.get_one(Action, number)], town.now)[number]


def test_an_officer_lets_a_mail_that_failed_go_once_more(town: Town, server: MailServer) -> None:
    server.says(RCPT, "550 5.1.1 onbekend", "jan@zonstad.nl")
    number = town.add()
    town.days(1)
    (past,) = outlook_of(town, number).past
    assert (past.state, past.day, "onbekend" in past.words) == ("failed", MORNING.date(), True)
    with town.database.transaction() as session:
        wave = session.get_one(Wave, town.wave_id)
        reminder = outlook.find(session, wave, past.number)
        assert reminder
        outlook.send_again(session, wave, reminder, town.now, OFFICER)
        with pytest.raises(Refusal):
            outlook.send_again(session, wave, reminder, town.now, OFFICER)
    assert town.work().numbers["sent"] == 1
    found = outlook_of(town, number)
    assert [each.state for each in found.past] == ["sent"]
    assert found.next_on == DUE + DAY


def test_what_is_not_taken_for_now_is_tried_again_with_what_is_then_left(town: Town, server: MailServer) -> None:
    server.says(DATA, "451 druk", "jan@zonstad.nl")
    first, _ = town.add(), town.add(text="Een folder")
    town.work()
    assert town.work(OVERNIGHT).numbers["later"] == 1
    town.report(first, "done")
    assert town.work(5 * MINUTE).numbers["sent"] == 1
    (mail,) = town.mails()
    assert "cursus" not in text_of(mail)
    assert outlook_of(town, first).past == []


def test_a_worker_that_dies_while_handing_over_leaves_a_mail_that_is_never_repeated(town: Town) -> None:
    number = town.add()
    town.work()
    town.now += OVERNIGHT
    settings = settings_for(town.server)
    with town.database.transaction() as session:
        claim = claims.take(session, "dood", town.now, reminds=True)
    assert claim
    with town.database.transaction() as session:
        assert outbox.begin(session, settings, claim, town.now, ReminderOffice())
    town.days(5)
    assert town.mails() == []
    assert town.states() == ["uncertain"]
    assert [each.state for each in outlook_of(town, number).past] == ["uncertain"]


def test_a_worker_that_dies_before_leaves_it_to_the_next(town: Town) -> None:
    town.add()
    town.work()
    town.now += OVERNIGHT
    with town.database.transaction() as session:
        assert claims.take(session, "dood", town.now, reminds=True)
    town.days(1)
    assert len(town.mails()) == 1


def test_a_server_that_hangs_up_halfway_makes_nobody_get_it_twice(quiet_town: Town, server: MailServer) -> None:
    server.says(DATA, DROP, "jan@zonstad.nl")
    quiet_town.add()
    quiet_town.days(4)
    assert len(quiet_town.mails()) == 1
    assert quiet_town.states() == ["uncertain"]


def test_several_workers_at_once_give_everybody_one_mail(pair: tuple[Database, Database], server: MailServer) -> None:
    town = town_of(pair[0], server)
    emails = [f"club{number}@x.nl" for number in range(10)]
    for email in emails * 2:
        town.add(owner_email=email)

    def shift(database: Database) -> None:
        other = Town(database, server, town.wave_id, NOW)
        other.work()
        other.work(OVERNIGHT)

    threads = [threading.Thread(target=shift, args=(each,)) for each in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert server.per_address == dict.fromkeys(emails, 1)


def test_a_worker_that_cannot_write_reminders_leaves_them_to_others(quiet_town: Town) -> None:
    quiet_town.add()
    quiet_town.queue()
    quiet_town.now += OVERNIGHT
    plain = quiet_town.worker()
    plain.office = None
    assert plain.round().numbers["sent"] == 0
    assert quiet_town.states() == ["due"]


def test_somebody_who_asks_to_be_forgotten_is_gone_from_what_was_sent_and_what_waits(town: Town) -> None:
    town.add()
    town.days(1)
    town.add(text="Een folder")
    town.queue()
    assert town.states() == ["sent", "due"]
    with town.database.transaction() as session:
        zonstad = session.scalars(select(Municipality)).one()
        told = mentions.told(mentions.search(session, zonstad.id, "jan@zonstad.nl", []))
        assert [label for _, label, _ in told if "herinnering" in label] == [
            "Waar een herinnering aan acties heen gaat of ging, 13 mei 2026",
            "Waar een herinnering aan acties heen gaat of ging, 14 mei 2026",
        ]
        forgetting.forget(session, zonstad, "jan@zonstad.nl", [], town.now, OFFICER)
    town.days(2)
    assert len(town.mails()) == 1
    assert town.states() == []
    assert nothing_left(town)


def nothing_left(town: Town) -> bool:
    with town.database.reading() as session:
        return not [row for table in (Reminder, ReminderItem, Message) for row in session.scalars(select(table))]


def test_a_year_later_nothing_tells_who_was_reminded(town: Town) -> None:
    number = town.add()
    town.days(1)
    town.report(number, "done")
    town.queue(365 * DAY)
    assert town.states() == ["sent"]
    town.queue(DAY)
    assert nothing_left(town)


def test_an_action_tells_when_the_next_mail_goes_or_why_there_is_none(quiet_town: Town) -> None:
    noor = quiet_town.hire("noor@zonstad.nl")
    number = quiet_town.add(account_id=noor, owner="", owner_email="", due_on=DUE + 30 * DAY)
    assert outlook_of(quiet_town, number).next_on == datetime.date(2026, 6, 5)
    quiet_town.set(noor, active=False)
    assert outlook_of(quiet_town, number).why_not == outlook.STOPPED
    quiet_town.switch(False)
    assert outlook_of(quiet_town, number).why_not == outlook.OFF
    quiet_town.report(number, "done")
    assert outlook_of(quiet_town, number).why_not == outlook.ENDED_ACTION
    old = quiet_town.add(due_on=DUE - 300 * DAY)
    quiet_town.switch(True)
    assert outlook_of(quiet_town, old).why_not == outlook.NO_MORE
