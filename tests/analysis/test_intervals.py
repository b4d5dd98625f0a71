"""Limits of shares and means, against a second way to compute them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.analysis.intervals import Z, effective, margin, mean_limits, share_limits
from tests.analysis.reference import root, stats


def test_the_quantile_is_the_exact_one_and_not_1_96() -> None:
    assert pytest.approx(stats.norm.ppf(0.975), abs=1e-15) == Z


@pytest.mark.parametrize(("count", "n"), [(1, 2), (3, 10), (5, 10), (38, 41), (1, 549), (2700, 8300)])
def test_without_a_frame_the_limits_are_the_wilson_limits_of_scipy(count: int, n: int) -> None:
    expected = stats.binomtest(count, n).proportion_ci(0.95, "wilson")
    assert share_limits(count, n) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_a_share_of_a_small_frame_has_the_limits_worked_out_by_hand() -> None:
    """61 of 75 from 415: n* = 75 · 414 / 340 = 91.3235 (O'Neill 2021), z² = 3.841459, z²/n* = 0.0420643.

    Middle (0.813333 + 0.0210322) / 1.0420643 = 0.8006853; half 1.959964 · √(0.0016624 + 0.0001152) / 1.0420643 =
    0.0792901.
    """
    assert share_limits(61, 75, 415) == pytest.approx((0.8006853 - 0.0792901, 0.8006853 + 0.0792901), abs=2e-5)


@pytest.mark.parametrize(("count", "n", "size"), [(3, 10, 12), (19, 38, 41), (20, 38, 4100), (1, 2, 3)])
def test_with_a_frame_the_limits_solve_the_score_equation_for_the_effective_sample(
    count: int, n: int, size: int
) -> None:
    """A Wilson limit is where the distance to the share is Z standard errors of the limit itself."""
    weight, share = n * (size - 1) / (size - n), count / n

    def distance(limit: float) -> float:
        return (share - limit) ** 2 - Z**2 * limit * (1 - limit) / weight

    low, high = share_limits(count, n, size) or (0, 0)
    assert low == pytest.approx(root(distance, 1e-12, share, xtol=1e-14), abs=1e-9)
    assert high == pytest.approx(root(distance, share, 1 - 1e-12, xtol=1e-14), abs=1e-9)


def test_the_worked_example_of_wilson_in_newcombe_1998_comes_out() -> None:
    """Newcombe 1998a, table I: 81 of 263, score method without continuity correction."""
    low, high = share_limits(81, 263) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize("size", [None, 20, 10])
def test_nobody_gives_exactly_zero_and_everybody_exactly_one(size: int | None) -> None:
    nobody, everybody = share_limits(0, 10, size), share_limits(10, 10, size)
    assert nobody is not None
    assert nobody[0] == 0.0
    assert everybody is not None
    assert everybody[1] == 1.0


def test_more_answers_than_units_is_an_error() -> None:
    with pytest.raises(ValueError, match="42 answers from a group of 41"):
        share_limits(7, 42, 41)
    with pytest.raises(ValueError, match="42 answers"):
        mean_limits(7.0, 1.0, 42, 41)


def test_one_answer_out_of_one_or_many_counts_as_one() -> None:
    assert effective(1, 1) is None
    assert effective(1, 500) == 1.0


@pytest.mark.parametrize("numbers", [[1, 2], [3, 3, 4, 9], list(range(40))])
def test_the_limits_of_a_mean_are_students_limits_of_scipy(numbers: list[int]) -> None:
    n, mean, deviation = len(numbers), stats.tmean(numbers), stats.tstd(numbers)
    expected = stats.t.interval(0.95, n - 1, loc=mean, scale=deviation / math.sqrt(n))
    assert mean_limits(mean, deviation, n) == pytest.approx(expected, rel=1e-12)


def test_a_mean_of_a_frame_has_the_published_standard_error() -> None:
    """A random sample of 200 of 6,194 schools in California (``apisrs`` in R package survey): svymean gives a mean
    enrolment of 584.61 with standard error 27.821, and 27.368 with the correction for the frame.
    """
    low, high = mean_limits(584.61, 27.821 * math.sqrt(200), 200, 6194) or (0, 0)
    assert (high + low) / 2 == pytest.approx(584.61)
    assert (high - low) / 2 / stats.t.ppf(0.975, 199) == pytest.approx(27.368, abs=0.0005)


def test_a_mean_of_a_small_frame_has_the_limits_that_svy_gives() -> None:
    """svy 0.35: ``Sample(…, Design(wgt, pop_size)).estimation.mean`` of these eight from 20: se 0.7711."""
    numbers = [6, 4, 2, 8, 5, 7, 1, 9]
    limits = mean_limits(5.25, float(stats.tstd(numbers)), 8, 20)
    assert limits == pytest.approx((3.4266, 7.0734), abs=5e-5)


def test_a_frame_narrows_the_limits_of_a_mean_by_the_root_of_what_is_not_seen() -> None:
    without, within = mean_limits(7.0, 2.0, 36), mean_limits(7.0, 2.0, 36, 48)
    assert without is not None
    assert within is not None
    assert (within[1] - 7.0) / (without[1] - 7.0) == pytest.approx(math.sqrt(1 - 36 / 48))


def test_one_number_and_equal_numbers_have_a_mean_without_limits_unless_everybody_answered() -> None:
    assert mean_limits(4.0, 0.0, 1) is None
    assert mean_limits(4.0, 0.0, 9) is None
    assert mean_limits(4.0, 0.0, 9, 40) is None
    assert mean_limits(4.0, 0.0, 9, 9) == (4.0, 4.0)


@given(st.integers(1, 10_000), st.data())
def test_limits_lie_around_the_share_and_narrow_when_the_frame_is_known(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    size = data.draw(st.integers(n, 2 * n + 5))
    low, high = share_limits(count, n, size) or (2, 2)
    wide_low, wide_high = share_limits(count, n) or (2, 2)
    assert 0 <= wide_low <= low + 1e-12 <= count / n + 1e-12
    assert count / n <= high <= wide_high + 1e-12 <= 1 + 1e-12


@pytest.mark.parametrize(("n", "size"), [(2, 10), (38, 41), (400, 1000), (400, None), (40, 40)])
def test_the_margin_is_half_the_interval_around_a_half(n: int, size: int | None) -> None:
    low, high = share_limits(n // 2, n, size) or (0, 0)
    assert margin(n, size) == pytest.approx((high - low) / 2, abs=1e-12)
