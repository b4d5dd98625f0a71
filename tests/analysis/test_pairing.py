"""Which units are compared with themselves, and when that is not done."""

from collections.abc import Sequence
from typing import Any

import pytest

from surveyapp.analysis.compare import compare
from surveyapp.analysis.comparison import Comparison, Design, Effect, Interval, Test
from surveyapp.analysis.table import ResponseTable
from tests.analysis.tables import table
from tests.builders import choices

TWO = {"code": "q", "type": "single", "choices": [*choices("ja", "nee"), *choices("wn", missing="wn")]}
SCALE = {"code": "q", "type": "scale", "scale": "eens3"}
NUMBER = {"code": "q", "type": "number"}
SEVERAL = {"code": "q", "type": "multiple", "choices": choices("a", "b")}
PLACES = {"code": "q", "type": "ranking", "choices": choices("a", "b")}


def units(*ranges: range) -> list[bytes]:
    return [f"club {number}".encode() for each in ranges for number in each]


def waves(
    question: Any, earlier: Sequence[object], later: Sequence[object], shift: int = 0
) -> tuple[ResponseTable, ...]:
    """Two waves of the same units in the same order; the later one begins ``shift`` units further."""
    return (
        table([question], [{"q": each} for each in earlier], units=units(range(len(earlier)))),
        table([question], [{"q": each} for each in later], units=units(range(shift, shift + len(later)))),
    )


def found(
    question: Any, earlier: Sequence[object], later: Sequence[object], shift: int = 0, least: int = 5
) -> Comparison:
    before, after = waves(question, earlier, later, shift)
    return compare(before, after, "q", least)


def test_units_with_a_valid_answer_both_times_are_compared_with_themselves() -> None:
    made = found(
        TWO, ["nee"] * 12 + ["wn"] * 5 + ["nee"] * 5, ["ja"] * 4 + ["nee"] * 8 + ["ja"] * 5 + ["wn"] * 5, least=1
    )
    change = made.shares[0]
    assert (made.design, made.pairs, change.pairs, change.answers) == (Design.PAIRED, 12, 12, (12, 12))
    assert (change.earlier, change.later, change.difference) == (0.0, 4 / 12, 4 / 12)  # not 9 of 17
    assert (change.test, change.p, change.interval) == (Test.MCNEMAR, 1 / 16, Interval.BONETT_PRICE)
    assert change.effect_of is Effect.COHENS_H


def test_rows_are_matched_by_their_unit_and_not_by_their_place() -> None:
    numbers: list[dict[str, object]] = [{"q": number} for number in range(12)]
    earlier = table([NUMBER], numbers, units=units(range(12)))
    later = table([NUMBER], reversed(numbers), units=units(range(12))[::-1])
    made = compare(earlier, later, "q", 5)
    assert made.mean is not None
    assert (made.mean.pairs, made.mean.difference, made.mean.p) == (12, 0.0, None)


@pytest.mark.parametrize(
    ("question", "earlier", "later", "test"),
    [
        (SCALE, ["oneens"] * 12, ["eens"] * 8 + ["oneens"] * 4, Test.SIGNED_RANK_EXACT),
        (SCALE, ["oneens"] * 40, ["eens"] * 30 + ["oneens"] * 10, Test.SIGNED_RANK),
        (NUMBER, [1] * 12, [*range(12)], Test.PAIRED_T),
    ],
)
def test_the_test_for_pairs_follows_the_level_of_measurement(
    question: Any, earlier: Sequence[object], later: Sequence[object], test: Test
) -> None:
    mean = found(question, earlier, later).mean
    assert mean is not None
    assert (mean.test, mean.effect_of, mean.pairs) == (test, Effect.RANK_BISERIAL, len(earlier))


def test_of_several_answers_each_is_a_test_of_its_own() -> None:
    made = found(SEVERAL, [["a"]] * 12, [["a", "b"]] * 6 + [["a"]] * 6)
    assert [(change.test, change.difference) for change in made.shares] == [(None, 0.0), (Test.MCNEMAR, 0.5)]


def test_places_are_compared_for_who_ranked_the_choice_both_times() -> None:
    made = found(PLACES, [["a", "b"]] * 20 + [["b"]] * 8, [["b", "a"]] * 12 + [["b"]] * 8 + [["a", "b"]] * 8)
    assert [(change.code, change.pairs) for change in made.means] == [("a", 12), ("b", 28)]


NOT = Design.NOT_LINKED


@pytest.mark.parametrize(
    ("earlier", "later", "shift", "least", "design"),
    [
        (30, 30, 30, 5, NOT),  # nobody twice
        (30, 30, 21, 5, Design.TOO_FEW_PAIRS),  # 9
        (30, 30, 20, 5, Design.PAIRED),  # 10
        (30, 30, 20, 11, Design.TOO_FEW_PAIRS),  # fewer pairs than may be shown
        (30, 27, 3, 5, Design.PROTECTS_OTHERS),  # 3 units answered only the first time
        (27, 31, 0, 5, Design.PROTECTS_OTHERS),  # 4 units answered only the second time
        (27, 32, 0, 5, Design.PROTECTS_OTHERS),  # all of the first time are pairs: how those stand is known
        (32, 32, 5, 5, Design.PAIRED),
        (30, 30, 0, 5, Design.PAIRED),
        (1, 1, 0, 5, Design.TOO_FEW_PAIRS),  # one pair
    ],
)
def test_pairs_are_used_from_ten_on_and_only_if_nobody_can_be_worked_out(
    earlier: int, later: int, shift: int, least: int, design: Design
) -> None:
    made = found(NUMBER, [*range(earlier)], [*range(later)], shift, least)
    assert made.design is design
    assert (made.pairs is not None) == (design is Design.PAIRED)


def test_without_keys_or_without_a_key_there_are_no_pairs() -> None:
    rows: list[dict[str, object]] = [{"q": "ja"}] * 20
    known, unknown = table([TWO], rows, units=units(range(20))), table([TWO], rows)
    loose = table([TWO], rows, units=[None] * 20)
    for earlier, later in ((known, unknown), (unknown, known), (loose, loose), (known, loose)):
        assert compare(earlier, later, "q").design is NOT


def test_with_a_changed_item_pairs_do_not_matter() -> None:
    before, _ = waves(TWO, ["ja"] * 12, [])
    after = table([{**TWO, "label": "Anders?"}], [{"q": "ja"}] * 12, units=units(range(12)))
    assert compare(before, after, "q").pairs is None


def test_the_keys_of_units_are_in_no_text_of_a_table() -> None:
    assert "club" not in repr(table([TWO], [{"q": "ja"}], units=units(range(1))))
