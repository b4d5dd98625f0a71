"""Effect study: a difference of changes, for pairs and for loose groups, and what is hidden."""

from typing import Any

import pytest

from surveyapp.analysis.compare import Pair
from surveyapp.analysis.comparison import Design, Interval
from surveyapp.analysis.effect import EffectStudy, effects, mover
from surveyapp.analysis.intervals import share_limits
from surveyapp.analysis.significance import share_difference
from surveyapp.analysis.tabulation import Reason
from tests.analysis.tables import table
from tests.builders import choices

USED = {"code": "hulp", "type": "single", "choices": choices("ja", "nee")}
YES_NO = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
NUMBER = {"code": "q", "type": "number"}
Rows = list[tuple[Any, Any]]
near: Any = pytest.approx


def studies(
    earlier: Rows, later: Rows, question: Any = YES_NO, units: bool = True, least: int = 5
) -> list[EffectStudy]:
    """Rows are (used, outcome), in the same order of units in both waves."""
    made = [
        table(
            [USED, question],
            [{"hulp": used, "q": outcome} for used, outcome in rows],
            units=[bytes([place]) for place in range(len(rows))] if units else (),
        )
        for rows in (earlier, later)
    ]
    return effects(Pair(made[0], made[1], least), "q", "hulp", ["ja"])


def rows(*counted: tuple[Any, Any, int]) -> Rows:
    return [(used, outcome) for used, outcome, number in counted for _ in range(number)]


def test_two_wilson_intervals_joined_are_newcombes_interval() -> None:
    """Zou and Donner 2008, section 2; the figures of Newcombe 1998b, table II, method 10: 56/70 and 48/80."""
    first, second = ((n / m, share_limits(n, m) or (0, 0)) for n, m in ((48, 80), (56, 70)))
    assert mover(first, second) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert mover(first, second) == pytest.approx(share_difference(48, 80, 56, 70))


def test_the_effect_is_the_change_of_the_users_minus_that_of_the_others() -> None:
    earlier = rows(("nee", "nee", 20), ("nee", "nee", 20))
    later = rows(("ja", "ja", 12), ("ja", "nee", 8), ("nee", "ja", 5), ("nee", "nee", 15))
    (found,) = studies(earlier, later)
    assert (found.design, found.difference) == (Design.PAIRED, near(12 / 20 - 5 / 20))
    assert found.users
    assert found.users.interval is Interval.BONETT_PRICE
    assert found.limits
    assert found.limits[0] < (found.difference or 0) < found.limits[1]


def test_pairs_are_divided_by_what_they_said_the_second_time() -> None:
    earlier = rows(("ja", "nee", 40))
    (found,) = studies(earlier, rows(("ja", "ja", 20), ("nee", "nee", 20)))
    assert found.users
    assert found.others
    assert (found.users.change, found.others.change) == (1.0, 0.0)


def test_means_have_limits_of_their_own() -> None:
    earlier: Rows = [("nee", 5)] * 24
    later: Rows = [("ja", 6 + n % 2) for n in range(12)] + [("nee", 5 + n % 2) for n in range(12)]
    (found,) = studies(earlier, later, NUMBER)
    assert (found.answer, found.share, found.difference) == ("", False, near(1.0))
    assert found.users
    assert found.users.interval is Interval.PAIRED_T
    assert found.limits


def test_without_links_each_wave_is_divided_by_its_own_answers() -> None:
    earlier = rows(("ja", "ja", 6), ("ja", "nee", 4), ("nee", "ja", 5), ("nee", "nee", 5))
    later = rows(("ja", "ja", 9), ("ja", "nee", 1), ("nee", "ja", 5), ("nee", "nee", 5))
    (found,) = studies(earlier, later, units=False)
    assert (found.design, found.difference) == (Design.NOT_LINKED, near(0.3))
    assert found.users
    assert found.users.interval is Interval.NEWCOMBE


SAME: Rows = rows(("ja", "ja", 20), ("nee", "nee", 20))


@pytest.mark.parametrize(
    ("earlier", "later", "design", "reason"),
    [
        (SAME, rows(("ja", "ja", 9), ("nee", "nee", 31)), Design.NOT_LINKED, None),  # nine pairs are too few
        (SAME, rows(("ja", "ja", 4), ("nee", "nee", 36)), Design.NOT_LINKED, Reason.BELOW_THRESHOLD),
        (SAME[:37], SAME, Design.NOT_LINKED, None),  # three others answered only the second time
        ([], SAME, Design.NOT_LINKED, Reason.BELOW_THRESHOLD),
        (rows(("ja", None, 20), ("nee", None, 20)), SAME, Design.NOT_LINKED, Reason.BELOW_THRESHOLD),  # all missing
        (rows(("ja", "ja", 20)), SAME, Design.NOT_LINKED, Reason.BELOW_THRESHOLD),  # an empty group
    ],
)
def test_small_groups_are_hidden_and_pairs_only_used_when_nobody_can_be_worked_out(
    earlier: Rows, later: Rows, design: Design, reason: Reason | None
) -> None:
    (found,) = studies(earlier, later)
    assert (found.design, found.reason) == (design, reason)
    assert (found.difference is None) == (reason is not None)


def test_the_few_that_did_not_tell_their_use_count_with_the_others() -> None:
    later = rows(("ja", "ja", 20), ("nee", "nee", 18), (None, "nee", 2))
    (found,) = studies(SAME, later)
    assert found.silent_are_others
    assert found.others
    assert found.others.answers == (20, 20)


def test_where_nothing_varies_there_is_a_difference_without_limits() -> None:
    earlier, later = [("ja", 5)] * 20 + [("nee", 5)] * 20, [("ja", 6)] * 20 + [("nee", 5)] * 20
    (found,) = studies(earlier, later, NUMBER)
    assert (found.difference, found.limits) == (1.0, None)


def test_a_question_with_several_answers_has_a_study_for_each() -> None:
    three = {"code": "q", "type": "single", "choices": choices("a", "b", "c")}
    assert [each.answer for each in studies(SAME[:0], SAME[:0], three)] == ["a", "b", "c"]


def test_an_outcome_that_changed_has_no_effect() -> None:
    made = [table([USED, {**YES_NO, "label": label}], []) for label in ("Toen?", "Nu?")]
    assert [each.reason for each in effects(Pair(made[0], made[1], 5), "q", "hulp", ["ja"])] == [Reason.WORDING_CHANGED]
