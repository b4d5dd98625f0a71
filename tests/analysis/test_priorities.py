"""Importance beside satisfaction: where an aspect lies, and why it has no place."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.disclosure import Guard
from surveyapp.analysis.priorities import (
    Importance,
    Lines,
    Priorities,
    Quadrant,
    Undrawn,
    correlation,
    correlation_limits,
    derived,
    stated,
)
from surveyapp.analysis.table import ResponseTable
from tests.analysis.reference import stats
from tests.analysis.tables import table

CODES = ("a", "b", "belang_a", "belang_b", "totaal")
QUESTIONS: list[dict[str, object]] = [{"code": code, "type": "number"} for code in CODES]


def wave(**columns: list[Any]) -> ResponseTable:
    length = max(map(len, columns.values()))
    rows = [{code: values[place] for code, values in columns.items() if place < len(values)} for place in range(length)]
    return table(QUESTIONS, rows)


def quadrants(found: Priorities) -> dict[str, Quadrant | None]:
    return {each.code: each.quadrant for each in found.aspects}


ANSCOMBE = pd.DataFrame(
    {
        "x": [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
        "y": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    }
)
"""The first set of Anscombe (1973), "Graphs in Statistical Analysis", The American Statistician 27(1): r = 0.816.

The same numbers are in R (``datasets::anscombe``)."""


def test_a_correlation_is_the_published_one() -> None:
    found = correlation(ANSCOMBE, Importance.PEARSON)
    assert found == pytest.approx(0.816, abs=0.0005)
    assert found == pytest.approx(stats.pearsonr(ANSCOMBE["x"], ANSCOMBE["y"]).statistic, abs=1e-12)


def test_a_correlation_of_ranks_is_the_published_one() -> None:
    """Wikipedia, "Spearman's rank correlation coefficient": IQ and hours of television, 1 - 6 · 194 / 990."""
    hours = {106: 7, 100: 27, 86: 0, 101: 50, 99: 28, 103: 29, 97: 20, 113: 12, 112: 6, 110: 17}
    both = pd.DataFrame(list(hours.items()), columns=["iq", "hours"])
    assert correlation(both, Importance.SPEARMAN) == pytest.approx(-0.175757575)


def test_the_limits_of_a_correlation_are_those_of_fishers_z_as_scipy_has_them() -> None:
    found = correlation(ANSCOMBE, Importance.PEARSON) or 0.0
    expected = stats.pearsonr(ANSCOMBE["x"], ANSCOMBE["y"]).confidence_interval(0.95)
    assert correlation_limits(found, 11, Importance.PEARSON) == pytest.approx((expected.low, expected.high))


def test_the_limits_of_a_correlation_of_ranks_are_the_published_ones() -> None:
    """Bonett and Wright 2000; the figures of the R package statpsych, ?ci.spear."""
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    found = correlation(pd.DataFrame({"x": x, "y": y}), Importance.SPEARMAN) or 0.0
    assert found == pytest.approx(0.8699639, abs=5e-8)
    assert correlation_limits(found, 15, Importance.SPEARMAN) == pytest.approx((0.5840951, 0.9638297), abs=5e-8)


@settings(deadline=None, max_examples=30)
@given(st.floats(-0.99, 0.99), st.integers(4, 400))
def test_the_limits_of_a_correlation_are_those_of_a_normal_law_on_the_scale_of_fisher(r: float, n: int) -> None:
    for importance, variance in ((Importance.PEARSON, 1.0), (Importance.SPEARMAN, 1 + r * r / 2)):
        ends = stats.norm(math.log((1 + r) / (1 - r)) / 2, math.sqrt(variance / (n - 3))).interval(0.95)
        expected = [(math.exp(2 * end) - 1) / (math.exp(2 * end) + 1) for end in ends]
        assert correlation_limits(r, n, importance) == pytest.approx(tuple(expected), abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 10)), min_size=2, max_size=40))
def test_correlations_are_those_of_scipy_with_midranks_for_ties(pairs: list[tuple[int, int]]) -> None:
    both = pd.DataFrame(pairs, columns=["x", "y"])
    for importance, reference in ((Importance.PEARSON, stats.pearsonr), (Importance.SPEARMAN, stats.spearmanr)):
        found = correlation(both, importance)
        if both["x"].nunique() == 1 or both["y"].nunique() == 1:
            assert found is None
        else:
            assert found == pytest.approx(reference(both["x"], both["y"]).statistic, abs=1e-9)


def test_the_lines_are_the_means_of_the_aspects_and_on_the_line_counts_as_high() -> None:
    made = wave(a=[1, 2, 3] * 2, b=[3, 4, 5] * 2, belang_a=[4, 5, 6] * 2, belang_b=[4, 5, 6] * 2)
    found = stated(Guard(made, 5), [("a", "belang_a"), ("b", "belang_b")], None)
    assert (found.lines, found.satisfaction_line, found.importance_line) == (Lines.MEANS, 3, 5)
    assert quadrants(found) == {"a": Quadrant.CONCENTRATE, "b": Quadrant.KEEP_UP}


def test_the_lines_can_be_the_middle_of_the_scales() -> None:
    made = wave(a=[1, 2, 3] * 2, b=[3, 4, 5] * 2, belang_a=[1, 2, 3] * 2, belang_b=[0, 1, 2] * 2)
    found = stated(Guard(made, 5), [("a", "belang_a"), ("b", "belang_b")], (3, 3))
    assert (found.lines, found.satisfaction_line, found.importance_line) == (Lines.MIDPOINT, 3, 3)
    assert quadrants(found) == {"a": Quadrant.LOW_PRIORITY, "b": Quadrant.OVERKILL}


@pytest.mark.parametrize(("judged", "said"), [([2] * 6, [4, 5, 6] * 2), ([1, 2, 3] * 2, [5] * 6)])
def test_an_aspect_without_variance_in_what_was_judged_or_said_is_not_drawn(judged: list[int], said: list[int]) -> None:
    made = wave(a=judged, b=[3, 4, 5] * 2, belang_a=said, belang_b=[1, 2, 3] * 2)
    found = stated(Guard(made, 5), [("a", "belang_a"), ("b", "belang_b")], None)
    assert [(each.quadrant, each.reason) for each in found.aspects] == [
        (None, Undrawn.NO_VARIANCE),
        (Quadrant.KEEP_UP, None),
    ]
    assert (found.satisfaction_line, found.importance_line) == (4, 2)


def test_a_derived_importance_has_its_pairs_and_a_negative_one_stays_negative() -> None:
    made = wave(a=[1, 2, 3, 4, 5, 1, 2, 3, 4, 5, None], b=[*range(10, 0, -1), 3], totaal=[1, 2, 3, 4, 5] * 2 + [9])
    found = derived(Guard(made, 5), ["a", "b"], "totaal", Importance.PEARSON, None)
    first, second = found.aspects
    assert [first.n, first.pairs, first.importance] == pytest.approx([10, 10, 1])
    assert (second.n, second.pairs) == (11, 11)
    assert (second.importance or 0) < 0
    assert (second.low or 0) < (second.importance or 0) < (second.high or 0)


SOME = [1, 2, 3, 4, 5] * 2
EDGES: dict[str, tuple[list[Any], list[Any], Undrawn]] = {
    "nobody": ([], SOME, Undrawn.BELOW_THRESHOLD),
    "one": ([3], SOME, Undrawn.BELOW_THRESHOLD),
    "all missing": ([None] * 10, SOME, Undrawn.BELOW_THRESHOLD),
    "nobody judged the whole": (SOME, [], Undrawn.BELOW_THRESHOLD),
    "nine pairs": (SOME, SOME[:9], Undrawn.TOO_FEW_PAIRS),
    "all equal": ([3] * 10, SOME, Undrawn.NO_VARIANCE),
    "everybody judged the whole the same": (SOME, [7] * 10, Undrawn.NO_VARIANCE),
}


@pytest.mark.parametrize(("aspect", "overall", "reason"), EDGES.values(), ids=EDGES)
@pytest.mark.parametrize("importance", [Importance.PEARSON, Importance.SPEARMAN])
def test_an_aspect_of_which_nothing_can_be_said_is_not_drawn_and_says_why(
    aspect: list[Any], overall: list[Any], reason: Undrawn, importance: Importance
) -> None:
    made = wave(a=aspect, b=SOME, totaal=overall)
    found = derived(Guard(made, 5), ["a"], "totaal", importance, None)
    (only,) = found.aspects
    assert (only.reason, only.importance, only.quadrant) == (reason, None, None)
    assert (found.satisfaction_line, found.importance_line) == (None, None)


def test_the_means_of_the_lines_leave_out_what_is_not_drawn() -> None:
    made = wave(a=SOME, b=[5] * 10, totaal=SOME)
    found = derived(Guard(made, 5), ["a", "b"], "totaal", Importance.PEARSON, None)
    assert found.satisfaction_line == 3
    assert quadrants(found) == {"a": Quadrant.KEEP_UP, "b": None}


def test_a_small_group_has_no_figure_at_all() -> None:
    (only,) = stated(Guard(wave(a=[1, 2, 3], belang_a=SOME), 5), [("a", "belang_a")], None).aspects
    assert (only.n, only.satisfaction, only.pairs, only.importance) == (None,) * 4


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([1, 5, None]), st.sampled_from([1, 9, None])), max_size=30))
def test_whatever_was_answered_nothing_is_nan(pairs: list[tuple[int | None, int | None]]) -> None:
    made = table(QUESTIONS, [{"a": a, "totaal": total} for a, total in pairs])
    for importance in (Importance.PEARSON, Importance.SPEARMAN):
        (only,) = derived(Guard(made, 5), ["a"], "totaal", importance, 3.0).aspects
        numbers = (only.satisfaction, only.importance, only.low, only.high)
        assert all(math.isfinite(number) for number in numbers if number is not None)
