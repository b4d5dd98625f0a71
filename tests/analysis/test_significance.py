"""Tests and effect sizes, against scipy or against counting every possibility."""

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.comparison import Test
from surveyapp.analysis.significance import (
    cliffs_delta,
    cohens_h,
    holm,
    mann_whitney,
    share_difference,
    share_test,
    welch,
)
from tests.analysis.reference import stats

near: Any = pytest.approx
Counts = tuple[int, int, int, int]


def test_fishers_exact_test_gives_the_published_p() -> None:
    """Fisher 1935, the lady tasting tea: R's ?fisher.test prints p-value = 0.4857, which is 34/70 by counting."""
    assert share_test(3, 4, 1, 4) == (Test.FISHER, near(34 / 70))


def test_the_pooled_z_test_gives_the_published_chi_square() -> None:
    """Physicians' Health Study (Agresti, Introduction to Categorical Data Analysis, section 2.2): 189 heart attacks of
    11,034 with placebo, 104 of 11,037 with aspirin; prop.test of R with correct=FALSE: X-squared = 25.014.
    """
    test, p = share_test(189, 11034, 104, 11037) or (None, 0.0)
    assert test is Test.POOLED_Z
    assert stats.norm.isf(p / 2) ** 2 == pytest.approx(25.014, abs=5e-4)


@pytest.mark.parametrize("counts", [(1, 10, 8, 10), (0, 6, 4, 6), (3, 4, 3, 900), (2, 549, 5, 549), (0, 3, 3, 3)])
def test_with_small_expected_counts_the_test_is_fishers_exact_test(counts: Counts) -> None:
    earlier, n, later, m = counts
    expected = stats.fisher_exact([[earlier, n - earlier], [later, m - later]])
    test, p = share_test(*counts) or (None, None)
    assert test is Test.FISHER
    assert p == pytest.approx(expected.pvalue, rel=1e-9)


@pytest.mark.parametrize("counts", [(82, 100, 78, 100), (200, 1000, 250, 1000), (20, 41, 31, 38)])
def test_otherwise_it_is_the_chi_square_test_without_continuity_correction(counts: Counts) -> None:
    earlier, n, later, m = counts
    expected = stats.chi2_contingency([[earlier, n - earlier], [later, m - later]], correction=False)
    test, p = share_test(*counts) or (None, None)
    assert test is Test.POOLED_Z
    assert p == pytest.approx(expected.pvalue, rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "limits"),
    [
        ((48, 80, 56, 70), (0.0524, 0.3339)),
        ((3, 10, 9, 10), (0.1705, 0.8090)),
        ((2, 7, 6, 7), (0.0582, 0.8062)),
        ((0, 20, 10, 10), (0.6791, 1.0)),
    ],
)
def test_the_limits_of_a_difference_are_those_of_newcombe_1998(counts: Counts, limits: tuple[float, float]) -> None:
    """Newcombe 1998b, table II, method 10."""
    low, high = share_difference(*counts) or (0, 0)
    assert (round(low, 4), round(high, 4)) == limits


def test_the_effect_is_cohens_h_with_the_sign_of_the_change() -> None:
    assert cohens_h(0.25, 0.5) == pytest.approx(np.pi / 6)
    assert cohens_h(0.5, 0.25) == pytest.approx(-np.pi / 6)
    assert cohens_h(0.3, 0.3) == 0
    assert cohens_h(0.4, 0.5) == pytest.approx(0.2013579, abs=5e-8)  # Cohen 1988, exercise 6.5; R package pwr, ?ES.h


@pytest.mark.parametrize(("earlier", "later"), [([1, 2, 3], [4, 4, 9, 12]), ([7, 8], [7, 9]), ([5, 5, 6], [4, 6, 6])])
def test_means_are_compared_by_welch(earlier: list[float], later: list[float]) -> None:
    expected = stats.ttest_ind(later, earlier, equal_var=False)
    limits = expected.confidence_interval(0.95)
    p, (low, high) = welch(np.array(earlier, float), np.array(later, float)) or (0, (0, 0))
    assert p == pytest.approx(expected.pvalue, rel=1e-9)
    assert (low, high) == pytest.approx((limits.low, limits.high), rel=1e-9)


def test_welchs_test_gives_the_published_figures() -> None:
    """Student 1908, extra hours of sleep by two medicines, as R's ?t.test prints it for groups (``datasets::sleep``):
    t = -1.8608, df = 17.776, p-value = 0.07939, from -3.3654832 to 0.2054832 for the first minus the second.
    """
    first = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    second = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    p, limits = welch(first, second) or (0, (0, 0))
    assert p == pytest.approx(0.07939, abs=5e-6)
    assert limits == pytest.approx((-0.2054832, 3.3654832), abs=5e-8)


@settings(deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=5), st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_the_exact_rank_test_counts_every_way_to_draw_the_groups(earlier: list[int], later: list[int]) -> None:
    test, found = mann_whitney(np.array(earlier, float), np.array(later, float)) or (None, None)
    everyone = [*earlier, *later]
    if len(set(everyone)) == 1:
        assert test is None
        return
    ranks = stats.rankdata(everyone)
    centre, observed = len(earlier) * (len(everyone) + 1) / 2, ranks[: len(earlier)].sum()
    sums = [ranks[list(drawn)].sum() for drawn in combinations(range(len(everyone)), len(earlier))]
    p = np.mean([abs(total - centre) >= abs(observed - centre) for total in sums])
    assert test is Test.MANN_WHITNEY_EXACT
    assert found == pytest.approx(p)


def test_larger_groups_get_the_normal_approximation_with_tie_and_continuity_correction() -> None:
    earlier, later = np.array([1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5] * 3, float), np.array([2, 3, 4, 4, 5, 5] * 4, float)
    expected = stats.mannwhitneyu(later, earlier, method="asymptotic", use_continuity=True)
    test, p = mann_whitney(earlier, later) or (None, None)
    assert test is Test.MANN_WHITNEY
    assert p == pytest.approx(expected.pvalue, rel=1e-9)


AT_TERM = np.array([0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46])
EARLIER = np.array([1.15, 0.88, 0.90, 0.74, 1.21])
"""Hollander and Wolfe 1973, page 69: permeability of the human placenta at term and at 12 to 26 weeks."""
MAY = "41 36 12 18 28 23 19 8 7 16 11 14 18 14 34 6 30 11 1 11 4 32 23 45 115 37"
AUGUST = "39 9 16 78 35 66 122 89 110 44 28 65 22 59 23 31 44 21 9 45 168 73 76 118 84 85"
"""Ozone in New York in 1973, days without a measurement left out (R, ``datasets::airquality``)."""


def test_the_exact_rank_test_gives_the_published_p() -> None:
    """R, ?wilcox.test: W = 35, p-value = 0.1272 one-sided; without ties two-sided is twice that."""
    assert mann_whitney(EARLIER, AT_TERM) == (Test.MANN_WHITNEY_EXACT, near(2 * 0.1272, abs=1e-4))


def test_the_approximate_rank_test_and_cliffs_delta_give_the_published_figures() -> None:
    """R, ?wilcox.test: W = 127.5, p-value = 0.0001208; so in 127.5 of 26 · 26 pairs May was higher."""
    may, august = (np.array(numbers.split(), float) for numbers in (MAY, AUGUST))
    assert mann_whitney(may, august) == (Test.MANN_WHITNEY, near(0.0001208, abs=5e-8))
    assert cliffs_delta(may, august) == pytest.approx(1 - 2 * 127.5 / 26**2)


def test_ten_answers_is_the_last_size_that_is_counted_exactly() -> None:
    many = np.arange(1, 31, dtype=float) % 5
    ten, eleven = (mann_whitney(many[:size], many) for size in (10, 11))
    assert ten is not None
    assert ten[0] is Test.MANN_WHITNEY_EXACT
    assert eleven is not None
    assert eleven[0] is Test.MANN_WHITNEY


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_cliffs_delta_is_the_balance_over_all_pairs_and_positive_when_later_is_higher(
    earlier: list[int], later: list[int]
) -> None:
    balance = sum((after > before) - (after < before) for before, after in product(earlier, later))
    expected = balance / (len(earlier) * len(later))
    assert cliffs_delta(np.array(earlier, float), np.array(later, float)) == pytest.approx(expected)


def test_holm_multiplies_the_smallest_p_by_all_tests_and_never_lets_the_order_turn() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    # the example of pingouin's documentation of ``holm``
    assert holm([0.5, 0.003, 0.32, 0.054, 0.0003]) == pytest.approx([0.64, 0.012, 0.64, 0.162, 0.0015])
    assert holm([]) == []
