"""What is told of units that answered in two waves: not how few changed, and not where they stand."""

from collections.abc import Sequence
from typing import Any

import pytest

from surveyapp.analysis.compare import Pair, adjust
from surveyapp.analysis.comparison import Comparison, Design
from surveyapp.analysis.disclosure import Guard, compared, studied
from surveyapp.analysis.effect import EffectStudy, effects
from surveyapp.analysis.table import ResponseTable
from tests.analysis.tables import table
from tests.builders import choices

YES_NO = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
NUMBER = {"code": "q", "type": "number"}
SCALE = {"code": "q", "type": "scale", "scale": "eens3"}
USED = {"code": "hulp", "type": "single", "choices": choices("ja", "nee")}
Moves = Sequence[tuple[int, object, object]]
"""So many that gave this answer the first time and that the second time; None did not take part."""


def waves(question: dict[str, Any], moves: Moves, used: Sequence[str] = ()) -> tuple[ResponseTable, ResponseTable]:
    """``used`` is what the units say of support, in the same order."""
    units = [pair for number, *pair in moves for _ in range(number)]

    def measured(at: int) -> ResponseTable:
        there = [place for place, pair in enumerate(units) if pair[at] is not None]
        rows = [{"q": units[place][at], **({"hulp": used[place]} if used else {})} for place in there]
        keys = [f"club {place}".encode() for place in there]
        return table([question, *([USED] if used else [])], rows, units=keys)

    return measured(0), measured(1)


def shown(question: dict[str, Any], moves: Moves) -> Comparison:
    made = waves(question, moves)
    return compared(adjust([Pair(*made, 5).compare("q")])[0], *(Guard(each, 5) for each in made))


@pytest.mark.parametrize(("down", "told"), [(0, True), (3, False), (5, True)])
@pytest.mark.parametrize(("question", "low", "high"), [(NUMBER, 3, 4), (SCALE, "oneens", "eens")])
def test_the_test_and_effect_of_a_paired_mean_do_not_tell_how_few_moved(
    question: dict[str, Any], low: object, high: object, down: int, *, told: bool
) -> None:
    mean = shown(question, [(9, low, high), (down, high, low), (12, low, low), (12, high, high)]).mean
    assert mean
    assert mean.difference == pytest.approx((9 - down) * (1 if low == 3 else 2) / (33 + down))
    assert {each is not None for each in (mean.test, mean.p, mean.adjusted, mean.effect)} == {told}


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [(YES_NO, "ja", "nee"), (NUMBER, 4, 7), (SCALE, "oneens", "eens")],
)
def test_of_some_pairs_the_levels_are_not_told_and_of_everybody_they_are(
    question: dict[str, Any], first: object, second: object
) -> None:
    same = [(12, first, first), (12, second, second), (8, first, second)]
    everybody = shown(question, same)
    some = shown(question, [*same, *((6, each, None) for each in (first, second)), (6, None, first), (6, None, second)])
    for change, told in [(each, True) for each in everybody.changes] + [(each, False) for each in some.changes]:
        assert change.pairs == 32
        assert change.difference is not None
        assert {level is not None for level in (change.earlier, change.later)} == {told}


OUTSIDE = [(8, "ja", None), (8, "nee", None), (8, None, "ja"), (8, None, "nee")]


@pytest.mark.parametrize(
    ("moves", "design"),
    [
        ([(12, "ja", "ja"), (12, "nee", "nee"), (6, "nee", "ja"), *OUTSIDE], Design.PAIRED),
        # nobody said yes the first time: who gained it are all pairs that say yes, and the three others follow
        ([(20, "nee", "nee"), (6, "nee", "ja"), (8, "nee", None), (3, None, "ja"), (5, None, "nee")], None),
        # the same with none outside but those who always say no
        ([(20, "nee", "nee"), (6, "nee", "ja"), (8, "nee", None), (8, None, "nee")], Design.PAIRED),
        ([(20, "nee", "nee"), (3, "nee", "ja"), (8, "nee", None), (8, None, "nee")], None),
    ],
)
def test_shares_are_not_compared_by_pairs_when_that_tells_what_a_few_answered(
    moves: Moves, design: Design | None
) -> None:
    found = Pair(*waves(YES_NO, moves), 5).compare("q")
    assert found.design is (design or Design.PROTECTS_OTHERS)


def study(down: int, up: int) -> EffectStudy:
    moves = [(down, 4, 3), (up, 3, 4), (20 - down - up, 3, 3), (20, 3, 5)]
    made = waves(NUMBER, moves, ["ja"] * 20 + ["nee"] * 20)
    (found,) = effects(Pair(*made, 5), "q", "hulp", ["ja"])
    assert found.design is Design.PAIRED
    return studied(found, "hulp", [Guard(each, 5) for each in made])


@pytest.mark.parametrize(("down", "up", "told"), [(0, 8, True), (2, 8, False), (6, 8, True)])
def test_an_effect_study_of_pairs_tells_changes_and_neither_levels_nor_how_few_moved(
    down: int, up: int, *, told: bool
) -> None:
    found = study(down, up)
    assert found.users
    assert (found.users.earlier, found.users.later) == (None, None)
    assert found.users.change == pytest.approx((up - down) / 20)
    assert (found.users.limits is not None) is told
