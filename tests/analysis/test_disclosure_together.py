"""How closely it may be told that two questions go together, beside a table of one by the other."""

from collections.abc import Mapping

import pytest

from surveyapp.analysis.disclosure import Guard, axis, reliable, step
from surveyapp.analysis.reliability import Reliability, reliability
from surveyapp.analysis.scales import item_scores
from surveyapp.questionnaire.indicators import Mean
from tests.analysis.tables import table
from tests.builders import questionnaire

CODES = ("a", "b", "c", "d")
SCALES = [{"code": code, "type": "scale", "scale": "eens3"} for code in CODES]
ANSWERS = ("oneens", "neutraal", "eens")
Counts = Mapping[str, int]
"""So many who gave these answers to the first questions, a digit each; the others are as the second."""
PLAIN = {"11": 9, "12": 6, "21": 8, "22": 30, "23": 10, "32": 7, "33": 20}
SMALL = {"11": 9, "12": 3, "13": 2, "21": 4, "22": 30, "23": 3, "31": 2, "32": 4, "33": 20}


def guard(counts: Counts) -> Guard:
    rows: list[dict[str, object]] = []
    for digits, number in counts.items():
        answers = (ANSWERS[int(digit) - 1] for digit in digits.ljust(4, digits[1]))
        rows += [dict(zip(CODES, answers, strict=True))] * number
    return Guard(table(SCALES, rows), 5)


def test_a_correlation_is_exact_where_no_count_is_a_secret_and_rounded_where_one_is() -> None:
    assert step(guard(PLAIN), "a", "b") == 0.0
    assert (step(guard(SMALL), "a", "b") or 0) >= 0.01


def test_a_correlation_that_tells_a_count_however_it_is_rounded_is_not_told() -> None:
    assert step(guard({"11": 6, "12": 1, "21": 1, "33": 6}), "a", "b") is None


def measured(of: Guard, codes: str) -> Reliability:
    scale = Mean.model_validate({"code": "i", "kind": "mean", "label": "I", "of": [*codes]})
    return reliability(item_scores(of.table, questionnaire(*SCALES), scale))


@pytest.mark.parametrize(("codes", "rounded"), [("ab", True), ("abcd", False)])
def test_reliability_of_few_questions_is_rounded_and_of_more_it_is_not(codes: str, *, rounded: bool) -> None:
    small, plain = guard(SMALL), guard(PLAIN)
    assert reliable(measured(plain, codes), plain) == measured(plain, codes)
    found, exact = reliable(measured(small, codes), small), measured(small, codes)
    assert (found.alpha == exact.alpha) is not rounded
    assert found.alpha == pytest.approx(exact.alpha, abs=0.05)


def test_the_spread_of_an_axis_of_two_questions_has_one_decimal_or_is_hidden() -> None:
    few = guard({"11": 6, "12": 1, "21": 1, "33": 6})
    for of, shown in ((guard(PLAIN), 0.6543), (guard(SMALL), 0.7), (few, None)):
        assert axis(0.6543, ["a", "b"], ["a", "b", "c"], of) == shown
        assert axis(0.6543, ["a", "b", "c"], ["a", "b", "c"], of) == 0.6543
