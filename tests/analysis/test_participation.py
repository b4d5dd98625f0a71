"""The response account."""

import pytest

from surveyapp.analysis.participation import Participation

ACCOUNT = Participation(complete=50, partial=10, refusal=5, no_contact=20, other=5, unknown=10, not_eligible=10)


def test_the_rate_is_rr2_over_everyone_who_may_be_eligible() -> None:
    assert (ACCOUNT.gross, ACCOUNT.invited, ACCOUNT.answered) == (110, 100, 60)
    assert ACCOUNT.rate == 0.6


def test_all_six_rates_follow_the_standard_definitions() -> None:
    assert ACCOUNT.eligibility == 0.9
    assert ACCOUNT.rates == {
        "RR1": 50 / 100,
        "RR2": 60 / 100,
        "RR3": 50 / (90 + 0.9 * 10),
        "RR4": 60 / (90 + 0.9 * 10),
        "RR5": 50 / 90,
        "RR6": 60 / 90,
    }


def test_the_rates_are_those_of_a_published_account() -> None:
    """README of the R package outcomerate: I 4, P 2, R 1, NC 1, O 1, UH 1 and UO 1 (here together), NE 1; e = 0.9."""
    account = Participation(complete=4, partial=2, refusal=1, no_contact=1, other=1, unknown=2, not_eligible=1)
    published = {"RR1": 0.364, "RR2": 0.545, "RR3": 0.370, "RR4": 0.556, "RR5": 0.444, "RR6": 0.667}
    assert account.eligibility == 0.9
    assert account.rates == pytest.approx(published, abs=0.0005)


def test_without_invitations_there_is_no_rate_however_many_came_by_the_open_link() -> None:
    account = Participation(complete=0, open_link=212)
    assert account.rate is None
    assert set(account.rates.values()) == {None}
    assert account.eligibility is None


@pytest.mark.parametrize("outcome", ["partial", "refusal", "open_link"])
def test_a_count_below_zero_is_an_error(outcome: str) -> None:
    with pytest.raises(ValueError, match=f"{outcome} cannot be negative"):
        Participation(complete=3, **{outcome: -1})


def test_a_group_takes_the_part_that_exists_from_the_whole_list() -> None:
    group = Participation(complete=6, no_contact=2, unknown=2)
    assert group.rates_by(0.9) == {
        "RR1": 6 / 10,
        "RR2": 6 / 10,
        "RR3": 6 / (8 + 0.9 * 2),
        "RR4": 6 / (8 + 0.9 * 2),
        "RR5": 6 / 8,
        "RR6": 6 / 8,
    }


def test_the_channels_divide_every_rate_among_them() -> None:
    parts = [ACCOUNT.along(answers) for answers in (45, 15)]
    assert {name: sum(part[name] or 0.0 for part in parts) for name in ACCOUNT.rates} == pytest.approx(ACCOUNT.rates)
    assert set(Participation(complete=0, no_contact=3).along(0).values()) == {None}
