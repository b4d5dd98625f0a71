"""The pauses after failed attempts to sign in."""

import datetime

import pytest

from surveyapp.web.attempts import PER_ACCOUNT, PER_ADDRESS, Attempts

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


@pytest.mark.parametrize(("failures", "pause"), [(0, 0), (3, 0), (4, 5), (5, 10), (6, 20), (7, 40), (60, 900)])
def test_the_pause_grows_after_a_few_free_attempts(failures: int, pause: int) -> None:
    assert PER_ACCOUNT.pause(failures) == pause


def test_after_four_failures_the_account_must_wait_and_then_may_try_again() -> None:
    attempts = Attempts()
    for _ in range(4):
        assert attempts.seconds_to_wait("els@rijswoude.nl", "10.0.0.1", NOON) == 0
        attempts.failed("els@rijswoude.nl", "10.0.0.1", NOON)
    assert attempts.seconds_to_wait("ELS@rijswoude.nl", "10.0.0.1", NOON + seconds(0.5)) == 5
    assert attempts.seconds_to_wait("els@rijswoude.nl", "10.0.0.1", NOON + seconds(5)) == 0


def test_a_stranger_at_another_address_shuts_nobody_out() -> None:
    attempts = Attempts()
    for _ in range(15):
        attempts.failed("els@rijswoude.nl", "203.0.113.9", NOON)
    assert attempts.seconds_to_wait("els@rijswoude.nl", "10.0.0.1", NOON) == 0


def test_one_address_cannot_try_many_accounts() -> None:
    attempts = Attempts()
    for number in range(PER_ADDRESS.free):
        attempts.failed(f"account{number}@rijswoude.nl", "203.0.113.9", NOON)
    assert attempts.seconds_to_wait("nieuw@rijswoude.nl", "203.0.113.9", NOON) > 0


def test_signing_in_clears_the_account_but_not_the_address() -> None:
    attempts = Attempts()
    for _ in range(PER_ADDRESS.free):
        attempts.failed("els@rijswoude.nl", "10.0.0.1", NOON)
    attempts.succeeded("els@rijswoude.nl", "10.0.0.1")
    assert attempts.seconds_to_wait("els@rijswoude.nl", "10.0.0.1", NOON) == PER_ADDRESS.pause(PER_ADDRESS.free)


def test_failures_are_forgotten_after_a_day() -> None:
    attempts = Attempts()
    for _ in range(10):
        attempts.failed("els@rijswoude.nl", "10.0.0.1", NOON)
    later = NOON + datetime.timedelta(days=1, seconds=1)
    attempts.failed("els@rijswoude.nl", "10.0.0.1", later)
    assert attempts.seconds_to_wait("els@rijswoude.nl", "10.0.0.1", later) == 0
