"""How far apart several people are on the axes of a typology, and when that may not be told."""

import pytest

from surveyapp.analysis.agreement import Spread, agreement
from surveyapp.questionnaire.answers import Answers
from tests.analysis.tables import table
from tests.builders import questionnaire

GRADES = [{"code": code, "type": "grade"} for code in ("a", "b", "c")]
TYPES = [{"code": f"{x}_{y}", "label": f"{x} {y}", "x": x, "y": y} for x in ("low", "high") for y in ("low", "high")]
TYPOLOGY: dict[str, object] = {
    "code": "soort",
    "kind": "typology",
    "label": "Soort",
    "x": {"label": "Sturen", "of": ["a", "b"], "reverse": ["b"], "cut": "5.5"},
    "y": {"label": "Breedte", "of": ["c"], "cut": "5.5"},
    "types": TYPES,
}


def spreads(rows: list[Answers], threshold: int = 5) -> tuple[Spread, Spread]:
    made = table(GRADES, rows, indicators=[TYPOLOGY])
    return agreement(made, questionnaire(*GRADES, indicators=[TYPOLOGY]), threshold)["soort"]


TEN: list[Answers] = [{"a": 6, "b": 5, "c": grade} for grade in (2, 4, 4, 4, 5, 5, 7, 9, 5, 5)]


def test_each_axis_has_the_mean_and_the_deviation_of_its_scores_with_reversed_items_turned() -> None:
    x, y = spreads(TEN)
    assert (x.label, x.cut, x.n, x.mean, x.deviation) == ("Sturen", 5.5, 10, 6.0, 0.0)  # b = 5 turned is 6
    assert y.mean == 5.0
    assert y.deviation == pytest.approx((32 / 9) ** 0.5)


@pytest.mark.parametrize(("people", "mean", "deviation"), [(4, False, False), (5, True, False), (10, True, True)])
def test_the_mean_is_told_from_the_threshold_and_the_deviation_from_twice_that(
    people: int, mean: bool, deviation: bool
) -> None:
    for each in spreads(TEN[:people]):
        assert (each.n is not None, each.mean is not None, each.deviation is not None) == (mean, mean, deviation)


@pytest.mark.parametrize(("more", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_nothing_is_told_when_a_few_answered_only_one_of_the_questions(more: int, shown: bool) -> None:
    assert (spreads([*TEN, *[{"a": 9, "b": None, "c": None}] * more])[0].mean is not None) is shown
