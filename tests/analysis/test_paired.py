"""Tests for units that answered both times, against published figures and a second implementation."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.comparison import Test
from surveyapp.analysis.paired import (
    mcnemar,
    paired_share_difference,
    paired_t,
    rank_biserial,
    signed_rank,
)
from tests.analysis.reference import stats, tables

near: Any = pytest.approx
DEPRESSION = [
    later - earlier
    for earlier, later in zip(
        (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
        (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29),
        strict=True,
    )
]
"""Hollander and Wolfe 1973, table 3.1: depression before and after a tranquillizer, nine patients."""
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
"""Student 1908: extra hours of sleep by one medicine more than by the other, ten patients."""


@pytest.mark.parametrize(
    ("lost", "gained", "p"),
    [
        (1, 7, 0.0391),  # Fagerland et al. 2013, table 1: airway hyper-responsiveness (Bentur et al. 2009): 0,039
        (6, 16, 0.0347),  # the same, table 2: complete response (Cavo et al. 2012): 0,035
        (0, 6, 1 / 64),
        (3, 3, 1 - 20 / 64 / 2),  # the same, formula for as many gained as lost
        (0, 1, 0.5),
    ],
)
def test_mcnemars_mid_p_is_that_of_fagerland_2013(lost: int, gained: int, p: float) -> None:
    assert mcnemar(lost, gained) == (Test.MCNEMAR, near(p, abs=5e-5))
    assert mcnemar(gained, lost) == mcnemar(lost, gained)


@given(st.integers(0, 400), st.integers(0, 400))
@settings(deadline=None, max_examples=100)
def test_mcnemars_mid_p_is_the_exact_p_of_statsmodels_minus_the_chance_of_the_outcome(lost: int, gained: int) -> None:
    if lost == gained:
        return
    exact = tables.mcnemar([[0, lost], [gained, 0]], exact=True).pvalue
    outcome = stats.binom.pmf(min(lost, gained), lost + gained, 0.5)
    assert (mcnemar(lost, gained) or (None, 0))[1] == pytest.approx(exact - outcome, abs=1e-12)


@pytest.mark.parametrize(
    ("lost", "gained", "n", "limits"),
    [
        (4, 26, 48, (0.2548067, 0.6251933)),  # statpsych (by Bonett), manual of ci.prop.ps
        (82, 125, 299, (0.05011508, 0.23559920)),  # the same, manual of ci.pairs.prop1
        (92, 125, 299, (0.01407230, 0.20519680)),
        (92, 82, 299, (-0.11952594, 0.05308076)),
    ],
)
def test_the_limits_of_a_paired_difference_are_those_of_bonett_and_price(
    lost: int, gained: int, n: int, limits: tuple[float, float]
) -> None:
    low, high = paired_share_difference(lost, gained, n) or (0, 0)
    assert (low, high) == pytest.approx(limits, abs=5e-8)


def test_the_limits_of_a_paired_difference_stay_within_what_is_possible() -> None:
    low, high = paired_share_difference(0, 3, 3) or (0, 0)
    assert (low > -1, high) == (True, 1.0)


def test_the_signed_rank_test_is_that_of_hollander_and_wolfe() -> None:
    """Section 3.1, example 3.1: 40 of 45 rank points fell, P = 0,0195 one-sided."""
    assert signed_rank(np.array(DEPRESSION)) == (Test.SIGNED_RANK_EXACT, near(2 * 0.01953125))
    assert rank_biserial(np.array(DEPRESSION)) == pytest.approx((5 - 40) / 45)


def test_the_paired_t_test_is_that_of_student_1908() -> None:
    """Student 1908, section IX; as R prints it: t = 4,0621, p = 0,002833, from 0,7001142 to 2,4598858."""
    p, limits = paired_t(np.array(SLEEP)) or (0, (0, 0))
    assert p == pytest.approx(0.002833, abs=5e-7)
    assert limits == pytest.approx((0.7001142, 2.4598858), abs=5e-8)


whole = st.lists(st.integers(-4, 4), min_size=1, max_size=80)


@given(whole)
@settings(deadline=None, max_examples=150)
def test_the_signed_rank_test_is_that_of_scipy_or_of_counting_every_sign(differences: list[int]) -> None:
    moved = np.array([each for each in differences if each], float)
    found = signed_rank(np.array(differences, float))
    if not len(moved):
        assert found is None
        return
    test, p = found or (None, 0.0)
    if len(moved) > 25:
        expected = stats.wilcoxon(moved, zero_method="wilcox", correction=True, method="asymptotic").pvalue
        assert (test, p) == (Test.SIGNED_RANK, near(expected, rel=1e-9))
    elif len(moved) <= 12:
        assert (test, p) == (Test.SIGNED_RANK_EXACT, near(_counted(moved)))


def _counted(moved: "np.typing.NDArray[np.float64]") -> float:
    ranks = stats.rankdata(abs(moved))
    mean, observed = ranks.sum() / 2, ranks[moved > 0].sum()
    sums = [float(ranks @ np.array(signs)) for signs in product((0, 1), repeat=len(moved))]
    return float(np.mean([abs(each - mean) >= abs(observed - mean) - 1e-9 for each in sums]))


@given(st.lists(st.floats(-100, 100, allow_nan=False), min_size=2, max_size=40))
@settings(deadline=None, max_examples=100)
def test_the_paired_t_test_is_that_of_scipy(differences: list[float]) -> None:
    found = paired_t(np.array(differences))
    if found is None:
        assert np.std(differences, ddof=1) < 1e-6
        return
    expected = stats.ttest_1samp(differences, 0)
    assert found[0] == pytest.approx(expected.pvalue, rel=1e-7, abs=1e-12)
    limits = expected.confidence_interval(0.95)
    assert found[1] == pytest.approx((limits.low, limits.high), rel=1e-7, abs=1e-9)
