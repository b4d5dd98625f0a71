"""Whether there are enough answers for a margin of five percentage points: the rule of thumb of Dutch municipalities.

The protocol of the Burgerpeiling (KING, now VNG Realisatie; version 11 of June 2017, as councils quoted it)
asks for 95 % confidence and a margin of error of at most 5 percentage points; the net response that this needs
follows from how many there are in all. Its lowest net response, 475, is for samples of residents, and not for a group
that may itself be smaller than that.
"""

from dataclasses import dataclass

from surveyapp.analysis.intervals import margin

WIDEST = 0.05


@dataclass(frozen=True)
class Precision:
    """``margin`` is half the width of the 95 % interval around a share of 50 %; ``needed`` answers keep the rule."""

    answers: int
    population: int
    margin: float | None
    needed: int

    @property
    def kept(self) -> bool:
        """Whether the margin is narrow enough."""
        return self.margin is not None and self.margin <= WIDEST


def precision(answers: int, population: int) -> Precision:
    """How so many answers of so many in all keep the rule. Raises ValueError when there are more answers than units."""
    return Precision(answers, population, margin(answers, population), _needed(population))


def _needed(population: int) -> int:
    """The fewest answers with a margin that is narrow enough: the margin only narrows with every answer more."""
    low, high = 1, population
    while low < high:
        middle = (low + high) // 2
        if (margin(middle, population) or 0.0) <= WIDEST:
            high = middle
        else:
            low = middle + 1
    return low
