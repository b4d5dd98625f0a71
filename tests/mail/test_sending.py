"""Mails get away once, whatever the server answers: against a real mail server, on both databases."""

import datetime
import threading

import pytest

from surveyapp.fieldwork.mail import byhand, queue
from surveyapp.fieldwork.mail import server as shared
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Message
from tests.mail.conftest import DAY, HOUR, MINUTE, Town, settings_for, town_of
from tests.mailserver import DATA, DROP, DROP_BEFORE_DOT, MAIL, RCPT, STALL, MailServer, running
from tests.surveys import NOW, OFFICER


def test_an_invitation_reaches_everybody_once_however_often_the_worker_looks(town: Town, server: MailServer) -> None:
    town.invite("Koor", "Korfbal", "Toneel")
    town.plan("invitation")
    assert town.work().numbers == {"sent": 3, "uncertain": 0}
    town.plan("invitation")
    assert town.work(DAY).numbers["sent"] == 0
    assert server.per_address == {"koor@x.nl": 1, "korfbal@x.nl": 1, "toneel@x.nl": 1}
    assert set(town.states().values()) == {"sent"}
    assert "aangenomen" in town.words("Koor")
    assert server.connections == 1


def test_nothing_leaves_before_its_moment(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    town.plan("invitation", NOW + HOUR)
    assert not town.work(HOUR - MINUTE).numbers["sent"]
    assert town.work(MINUTE).numbers["sent"] == 1


def test_whoever_comes_on_the_list_later_gets_it_when_the_officer_says_so(town: Town, server: MailServer) -> None:
    town.invite("Koor")
    town.plan("invitation")
    town.work()
    town.invite("Later")
    assert not town.work().numbers["sent"]
    town.plan("invitation")
    town.work()
    assert server.per_address == {"koor@x.nl": 1, "later@x.nl": 1}


@pytest.mark.parametrize(
    ("stage", "answer"), [(MAIL, "451 4.3.0 druk"), (RCPT, "450 4.2.0 greylisted"), (DATA, "452 vol")]
)
def test_what_is_not_taken_for_now_is_tried_again_later(
    town: Town, server: MailServer, stage: str, answer: str
) -> None:
    server.says(stage, answer)
    town.invite("Koor")
    town.plan("invitation")
    assert town.work().numbers["later"] == 1
    assert answer in town.words("Koor")
    assert not town.work(4 * MINUTE).numbers["sent"]
    assert town.work(MINUTE).numbers["sent"] == 1
    assert server.per_address == {"koor@x.nl": 1}


def test_pauses_grow_and_have_an_end(town: Town, server: MailServer) -> None:
    server.says(RCPT, "450 straks", times=99)
    town.invite("Koor")
    town.plan("invitation")
    town.work()
    for minutes in (5, 15, 60, 180, 480):
        assert town.work((minutes - 1) * MINUTE).numbers["later"] == 0
        assert town.work(MINUTE).numbers["later"] == 1
    assert town.work(DAY).numbers["failed"] == 1
    assert town.states() == {"Koor": "failed"}
    assert "7 keer geprobeerd" in town.words("Koor")
    assert town.unit("Koor").disposition == "none"


def test_nothing_is_tried_again_after_the_wave_has_closed(database: Database, server: MailServer) -> None:
    town = town_of(database, server)
    with database.transaction() as session:
        town.wave(session).closes_on = datetime.date(2026, 5, 12)  # at midnight
    server.says(RCPT, "450 straks", times=99)
    town.invite("Koor")
    town.plan("invitation", NOW + 12 * HOUR - 2 * MINUTE)
    assert town.work(12 * HOUR - 2 * MINUTE).numbers["failed"] == 1
    assert "450 straks" in town.words("Koor")


@pytest.mark.parametrize(
    ("stage", "answer", "disposition"),
    [
        (RCPT, "550 5.1.1 onbekend", "bounced"),
        (RCPT, "550 nee", "bounced"),
        (RCPT, "554 5.7.1 niet welkom", "none"),
        (DATA, "554 5.7.1 dit lijkt reclame", "none"),
        (DATA, "550 5.1.1 onbekend", "bounced"),
    ],
)
def test_what_is_refused_for_good_is_shown_and_not_tried_again(
    town: Town, server: MailServer, stage: str, answer: str, disposition: str
) -> None:
    server.says(stage, answer, "koor@x.nl")
    town.invite("Koor", "Korfbal")
    town.plan("invitation")
    assert town.work().numbers == {"sent": 1, "failed": 1, "uncertain": 0}
    assert town.states() == {"Koor": "failed", "Korfbal": "sent"}
    assert answer in town.words("Koor")
    assert town.unit("Koor").disposition == disposition
    assert not town.work(DAY).numbers["sent"]


def test_a_corrected_address_can_be_tried_again(town: Town, server: MailServer) -> None:
    server.says(RCPT, "550 5.1.1 onbekend", "koor@x.nl")
    town.invite("Koor")
    town.plan("invitation")
    town.work()
    with town.database.transaction() as session:
        session.merge(town.unit("Koor")).email = "nieuw@x.nl"
    again(town)
    town.work()
    assert server.per_address == {"nieuw@x.nl": 1}
    assert town.unit("Koor").disposition == "none"


def again(town: Town) -> None:
    with town.database.transaction() as session:
        message = session.query(Message).one()
        byhand.send_again(session, town.wave(session), message, town.now, OFFICER)


@pytest.mark.parametrize("what", [DROP, DROP_BEFORE_DOT])
def test_no_answer_after_the_last_dot_is_uncertain_and_never_sent_again_by_itself(
    town: Town, server: MailServer, what: str
) -> None:
    server.says(what if what == DROP_BEFORE_DOT else DATA, what)
    town.invite("Koor")
    town.plan("invitation")
    assert town.work().numbers["uncertain"] == 1
    for _ in range(3):
        assert not town.work(DAY).numbers["sent"]
    assert town.states() == {"Koor": "uncertain"}
    again(town)
    town.work()
    assert town.states() == {"Koor": "sent"}


def test_an_uncertain_mail_can_be_left_as_it_is(town: Town, server: MailServer) -> None:
    server.says(DATA, DROP)
    town.invite("Koor")
    town.plan("invitation")
    town.work()
    with town.database.transaction() as session:
        byhand.leave(session, town.wave(session), session.query(Message).one(), town.now, OFFICER)
    town.work(DAY)
    assert (town.states(), len(server.mails)) == ({"Koor": "uncertain"}, 1)


@pytest.mark.parametrize("stage", [MAIL, RCPT])
def test_a_server_that_hangs_up_before_it_has_the_mail_is_tried_again(
    town: Town, server: MailServer, stage: str
) -> None:
    server.says(stage, DROP)
    town.invite("Koor", "Korfbal")
    town.plan("invitation")
    assert town.work().numbers == {"later": 1, "sent": 1, "uncertain": 0}
    assert town.work(5 * MINUTE).numbers["sent"] == 1
    assert set(server.per_address.values()) == {1}


def test_a_server_that_stalls_after_the_dot_leaves_the_mail_uncertain(quiet_town: Town, server: MailServer) -> None:
    server.says(DATA, STALL)
    quiet_town.invite("Koor")
    quiet_town.plan("invitation")
    worker = quiet_town.worker()
    worker.seconds = 1.0
    assert worker.round().numbers["uncertain"] == 1


def test_a_server_that_is_gone_costs_nobody_a_try_and_is_told(town: Town) -> None:
    with running() as gone:
        pass
    town.settings = settings_for(gone)
    town.invite("Koor", "Korfbal")
    town.plan("invitation")
    done = town.work()
    assert "niet te bereiken" in done.problem
    assert set(town.states().values()) == {"due"}
    with town.database.reading() as session:
        assert [message.attempts for message in session.query(Message)] == [0, 0]
        trouble = shared.trouble(session)
    assert trouble is not None
    assert (trouble.words, trouble.since, trouble.retry_at) == (done.problem, NOW, NOW + MINUTE)
    with running(MailServer(port=gone.port)) as back:
        assert not town.work(MINUTE / 2).numbers["sent"]
        assert town.work(MINUTE / 2).numbers["sent"] == 2
        assert len(back.mails) == 2
    with town.database.reading() as session:
        assert shared.trouble(session) is None


def test_a_refused_sender_stops_the_round_and_costs_nobody_a_try(town: Town, server: MailServer) -> None:
    server.says(MAIL, "553 5.7.1 niet onze afzender")
    town.invite("Koor", "Korfbal")
    town.plan("invitation")
    assert "weigert de afzender: 553 5.7.1 niet onze afzender" in town.work().problem
    assert set(town.states().values()) == {"due"}
    assert town.work(MINUTE).numbers["sent"] == 2


def test_a_server_that_refuses_everybody_is_left_alone(town: Town, server: MailServer) -> None:
    server.says(RCPT, "550 5.7.1 relaying denied", times=99)
    town.invite(*(f"Club{number}" for number in range(8)))
    town.plan("invitation")
    assert "weigerde 5 mails achter elkaar" in town.work().problem
    assert sorted(town.states().values()) == ["due"] * 3 + ["failed"] * 5


def test_two_workers_at_once_send_everything_once(pair: tuple[Database, Database], server: MailServer) -> None:
    town = town_of(pair[0], server)
    names = [f"Club{number}" for number in range(40)]
    town.invite(*names)
    town.plan("invitation")
    workers = [town.worker(), town.worker()]
    workers[1].database = pair[1]
    threads = [threading.Thread(target=worker.round) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert server.per_address == {f"{name.lower()}@x.nl": 1 for name in names}


def test_all_workers_together_keep_the_pace(town: Town, server: MailServer) -> None:
    town.settings = settings_for(server, mail_per_minute=30)
    town.invite("Een", "Twee", "Drie")
    town.plan("invitation")
    town.work()
    assert town.now - NOW == datetime.timedelta(seconds=4)
    queue_one(town, "handover1", "Een")
    town.work()
    assert town.now - NOW == datetime.timedelta(seconds=6)


def queue_one(town: Town, kind: str, name: str) -> None:
    with town.database.transaction() as session:
        queue.put(session, kind, town.now, invitation=session.merge(town.unit(name)))


def test_a_worker_that_is_asked_to_stop_leaves_the_rest_in_the_queue(town: Town, server: MailServer) -> None:
    town.invite("Een", "Twee", "Drie")
    town.plan("invitation")
    done = town.worker(stopped=lambda: len(server.mails) >= 1).round()
    assert done.numbers["sent"] == 1
    assert sorted(town.states().values()) == ["due", "due", "sent"]


@pytest.mark.parametrize(("state", "after"), [("claimed", "sent"), ("sending", "uncertain")])
def test_what_a_dead_worker_leaves_behind(town: Town, server: MailServer, state: str, after: str) -> None:
    town.invite("Koor")
    town.plan("invitation")
    town.work(-DAY)
    with town.database.transaction() as session:
        message = Message(
            municipality_id=town.wave(session).municipality_id,
            wave_id=town.survey.wave_id,
            invitation_id=town.unit("Koor").id,
            kind="invitation",
            state=state,
            next_at=town.now,
            claim="dood",
            claimed_at=town.now,
        )
        session.add(message)
    town.work(5 * MINUTE)
    assert town.states() == {"Koor": state}
    town.work(30 * MINUTE)
    assert town.states() == {"Koor": after}
    assert len(server.mails) == (after == "sent")
