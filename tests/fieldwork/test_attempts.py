"""The pauses after too many attempts, shared by every process through the database."""

import datetime
from collections.abc import Callable

import pytest

from surveyapp.fieldwork import attempts
from surveyapp.fieldwork.attempts import Counter
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Attempt
from tests.fieldwork.at_once import at_once
from tests.surveys import NOW

ELS, HOME, ELSEWHERE = "els@zonstad.nl", "10.0.0.1", "203.0.113.9"


def seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


def begin(database: Database, *counters: Counter, now: datetime.datetime = NOW) -> int:
    with database.transaction() as session:
        return attempts.begin(session, now, *counters)


@pytest.mark.parametrize(("failures", "pause"), [(0, 0), (3, 0), (4, 5), (5, 10), (6, 20), (7, 40), (60, 900)])
def test_the_pause_grows_after_a_few_free_attempts_up_to_a_quarter_of_an_hour(failures: int, pause: int) -> None:
    assert attempts.SIGN_IN.pause(failures) == pause


def test_after_four_attempts_one_must_wait_and_then_may_try_again(database: Database) -> None:
    counters = attempts.sign_in(ELS, HOME)
    assert [begin(database, *counters) for _ in range(4)] == [0, 0, 0, 0]
    assert begin(database, *attempts.sign_in(" ELS@zonstad.nl", HOME), now=NOW + seconds(0.5)) == 5
    assert begin(database, *counters, now=NOW + seconds(5)) == 0
    assert begin(database, *counters, now=NOW + seconds(5)) == 10


def test_two_processes_count_together(pair: tuple[Database, Database]) -> None:
    one, other = pair
    counters = attempts.sign_in(ELS, HOME)
    assert [begin(each, *counters) for each in (one, other, one, other)] == [0, 0, 0, 0]
    assert (begin(one, *counters), begin(other, *counters)) == (5, 5)


def test_of_twenty_guesses_at_the_same_moment_only_the_free_ones_are_looked_at(database: Database) -> None:
    waits: list[int] = []
    at_once([lambda: waits.append(begin(database, *attempts.sign_in(ELS, HOME)))] * 20)
    assert len(waits) == 20
    assert waits.count(0) == attempts.SIGN_IN.free


OTHERS: list[Callable[[], Counter]] = [
    lambda: attempts.sign_in(ELS, ELSEWHERE)[0],
    lambda: attempts.sign_in("an@zonstad.nl", HOME)[0],
    lambda: attempts.sign_in(ELS, HOME)[1],
    lambda: attempts.code(1),
    lambda: attempts.reset(ELS),
    lambda: attempts.reset_from(HOME),
    lambda: attempts.link(HOME),
]


@pytest.mark.parametrize("other", OTHERS)
def test_every_counter_is_on_its_own_also_when_one_starts_again(
    database: Database, other: Callable[[], Counter]
) -> None:
    mine, theirs = attempts.sign_in(ELS, HOME)[0], other()
    for counter in (mine, theirs):
        for _ in range(counter.kind.free):
            assert begin(database, counter) == 0
    with database.transaction() as session:
        attempts.succeeded(session, mine)
    assert begin(database, mine) == 0
    assert begin(database, theirs) > 0


def test_one_address_cannot_try_many_accounts(database: Database) -> None:
    for number in range(attempts.SIGN_IN_ADDRESS.free):
        of_account, of_address = attempts.sign_in(f"account{number}@zonstad.nl", ELSEWHERE)
        assert begin(database, of_account, of_address) == 0
        with database.transaction() as session:
            attempts.failed(session, NOW, of_address)
    assert begin(database, *attempts.sign_in("nieuw@zonstad.nl", ELSEWHERE)) == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.9", "203.0.113.10", False),
        ("", "", True),
    ],
)
def test_a_subscriber_is_an_address_and_on_ipv6_a_network_of_64_bits(one: str, other: str, same: bool) -> None:
    assert (attempts.link(one) == attempts.link(other)) == same


def test_attempts_are_forgotten_after_a_day_and_then_removed(database: Database) -> None:
    counter = attempts.code(1)
    for _ in range(counter.kind.free):
        begin(database, counter)
    later = NOW + datetime.timedelta(days=1, seconds=1)
    assert begin(database, counter, now=later) == 0
    with database.transaction() as session:
        attempts.tidy(session, later)
        assert session.query(Attempt).count() == 1
        attempts.tidy(session, later + datetime.timedelta(days=2))
        assert session.query(Attempt).count() == 0


def test_the_database_keeps_neither_address_nor_account(database: Database) -> None:
    begin(database, *attempts.sign_in(ELS, HOME))
    with database.reading() as session:
        (kept,) = session.query(Attempt)
    assert ELS not in kept.key
    assert HOME not in kept.key
