"""Alpha, omega and what each item adds, against published answers and a second implementation."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.factor import one_factor
from surveyapp.analysis.reliability import Undefined, alpha, feldt, reliability
from surveyapp.analysis.scales import item_scores, reliabilities
from surveyapp.analysis.table import ResponseTable
from surveyapp.questionnaire.indicators import Mean
from tests.analysis.reference import one_factor_loadings
from tests.builders import questionnaire

FRIENDLY = pd.DataFrame(
    {
        "q1": [1, 2, 2, 3, 2, 2, 3, 3, 2, 3],
        "q2": [1, 1, 1, 2, 3, 3, 2, 3, 3, 3],
        "q3": [1, 1, 2, 1, 2, 3, 3, 3, 2, 3],
    }
)
"""The example of pingouin's documentation of cronbach_alpha, which gives 0.7734375 and [0.336, 0.939]."""


def test_alpha_and_its_interval_are_the_published_ones() -> None:
    found = reliability(FRIENDLY)
    assert found.alpha == pytest.approx(0.7734375)
    assert [found.low, found.high] == pytest.approx([0.336, 0.939], abs=0.0005)


def test_each_item_has_its_correlation_with_the_others_and_alpha_without_it() -> None:
    """By hand for q1: r(q1, q2 + q3), and alpha of q2 and q3."""
    first = reliability(FRIENDLY).items[0]
    rest = FRIENDLY["q2"] + FRIENDLY["q3"]
    assert first.rest == pytest.approx(FRIENDLY["q1"].corr(rest))
    assert first.without == pytest.approx(2 * (1 - (FRIENDLY["q2"].var() + FRIENDLY["q3"].var()) / rest.var()))


SPEARMAN = np.array(
    [
        [1.00, 0.83, 0.78, 0.70, 0.66, 0.63],
        [0.83, 1.00, 0.67, 0.67, 0.65, 0.57],
        [0.78, 0.67, 1.00, 0.64, 0.54, 0.51],
        [0.70, 0.67, 0.64, 1.00, 0.45, 0.51],
        [0.66, 0.65, 0.54, 0.45, 1.00, 0.40],
        [0.63, 0.57, 0.51, 0.51, 0.40, 1.00],
    ]
)
"""How boys did in classics, French, English, mathematics, pitch and music (Spearman 1904, "General intelligence"), as
Manly prints it in Multivariate Statistical Methods, table 7.1: one general factor."""


def test_one_factor_is_what_statsmodels_finds_for_the_marks_of_spearmans_boys() -> None:
    found = one_factor(SPEARMAN, 33)
    assert found is not None
    assert found.loadings == pytest.approx(one_factor_loadings(SPEARMAN, 33), abs=1e-3)
    assert found.loadings**2 + found.errors == pytest.approx(np.ones(6), abs=1e-5)


def test_three_items_have_the_loadings_that_their_correlations_fix() -> None:
    """With three items λ1² = r12·r13/r23 (Spearman 1904), exactly."""
    found = one_factor(np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]), 50)
    assert found is not None
    assert found.loadings == pytest.approx(np.sqrt([0.75, 0.48, 1 / 3]), abs=1e-5)


def test_omega_equals_alpha_when_all_items_measure_equally_well() -> None:
    """Equal correlations and variances: the model in which alpha is the reliability (McDonald 1999)."""
    common = np.array([1, 2, 3, 4, 5, 6, 7, 8] * 8, float)
    noise = np.array([[(i * 7 + j * 3) % 5 - 2 for j in range(4)] for i in range(64)], float)
    scores = pd.DataFrame(common[:, None] + 2 * noise)
    centred = scores - scores.mean()
    whitened = np.linalg.solve(np.linalg.cholesky(np.cov(centred.T)), centred.T).T
    equal = pd.DataFrame(whitened @ np.linalg.cholesky(0.5 * np.eye(4) + 0.5).T)
    found = reliability(equal)
    assert found.alpha == pytest.approx(0.8)
    assert found.omega == pytest.approx(0.8, abs=1e-5)


@settings(deadline=None, max_examples=25)
@given(st.integers(3, 6), st.integers(0, 10_000))
def test_loadings_are_those_of_statsmodels_over_random_answers(k: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    answers = random.normal(size=(80, 1)) * random.uniform(0.6, 1.2, k) + random.normal(size=(80, k))
    matrix = np.atleast_2d(np.corrcoef(answers, rowvar=False))
    found = one_factor(matrix, 80)
    if found is not None:
        assert found.loadings == pytest.approx(one_factor_loadings(matrix, 80), abs=5e-3)


NAN = float("nan")
EDGES: dict[str, tuple[dict[str, list[float]], int, Undefined | None, Undefined | None]] = {
    "nobody": ({"a": [], "b": []}, 0, Undefined.TOO_FEW_ANSWERS, Undefined.TOO_FEW_ANSWERS),
    "one answer": ({"a": [1], "b": [2]}, 1, Undefined.TOO_FEW_ANSWERS, Undefined.TOO_FEW_ANSWERS),
    "one item": ({"a": [1, 2, 3]}, 3, Undefined.ONE_ITEM, Undefined.ONE_ITEM),
    "all equal": ({"a": [3, 3, 3], "b": [2, 2, 2]}, 3, Undefined.NO_VARIANCE, Undefined.NO_VARIANCE),
    "totals equal": ({"a": [1, 2, 3], "b": [3, 2, 1]}, 3, Undefined.NO_VARIANCE, Undefined.NO_VARIANCE),
    "all missing": ({"a": [NAN, 1], "b": [1, NAN]}, 0, Undefined.TOO_FEW_ANSWERS, Undefined.TOO_FEW_ANSWERS),
    "two items": ({"a": [1, 2, 3], "b": [1, 2, 2]}, 3, None, Undefined.TOO_FEW_ITEMS),
    "one item constant": (
        {"a": [1, 2, 3, 4, 2], "b": [1, 2, 2, 4, 3], "c": [1, 1, 1, 1, 1]},
        5,
        None,
        Undefined.NO_VARIANCE,
    ),
    "the same item twice": (
        {"a": [1, 2, 3, 4, 2], "b": [1, 2, 3, 4, 2], "c": [2, 1, 2, 3, 5]},
        5,
        None,
        Undefined.NO_PROPER_SOLUTION,
    ),
    "more items than answers": (
        {"a": [1, 2, 3], "b": [1, 3, 2], "c": [2, 2, 3]},
        3,
        None,
        Undefined.NO_PROPER_SOLUTION,
    ),
}


@pytest.mark.parametrize(("scores", "n", "reason", "omega_reason"), EDGES.values(), ids=EDGES)
def test_what_cannot_be_said_is_absent_with_its_reason(
    scores: dict[str, list[float]], n: int, reason: Undefined | None, omega_reason: Undefined | None
) -> None:
    found = reliability(pd.DataFrame(scores, dtype=float))
    assert (found.n, found.reason, found.omega_reason, found.omega) == (n, reason, omega_reason, None)
    assert (found.alpha is None) is (reason is not None)


def test_a_heywood_case_is_no_proper_solution() -> None:
    """λ1² = 0.9·0.9/0.5 = 1.62: more than all of the variance."""
    assert one_factor(np.array([[1, 0.9, 0.9], [0.9, 1, 0.63], [0.9, 0.63, 1]]), 50) is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from([1, 2, 3, 4, 5, NAN]), min_size=3, max_size=3), max_size=20))
def test_whatever_was_answered_nothing_is_nan_or_infinite(rows: list[list[float]]) -> None:
    found = reliability(pd.DataFrame(rows, columns=["a", "b", "c"], dtype=float))
    numbers = [found.alpha, found.low, found.high, found.omega, *(x for i in found.items for x in (i.rest, i.without))]
    assert all(math.isfinite(number) for number in numbers if number is not None)


def test_a_negative_alpha_is_given_as_it_is() -> None:
    assert (alpha(np.array([[1, 3, 1], [2, 1, 2], [3, 2, 1], [1, 2, 3]], float)) or 0) < 0


def test_the_interval_narrows_with_the_answers_and_holds_alpha() -> None:
    narrow, wide = feldt(0.8, 400, 4), feldt(0.8, 40, 4)
    assert wide[0] < narrow[0] < 0.8 < narrow[1] < wide[1]


def test_a_reversed_item_is_turned_and_do_not_know_leaves_the_case_incomplete() -> None:
    made = questionnaire(
        {"code": "g", "type": "grid", "scale": "eens3", "rows": [{"code": c, "label": c} for c in ("a", "b")]},
        indicators=[{"code": "i", "kind": "mean", "label": "I", "of": ["a", "b"], "reverse": ["b"]}],
    )
    answers = [{"a": "eens", "b": "oneens"}, {"a": "wn", "b": "eens"}]
    table = ResponseTable.from_documents(made, answers)
    (scale,) = (each for each in made.indicators if isinstance(each, Mean))
    found = item_scores(table, made, scale)
    assert found.fillna(0).to_numpy().tolist() == [[3, 3], [0, 1]]
    assert reliabilities(table, made, 5)["i"].hidden
