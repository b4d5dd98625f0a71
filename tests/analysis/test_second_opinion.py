"""Figures over random answers beside statsmodels and scipy; what other files here compare already is not repeated.

McNemar, paired t, signed rank: ``test_paired``. Correlations: ``test_priorities``. Goodness of fit:
``test_representativeness``. Weights and weighted means: ``test_weights``. One factor: ``test_reliability``.
"""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.comparison import Test
from surveyapp.analysis.intervals import Z, kish, mean_limits, share_limits
from surveyapp.analysis.paired import paired_share_difference, rank_biserial
from surveyapp.analysis.reliability import alpha, feldt
from surveyapp.analysis.significance import cohens_h, holm, mann_whitney, share_difference, share_test, welch
from tests.analysis import reference
from tests.analysis.reference import stats

near: Any = pytest.approx
few = settings(deadline=None, max_examples=30)
counts = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).filter(
    lambda drawn: drawn[0] + drawn[1] > 0 and drawn[2] + drawn[3] > 0
)
"""Yes and no in the earlier wave, yes and no in the later one."""
scores = st.lists(st.integers(1, 5), min_size=11, max_size=40)
numbers = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)


@few
@given(st.integers(1, 400), st.data())
def test_the_limits_of_a_share_are_wilsons_of_statsmodels(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    size = data.draw(st.integers(n + 1, 4 * n + 2))
    assert share_limits(count, n) == pytest.approx(reference.wilson(count, n), abs=1e-12)
    behind = n * (size - 1) / (size - n)
    assert share_limits(count, n, size) == pytest.approx(reference.wilson(count / n * behind, behind), abs=1e-12)


@few
@given(numbers, st.integers(1, 500))
def test_the_limits_of_a_mean_are_students_of_scipy(given_: list[int], others: int) -> None:
    n, deviation = len(given_), float(np.std(given_, ddof=1))
    if deviation:
        error = deviation / sqrt(n) * sqrt(others / (n + others))
        expected = stats.t.interval(0.95, n - 1, loc=np.mean(given_), scale=error)
        assert mean_limits(float(np.mean(given_)), deviation, n, n + others) == pytest.approx(expected, abs=1e-9)


@few
@given(counts)
def test_two_shares_are_tested_as_scipy_and_statsmodels_do(drawn: tuple[int, int, int, int]) -> None:
    yes, no, later_yes, later_no = drawn
    n, m = yes + no, later_yes + later_no
    found = share_test(yes, n, later_yes, m)
    if yes + later_yes in (0, n + m):
        assert found is None
        return
    test, p = found or (None, 0.0)
    small = stats.contingency.expected_freq([[yes, no], [later_yes, later_no]]).min() < 5
    assert test is (Test.FISHER if small else Test.POOLED_Z)
    exact = stats.fisher_exact([[yes, no], [later_yes, later_no]]).pvalue
    assert p == pytest.approx(exact if small else reference.pooled_z(yes, n, later_yes, m), rel=1e-7, abs=1e-12)


@few
@given(counts)
def test_the_limits_and_the_effect_of_two_shares_are_those_of_statsmodels(drawn: tuple[int, int, int, int]) -> None:
    n, m = drawn[0] + drawn[1], drawn[2] + drawn[3]
    expected = reference.newcombe(drawn[0], n, drawn[2], m)
    assert share_difference(drawn[0], n, drawn[2], m) == pytest.approx(expected, abs=1e-9)
    assert cohens_h(drawn[0] / n, drawn[2] / m) == pytest.approx(reference.effect(drawn[0] / n, drawn[2] / m), abs=1e-9)


@few
@given(numbers, numbers)
def test_welchs_test_is_that_of_statsmodels(earlier: list[int], later: list[int]) -> None:
    found = welch(np.array(earlier, float), np.array(later, float))
    if len(set(earlier)) == 1 and len(set(later)) == 1:
        assert found is None
        return
    p, limits = reference.welch(earlier, later)
    assert found == (near(p, rel=1e-7, abs=1e-12), near(limits, rel=1e-7, abs=1e-7))


@few
@given(scores, scores)
def test_the_approximate_rank_test_is_that_of_scipy(earlier: list[int], later: list[int]) -> None:
    found = mann_whitney(np.array(earlier, float), np.array(later, float))
    if len({*earlier, *later}) == 1:
        assert found is None
        return
    expected = stats.mannwhitneyu(later, earlier, method="asymptotic", use_continuity=True)
    assert found == (Test.MANN_WHITNEY, near(expected.pvalue, rel=1e-7))


@few
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=40))
def test_the_rank_biserial_correlation_is_the_balance_of_the_ranks_of_scipy(differences: list[int]) -> None:
    moved = np.array([each for each in differences if each], float)
    ranks = stats.rankdata(np.abs(moved))
    expected = float((np.sign(moved) * ranks).sum() / ranks.sum()) if len(moved) else None
    assert rank_biserial(np.array(differences, float)) == (None if expected is None else near(expected))


@few
@given(st.lists(st.integers(1, 500), min_size=1, max_size=60))
def test_the_effective_n_is_that_of_the_variation_of_the_weights(weights: list[int]) -> None:
    """Kish 1992: the design effect of weights is 1 + their squared coefficient of variation."""
    variation = float(stats.variation(weights))
    assert kish(np.array(weights, float)) == near(len(weights) / (1 + variation**2))


@few
@given(counts)
def test_the_limits_of_paired_shares_are_walds_after_one_more_change_each_way(
    drawn: tuple[int, int, int, int],
) -> None:
    """Bonett and Price 2012: Wald's interval of the differences -1, 0 and 1 with one pair added to each change."""
    lost, gained, same = drawn[0], drawn[1], drawn[2] + drawn[3]
    found = reference.weighted_description([-1, 1, 0], [lost + 1, gained + 1, same])
    half = Z * sqrt(found.var / (lost + gained + same + 2))
    limits = max(found.mean - half, -1), min(found.mean + half, 1)
    assert paired_share_difference(lost, gained, lost + gained + same) == pytest.approx(limits, abs=1e-12)


@settings(few, max_examples=10)  # statsmodels takes a tenth of a second
@given(st.lists(st.integers(0, 1000).map(lambda each: each / 1000), min_size=1, max_size=12))
def test_holms_correction_is_that_of_statsmodels(ps: list[float]) -> None:
    assert holm(ps) == pytest.approx(reference.holm(ps), abs=1e-15)


@few
@given(st.integers(3, 30), st.integers(2, 6), st.integers(0, 10_000))
def test_alpha_and_feldts_limits_are_those_of_an_analysis_of_variance(n: int, k: int, seed: int) -> None:
    """Hoyt 1941: alpha is 1 - MS(residual) / MS(respondents); that ratio over its expectation has an F law."""
    random = np.random.default_rng(seed)
    answers = random.integers(1, 6, (n, 1)) + random.integers(0, 4, (n, k)).astype(float)
    found = alpha(answers)
    if found is None:
        return
    ratio = reference.residual_to_respondents(answers)
    assert found == pytest.approx(1 - ratio, abs=1e-9)
    freedom = n - 1, (n - 1) * (k - 1)
    limits = [1 - ratio * stats.f.isf(tail, *freedom) for tail in (0.025, 0.975)]
    assert feldt(found, n, k) == pytest.approx(limits, rel=1e-7)
