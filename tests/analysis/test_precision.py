"""The rule of thumb of municipalities: at most five percentage points, at 95 % confidence."""

from math import ceil

import pytest

from surveyapp.analysis.intervals import Z, margin
from surveyapp.analysis.precision import WIDEST, precision


def textbook(population: int) -> float:
    """Cochran 1977, formula 4.2 with p = 1/2, and the correction for a finite population."""
    infinite = (Z / 2 / WIDEST) ** 2
    return infinite / (1 + (infinite - 1) / population)


@pytest.mark.parametrize(("population", "needed"), [(1, 1), (5, 5), (41, 38), (100, 80), (400, 196), (1_000_000, 381)])
def test_so_many_answers_are_needed(population: int, needed: int) -> None:
    found = precision(1, population)
    assert found.needed == needed
    assert (margin(needed, population) or 0.0) <= WIDEST
    assert needed == 1 or (margin(needed - 1, population) or 1.0) > WIDEST


@pytest.mark.parametrize("population", [41, 100, 400, 17_000, 1_000_000])
def test_the_textbook_asks_for_a_few_more_at_most(population: int) -> None:
    """It leaves out the z² that Wilson has beside n."""
    assert precision(1, population).needed <= ceil(textbook(population)) <= precision(1, population).needed + 4


@pytest.mark.parametrize(("answers", "kept"), [(0, False), (37, False), (38, True), (41, True)])
def test_it_is_kept_or_not(answers: int, kept: bool) -> None:
    assert precision(answers, 41).kept is kept
