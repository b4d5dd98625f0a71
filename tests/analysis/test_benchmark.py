"""One municipality beside others: known answers, too few of them, one that would show through, and who joins later."""

from fractions import Fraction
from itertools import combinations, product

import pytest

from surveyapp.analysis.benchmark import Beside, Silence, beside, coarse, gap
from surveyapp.analysis.dominance import dominated, estimable, revealing
from surveyapp.analysis.intervals import Limits, share_limits
from surveyapp.analysis.significance import share_difference
from surveyapp.analysis.standing import Standing, ends_of, own, standing
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.questionnaire.answers import Answers
from tests.builders import choices, questionnaire

UNIT = (0.0, 1.0)


def share(count: int, n: int) -> Standing:
    return Standing(n, count / n, share_limits(count, n), UNIT, share=True)


OWN = share(24, 30)
SELF_SELECTED = Standing(20, 0.5, None, UNIT, share=True)
SIX = [share(10, 20), share(12, 20), share(8, 20), share(11, 20), share(9, 20), share(14, 20)]


def test_every_municipality_counts_once_whatever_its_size() -> None:
    found = beside(OWN, [share(32, 40), share(5, 20), share(20, 40)]).others
    assert found.mean == 0.52  # (80 % + 25 % + 50 %) / 3; of all answers together it would be 57 of 100
    assert (found.municipalities, found.answers) == (3, 100)


def test_from_six_others_on_the_middle_is_shown_by_hyndman_and_fans_type_7() -> None:
    found = beside(OWN, SIX).others
    assert found.median == 0.53  # 52.5 %
    assert found.lower == 0.46  # 46.25 %
    assert found.upper == 0.59  # 58.75 %
    few = beside(OWN, SIX[:3]).others
    assert (few.median, few.lower, few.upper) == (None, None, None)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_of_fewer_than_three_others_there_is_nothing(number: int) -> None:
    found = beside(OWN, SIX[:number])
    assert found.others.silence is Silence.TOO_FEW
    assert found.others.mean is None
    assert found.others.municipalities is None
    assert found.others.answers is None
    assert found.gap is None


@pytest.mark.parametrize(
    "others",
    [
        [share(250, 500), share(9, 20), share(11, 20)],  # more than half of all answers
        [share(19, 20), share(1, 20), share(1, 20)],  # who has 5 % knows that the high one has 90 to 95 %
        [share(1, 20), share(20, 20), share(19, 20)],  # the same, seen from the other end
        [share(0, 20), share(0, 20), share(0, 20)],  # nought together is nought for each
        [share(20, 20), share(20, 20), share(20, 20)],
    ],
)
def test_where_one_municipality_would_show_through_there_is_nothing(others: list[Standing]) -> None:
    assert beside(OWN, others).others.silence is Silence.DOMINATED


def test_whoever_joins_later_cannot_be_worked_out_from_two_reports() -> None:
    """Of any two sets of others that somebody can see, at least two levels stay unknown in what one subtracts."""
    levels = [Fraction(number, 100) for number in (31, 42, 53, 64, 57, 48, 39)]
    everyone = [Standing(20, float(level), None, UNIT, share=True) for level in levels]
    seen = set()
    for size in range(3, len(everyone) + 1):
        for chosen in combinations(range(len(everyone)), size):  # others come, and others leave
            mean = beside(None, [everyone[place] for place in chosen]).others.mean
            taken = chosen[: size // 3 * 3]
            assert mean == pytest.approx(
                float(sum((levels[place] for place in taken), Fraction()) / len(taken)), abs=0.0051
            )
            seen.add(frozenset(taken))
    for one, other in combinations(seen, 2):
        assert len(one ^ other) >= 2


def test_the_mean_is_so_coarse_that_who_knows_all_bases_and_one_level_learns_no_other() -> None:
    """Exactly, only one combination of counts gives this mean; as it is shown, the others can be nearly anything."""
    bases, counts = (20, 31, 26), (7, 15, 12)
    shown = beside(OWN, [share(count, n) for count, n in zip(counts, bases, strict=True)]).others.mean
    exact = sum(Fraction(count, n) for count, n in zip(counts, bases, strict=True)) / 3
    same, alike = [], []
    for second, third in product(range(bases[1] + 1), range(bases[2] + 1)):  # the first municipality knows its own
        mean = (Fraction(counts[0], bases[0]) + Fraction(second, bases[1]) + Fraction(third, bases[2])) / 3
        same += [(second, third)] if mean == exact else []
        alike += [second] if coarse(float(mean), share=True) == shown else []
    assert same == [(15, 12)]
    assert max(alike) - min(alike) > 0.8 * bases[1]


@pytest.mark.parametrize(
    ("level", "share", "shown"),
    [(0.525, True, 0.53), (0.145, True, 0.15), (-2.25, False, -2.3), (7.04, False, 7.0), (1.0, True, 1.0)],
)
def test_coarse_is_half_away_from_zero(level: float, share: bool, shown: float) -> None:
    assert coarse(level, share) == shown


@pytest.mark.parametrize(
    ("own", "others", "difference", "clear"),
    [
        (OWN, SIX, 0.8 - 0.53, True),
        (share(17, 30), SIX, 17 / 30 - 0.53, False),
        (share(7, 10), SIX[:3], 0.2, False),
        (OWN, [SELF_SELECTED, *SIX[:2]], 0.8 - 0.53, None),  # without limits nobody can say what is chance
        (SELF_SELECTED, SIX[:3], 0.0, None),
    ],
)
def test_a_gap_is_clear_only_beyond_the_chance_of_both(
    own: Standing, others: list[Standing], difference: float, clear: bool | None
) -> None:
    found = beside(own, others).gap
    assert found is not None
    assert found.difference == pytest.approx(difference)
    assert found.clear is clear


def test_the_gap_with_one_other_level_is_newcombes_hybrid_score_interval() -> None:
    for count in range(31):
        low, high = share_difference(21, 42, count, 30) or (0.0, 0.0)
        found = gap(share(count, 30), 0.5, share_limits(21, 42))
        assert found.clear == (low > 0 or high < 0)


def test_without_an_own_level_the_others_are_shown_and_no_gap() -> None:
    found = beside(None, SIX)
    assert found == Beside(None, found.others)
    assert found.others.mean == 0.53


@pytest.mark.parametrize(
    ("contributions", "whole_is_one", "worked_out"),
    [
        ([], True, True),
        ([5, 5], True, True),
        ([5, 5, 5], False, False),
        ([10, 5, 5], False, False),
        ([11, 5, 5], True, False),
        ([40, 40, 6], False, False),
        ([40, 40, 5.9], False, True),
        ([0, 0, 0], False, True),
    ],
)
def test_the_rules_of_the_handbook(contributions: list[float], whole_is_one: bool, worked_out: bool) -> None:
    assert dominated(contributions) is whole_is_one
    assert estimable(contributions) is worked_out


@pytest.mark.parametrize(
    ("levels", "ends", "told"),
    [
        ([7.0, 6.5, 7.4], (1.0, 10.0), False),
        ([1.1, 1.0, 9.0], (1.0, 10.0), True),
        ([300.0, 20.0, 15.0], None, True),
        ([-3.0, 2.0, 4.0, 5.0], None, False),
        ([-3.0, 4.0, 5.0], None, True),  # of a scale without a known end the lowest counts as nothing
    ],
)
def test_levels_are_judged_from_the_ends_of_their_scale(levels: list[float], ends: Limits | None, told: bool) -> None:
    assert revealing(levels, ends) is told


CLUBS = questionnaire(
    {"code": "heeft", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "soort", "type": "single", "choices": choices("sport", "zorg")},
    {"code": "eens", "type": "scale", "scale": "eens3"},
    {"code": "cijfer", "type": "grade"},
    {"code": "leden", "type": "number"},
    {"code": "tip", "type": "text"},
    indicators=[
        {"code": "sport", "kind": "share", "label": "Sport", "of": "soort", "choices": "sport"},
        {"code": "oordeel", "kind": "mean", "label": "Oordeel", "of": ["eens", "cijfer"]},
        {"code": "som", "kind": "sum", "label": "Som", "of": ["eens", "cijfer"]},
        {"code": "los", "kind": "mean", "label": "Los", "of": ["cijfer", "leden"]},
    ],
)


def test_a_level_is_a_share_of_yes_or_a_mean_over_valid_answers() -> None:
    given: list[Answers] = [
        {"heeft": "ja", "cijfer": 6},
        {"heeft": "wn", "cijfer": 8},
        {"heeft": "nee", "cijfer": None},
    ]
    table = ResponseTable.from_documents(CLUBS, given, population=6)
    variables = {variable.code: variable for variable in table.variables}
    heeft = standing(tabulate(table, "heeft"), variables["heeft"], None)
    assert heeft is not None
    assert (heeft.n, heeft.level, heeft.ends) == (2, 0.5, UNIT)
    cijfer = standing(tabulate(table, "cijfer"), variables["cijfer"], (1.0, 10.0))
    assert cijfer is not None
    assert (cijfer.n, cijfer.level, cijfer.ends) == (2, 7.0, (1.0, 10.0))
    assert standing(tabulate(table, "leden"), variables["leden"], None) is None


@pytest.mark.parametrize(("threshold", "shown"), [(5, True), (6, False)])
def test_below_the_threshold_of_its_own_a_municipality_has_no_level(threshold: int, shown: bool) -> None:
    given: list[Answers] = [{"cijfer": grade} for grade in (5, 6, 7, 8, 9, None, None)]
    found = own(ResponseTable.from_documents(CLUBS, given), CLUBS, "cijfer", threshold)
    assert (found is not None) is shown
    assert found is None or (found.n, found.level, found.ends) == (5, 7.0, (1.0, 10.0))


@pytest.mark.parametrize(("people", "limits"), [(9, False), (10, True)])
def test_beside_others_too_a_few_numbers_have_no_limits(people: int, limits: bool) -> None:
    """They would tell how the numbers are spread, and few numbers have that sum and that spread."""
    given: list[Answers] = [{"leden": 10 * number} for number in range(people)]
    found = own(ResponseTable.from_documents(CLUBS, given, population=40), CLUBS, "leden", 5)
    assert found is not None
    assert (found.n, found.limits is not None) == (people, limits)


def test_only_what_is_one_figure_can_be_compared() -> None:
    found = {variable.code for variable in CLUBS.variables if variable.one_figure}
    assert found == {"heeft", "eens", "cijfer", "leden", "sport", "oordeel", "som", "los"}


def test_the_ends_of_a_scale_are_those_of_its_answers_or_of_the_questions_behind_it() -> None:
    variables = {variable.code: variable for variable in CLUBS.variables}
    found = {code: ends_of(CLUBS, variables[code]) for code in ("eens", "cijfer", "leden", "oordeel", "som", "los")}
    assert found["cijfer"] == (1.0, 10.0)
    assert found["leden"] is found["los"] is None
    low, high = found["eens"] or (0.0, 0.0)
    assert found["oordeel"] == (min(low, 1.0), 10.0)
    assert found["som"] == (min(low, 1.0, low + 1.0), high + 10.0)
