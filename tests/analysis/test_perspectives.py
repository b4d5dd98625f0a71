"""One concept from several sides: levels on one measure, gaps, and what they are called."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.perspectives import CLEAR, Concept, Level, View, gaps, level
from surveyapp.analysis.significance import welch_of
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Reason
from tests.analysis.reference import stats
from tests.analysis.tables import table

SCALE = {"code": "q", "type": "scale", "scale": "eens3"}
GRADE = {"code": "q", "type": "grade"}


def standing(question: Any, answers: list[Any], *, reverse: bool = False, **more: Any) -> Level:
    made = table([question], [{"q": each} for each in answers], **more)
    ends = (1.0, 10.0) if question["type"] == "grade" else None
    code = more["indicators"][0]["code"] if "indicators" in more else "q"
    return level("colleagues", made.columns[code].variable, tabulate(made, code), ends, reverse=reverse)


@pytest.mark.parametrize(
    ("question", "answers", "expected"),
    [
        (SCALE, ["oneens"] * 3, 0.0),
        (SCALE, ["eens"] * 3, 1.0),
        (SCALE, ["oneens", "eens", "wn", None], 0.5),  # "weet niet" is in no mean
        (SCALE, ["neutraal"], 0.5),  # one person
        (GRADE, [1, 10], 0.5),
        (GRADE, [7], 6 / 9),
    ],
)
def test_a_level_is_the_mean_as_a_part_of_the_own_scale(question: Any, answers: list[Any], expected: float) -> None:
    """Cohen, Cohen, Aiken and West 1999: percent of the maximum possible score."""
    assert standing(question, answers).level == pytest.approx(expected)
    assert standing(question, answers, reverse=True).level == pytest.approx(1 - expected)


def test_limits_turn_around_with_the_scale() -> None:
    plain, turned = (standing(GRADE, [5, 7, 8], reverse=reverse) for reverse in (False, True))
    assert plain.low is not None
    assert plain.high is not None
    assert (turned.low, turned.high) == (1 - plain.high, 1 - plain.low)


def test_an_indicator_that_is_a_share_is_its_own_level() -> None:
    share = {"code": "i", "kind": "share", "of": "q", "choices": "eens", "label": "Eens"}
    found = standing(SCALE, ["eens"] * 3 + ["oneens"], indicators=[share])
    assert (found.level, found.n) == (0.75, 4)
    assert found.deviation == pytest.approx(0.5)  # of 1, 1, 1, 0


@pytest.mark.parametrize(
    ("question", "answers", "reason"),
    [
        (SCALE, [], Reason.NO_ANSWERS),
        (SCALE, [None, "wn"], Reason.NO_ANSWERS),
        ({"code": "q", "type": "number"}, [4, 5], Reason.SCALE_CHANGED),  # no highest number
    ],
)
def test_without_a_level_there_is_a_reason(question: Any, answers: list[Any], reason: Reason) -> None:
    found = standing(question, answers)
    assert (found.level, found.low, found.reason) == (None, None, reason)


def side(group: str, value: float | None, n: int = 30, deviation: float | None = 0.2) -> Level:
    half = 0.05 if n > 1 else None
    low, high = (None, None) if value is None or half is None else (value - half, value + half)
    return Level(group, "q", "Vraag?", n, value, low, high, deviation if n > 1 else None)


@pytest.mark.parametrize(
    ("closer", "further", "view"),
    [
        (side("colleagues", 0.8), side("organisations", 0.5), View.BLIND_SPOT),
        (side("colleagues", 0.3), side("organisations", 0.6), View.HIDDEN_STRENGTH),
        (side("colleagues", 0.5 + CLEAR, 900, 0.05), side("organisations", 0.5, 900, 0.05), View.BLIND_SPOT),  # on it
        (side("colleagues", 0.59, 900, 0.05), side("organisations", 0.5, 900, 0.05), View.NO_CLEAR_GAP),  # too small
        (side("colleagues", 0.8, 5, 0.4), side("organisations", 0.5, 5, 0.4), View.NO_CLEAR_GAP),  # can be chance
        (side("colleagues", 0.8, 5, 0.0), side("organisations", 0.5, 5, 0.0), View.NO_CLEAR_GAP),  # nothing varies
        (side("self", 0.9, 1), side("colleagues", 0.5), View.BLIND_SPOT),  # one person, outside the limits
        (side("self", 0.2, 1), side("colleagues", 0.5), View.HIDDEN_STRENGTH),
        (side("self", 0.54, 1), side("colleagues", 0.5), View.NO_CLEAR_GAP),
        (side("self", 0.9, 1), side("organisations", 0.5, 1), View.NO_CLEAR_GAP),  # two persons
    ],
)
def test_a_gap_has_a_name_only_when_it_is_large_and_more_than_chance(closer: Level, further: Level, view: View) -> None:
    (found,) = gaps([Concept("c", "C", (closer, further))])
    assert [gap.view for gap in found.gaps] == [view]
    assert found.gaps[0].difference == (closer.level or 0) - (further.level or 0)


def test_groups_that_are_equally_far_or_hidden_have_no_gap() -> None:
    levels = (side("self", 0.5, 1), side("colleagues", None), side("partners", 0.5), side("organisations", 0.5))
    (found,) = gaps([Concept("c", "C", levels)])
    assert [(gap.closer, gap.further) for gap in found.gaps] == [("self", "partners"), ("self", "organisations")]


def test_all_gaps_of_a_table_are_one_family() -> None:
    concepts = [
        Concept(str(n), "C", (side("colleagues", 0.5 + n / 50), side("organisations", 0.5))) for n in range(1, 4)
    ]
    found = [each.gaps[0] for each in gaps(concepts)]
    ps = [gap.p or 0 for gap in found]
    assert found[2].adjusted == pytest.approx(3 * ps[2])
    assert all((gap.adjusted or 0) >= (gap.p or 0) for gap in found)


@given(*[st.tuples(st.integers(2, 60), st.floats(0, 1), st.floats(0.01, 0.5))] * 2)
@settings(deadline=None, max_examples=60)
def test_the_test_from_means_and_deviations_is_that_of_scipy(
    first: tuple[int, float, float], second: tuple[int, float, float]
) -> None:
    expected = stats.ttest_ind_from_stats(
        second[1], second[2], second[0], first[1], first[2], first[0], equal_var=False
    )
    assert (welch_of(first, second) or (2,))[0] == pytest.approx(expected.pvalue, rel=1e-7)
