"""Two waves side by side: comparable or not, and what changed."""

from collections.abc import Mapping

import pytest

from surveyapp.analysis.compare import adjust, compare
from surveyapp.analysis.comparison import Comparability, Comparison, Test
from surveyapp.analysis.tabulation import Reason
from tests.analysis.tables import answers, table
from tests.builders import choices

THREE = {"code": "q", "type": "single", "choices": choices("ja", "soms", "nee")}
TWO = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
SCALE = {"code": "q", "type": "scale", "scale": "eens3"}
NUMBER = {"code": "q", "type": "number"}


def test_a_difference_is_later_minus_earlier_from_unrounded_shares() -> None:
    earlier = table([THREE], answers("q", {"ja": 50, "soms": 20, "nee": 33}))
    later = table([THREE], answers("q", {"ja": 40, "soms": 40, "nee": 21}))
    found = compare(earlier, later, "q")
    assert found.comparability is Comparability.SAME
    change = found.shares[0]
    assert (change.code, change.earlier, change.later) == ("ja", 50 / 103, 40 / 101)
    assert change.difference == 40 / 101 - 50 / 103
    assert change.test is Test.POOLED_Z
    assert change.low is not None
    assert change.high is not None
    assert change.low < change.difference < change.high
    assert change.effect is not None
    assert change.effect < 0


@pytest.mark.parametrize(
    ("before", "after", "comparability", "reason"),
    [
        (
            {**THREE, "revision": "1"},
            {**THREE, "revision": "2"},
            Comparability.REVISION_CHANGED,
            Reason.REVISION_CHANGED,
        ),
        (THREE, NUMBER, Comparability.SCALE_CHANGED, Reason.SCALE_CHANGED),
        ({**THREE, "label": "Hoe?"}, THREE, Comparability.WORDING_CHANGED, Reason.WORDING_CHANGED),
        ({**THREE, "code": "x"}, THREE, Comparability.NEW, Reason.NOT_MEASURED),
        (THREE, {**THREE, "code": "x"}, Comparability.DROPPED, Reason.NOT_MEASURED),
    ],
)
def test_what_is_not_the_same_item_has_a_reason_instead_of_a_difference(
    before: dict[str, object], after: dict[str, object], comparability: Comparability, reason: Reason
) -> None:
    earlier, later = table([before], [{}] * 3, wave="0-meting"), table([after], [{}] * 4, wave="1-meting")
    found = compare(earlier, later, "q")
    assert (found.comparability, found.reason) == (comparability, reason)
    assert (found.shares, found.mean, found.means) == ((), None, ())
    assert [wave is None for wave in (found.earlier, found.later)] == [
        comparability is Comparability.NEW,
        comparability is Comparability.DROPPED,
    ]


def test_an_item_of_neither_wave_is_an_error() -> None:
    with pytest.raises(KeyError):
        compare(table([TWO], []), table([TWO], []), "x")


def test_without_answers_in_one_wave_there_is_no_difference() -> None:
    found = compare(table([TWO], [{"q": None}]), table([TWO], answers("q", {"ja": 9})), "q")
    assert {(change.difference, change.p, change.reason) for change in found.shares} == {
        (None, None, Reason.NO_ANSWERS)
    }


def test_scores_are_compared_by_rank_and_not_answer_by_answer() -> None:
    earlier = table([SCALE], answers("q", {"oneens": 20, "neutraal": 10, "eens": 10, "wn": 7}))
    later = table([SCALE], answers("q", {"oneens": 5, "neutraal": 10, "eens": 25}))
    found = compare(earlier, later, "q")
    assert found.mean is not None
    assert found.mean.test is Test.MANN_WHITNEY
    assert found.mean.difference == pytest.approx(100 / 40 - 70 / 40)
    assert found.mean.effect is not None
    assert found.mean.effect > 0
    assert {change.p for change in found.shares} == {None}
    assert found.shares[2].difference == 25 / 40 - 10 / 40


def test_numbers_are_compared_by_their_mean() -> None:
    earlier, later = table([NUMBER], [{"q": n} for n in (1, 2, 3)]), table([NUMBER], [{"q": n} for n in (4, 6, 8)])
    found = compare(earlier, later, "q")
    assert found.mean is not None
    assert (found.mean.earlier, found.mean.later, found.mean.difference, found.mean.effect) == (2.0, 6.0, 4.0, 1.0)
    assert found.mean.test is Test.WELCH


def test_points_and_places_are_compared_per_choice() -> None:
    points = {"code": "q", "type": "allocation", "choices": choices("a", "b")}
    places = {"code": "q", "type": "ranking", "choices": choices("a", "b")}
    by_points = compare(table([points], [{"q": {"a": 30, "b": 70}}]), table([points], [{"q": {"a": 40, "b": 60}}]), "q")
    by_places = compare(table([places], [{"q": ["a", "b"]}]), table([places], [{"q": ["b", "a"]}]), "q")
    assert [change.difference for change in by_points.means] == [10.0, -10.0]
    assert [change.difference for change in by_places.means] == [1.0, -1.0]
    assert by_points.mean is None


def two(earlier: int, later: int, question: Mapping[str, object] = TWO) -> Comparison:
    """Out of 100 in both waves."""
    before, after = (table([question], answers("q", {"ja": n, "nee": 100 - n})) for n in (earlier, later))
    return compare(before, after, "q")


def test_nothing_is_significant_before_the_correction_for_the_whole_table() -> None:
    comparison = two(20, 60)
    assert comparison.shares[0].p is not None
    assert comparison.shares[0].p < 0.001
    assert not comparison.shares[0].significant
    assert adjust([comparison])[0].shares[0].significant


def test_holm_runs_over_the_table_and_the_two_answers_of_one_question_are_one_test() -> None:
    found = adjust([two(20, 60), two(50, 55), two(40, 54)])
    ps = [comparison.shares[0].p or 0 for comparison in found]
    assert [comparison.shares[0].adjusted for comparison in found] == [
        pytest.approx(3 * ps[0]),
        pytest.approx(ps[1]),
        pytest.approx(2 * ps[2]),
    ]
    assert all(comparison.shares[0].adjusted == comparison.shares[1].adjusted for comparison in found)


def test_three_answers_are_three_tests() -> None:
    earlier = table([THREE], answers("q", {"ja": 50, "soms": 20, "nee": 30}))
    later = table([THREE], answers("q", {"ja": 30, "soms": 40, "nee": 30}))
    (found,) = adjust([compare(earlier, later, "q")])
    assert found.shares[1].p is not None
    assert found.shares[1].adjusted == pytest.approx(3 * found.shares[1].p)


def test_a_table_with_nothing_to_test_stays_as_it_is() -> None:
    same = compare(table([TWO], answers("q", {"ja": 9})), table([TWO], answers("q", {"ja": 7})), "q")
    assert adjust([same]) == [same]
