"""What every figure is made with: a column, its base, the size of the population behind its intervals, and weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from surveyapp.analysis.counting import QUARTERS, Counts, Spread
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.intervals import Limits, kish, mean_limits, share_limits, weighted_share_limits
from surveyapp.analysis.tabulation import Base, Cell, Reason, Summary
from surveyapp.questionnaire.variables import Variable

Numbers: TypeAlias = "pd.Series[float]"


@dataclass(frozen=True, eq=False)
class Part:
    """A variable for everyone or for one group; ``size`` is the N of ``intervals``.

    ``counts`` are of a variable with choices; where every answer counts the same they are enough, and ``rows`` may be
    absent. ``weights`` are of the same respondents, None when every answer counts the same. ``sampled`` is false for
    answers through an open link: who comes in decides that, chance has no part in it, and there are no limits.
    ``open_class``: numbers of the whole table lie above the last class, so there is a class on top in every group, also
    where nobody is in it.
    """

    variable: Variable
    base: Base
    size: float | None
    sampled: bool = True
    counts: Counts | None = None
    rows: Column | None = None
    weights: "Numbers | None" = None
    open_class: bool = False

    @property
    def column(self) -> Column:
        """The answers one by one."""
        assert self.rows is not None
        return self.rows

    def total(self, inside: "pd.Series[Any]") -> float | None:
        """The summed weight of the respondents for whom ``inside`` is true; None without weights."""
        return None if self.weights is None else float(self.weights.to_numpy()[inside.to_numpy(bool)].sum())

    def cell(self, code: str, label: str, count: int, total: float | None = None) -> Cell:
        """A cell with its share of the valid base and the limits of that share; no share at n = 0.

        ``total`` is the summed weight behind the count, where there are weights.
        """
        if not self.base.valid:
            return Cell(code, label, count, None, reason=Reason.NO_ANSWERS)
        share = count / self.base.valid
        if total is not None and self.base.weighted:
            share = min(total / self.base.weighted, 1.0)
        low, high = self._share_limits(count, share) or (None, None)
        return Cell(code, label, count, share, low, high, weighted=total)

    def _share_limits(self, count: int, share: float) -> Limits | None:
        if not self.sampled:
            return None
        if self.base.effective is None:
            return share_limits(count, self.base.valid, self.size)
        if count in (0, self.base.valid):
            share = count / self.base.valid  # exactly, whatever the weights add up to
        return weighted_share_limits(share, self.base.valid, self.base.effective, self.size)

    def summary(self, spread: Spread) -> Summary:
        """Figures over these numbers; Summary says what is absent at n = 0 and n = 1."""
        if not spread.n:
            return Summary(0)
        return self._summary(spread.n, spread.mean, spread.deviation, spread.quantiles(), None)

    def weighted_summary(self, numbers: Numbers) -> Summary:
        """The same with the weight of each respondent."""
        assert self.weights is not None
        if not len(numbers):
            return Summary(0)
        numbers = numbers.sort_values()  # sums of floats depend on the order; answers have none
        values, weights = numbers.to_numpy(float), self.weights.reindex(numbers.index).to_numpy(float)
        return self._summary(len(values), *_centre(values, weights), _quantiles(values, weights), kish(weights))

    def _summary(
        self, n: int, mean: float, deviation: float | None, quantiles: Sequence[float], behind: float | None
    ) -> Summary:
        minimum, lower, median, upper, maximum = quantiles
        if deviation is not None and minimum == maximum:
            deviation = 0.0  # exactly, whatever the mean misses by its last bit
        limits = mean_limits(mean, deviation or 0.0, n, self.size, behind) if self.sampled else None
        low, high = limits or (None, None)
        return Summary(n, mean, low, high, deviation, minimum, lower, median, upper, maximum)


def _centre(values: Array, weights: Array) -> tuple[float, float | None]:
    """Mean and deviation: s² = n/(n-1) · Σw(y-ȳ)²/Σw, the sample variance when all weights are equal."""
    n = len(values)
    mean = float(np.average(values, weights=weights))
    if n < 2:
        return mean, None
    variance = n / (n - 1) * float(np.average((values - mean) ** 2, weights=weights))
    return mean, variance**0.5


def _quantiles(values: Array, weights: Array) -> tuple[float, ...]:
    """Linear between the ordered values (Hyndman and Fan's type 7).

    The k-th of the n ordered values lies at (k-1)·w_k + (n-1)·(the weights before it), which is type 7 when
    all weights are equal.
    """
    n = len(values)
    places = np.arange(n) * weights + (n - 1) * (np.cumsum(weights) - weights)
    return tuple(map(float, np.interp(np.array(QUARTERS) * places[-1], places, values)))
