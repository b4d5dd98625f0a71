"""What every figure is made with: a column, its base, the size of the population behind its intervals, and weights."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.intervals import Limits, kish, mean_limits, share_limits, weighted_share_limits
from surveyapp.analysis.tabulation import Base, Cell, Reason, Summary

Numbers: TypeAlias = "pd.Series[float]"
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, eq=False)
class Part:
    """A column for everyone or for one group; ``size`` is the N of ``intervals``.

    ``weights`` are of the same respondents, None when every answer counts the same. ``sampled`` is false for answers
    through an open link: who comes in decides that, chance has no part in it, and there are no limits.
    """

    column: Column
    base: Base
    size: float | None
    sampled: bool = True
    weights: "Numbers | None" = None

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

    def summary(self, numbers: Numbers) -> Summary:
        """Figures over these numbers; Summary says what is absent at n = 0 and n = 1."""
        n = len(numbers)
        if not n:
            return Summary(0)
        numbers = numbers.sort_values()  # sums of floats depend on the order; answers have none
        values = numbers.to_numpy(float)
        weights = None if self.weights is None else self.weights.reindex(numbers.index).to_numpy(float)
        mean, deviation = _centre(values, weights)
        behind = None if weights is None else kish(weights)
        limits = mean_limits(mean, deviation or 0.0, n, self.size, behind) if self.sampled else None
        low, high = limits or (None, None)
        minimum, lower, median, upper, maximum = _quantiles(values, weights)
        return Summary(n, mean, low, high, deviation, minimum, lower, median, upper, maximum)


def _centre(values: Array, weights: Array | None) -> tuple[float, float | None]:
    """Mean and deviation; weighted s² = n/(n-1) · Σw(y-ȳ)²/Σw, the sample variance when all weights are equal."""
    n = len(values)
    if weights is None:
        return float(values.mean()), float(values.std(ddof=1)) if n > 1 else None
    mean = float(np.average(values, weights=weights))
    if n < 2:
        return mean, None
    variance = n / (n - 1) * float(np.average((values - mean) ** 2, weights=weights))
    return mean, variance**0.5


def _quantiles(values: Array, weights: Array | None) -> tuple[float, ...]:
    """Linear between the ordered values (Hyndman and Fan's type 7).

    Weighted, the k-th of the n ordered values lies at (k-1)·w_k + (n-1)·(the weights before it), which is type 7 when
    all weights are equal.
    """
    if weights is None:
        return tuple(map(float, np.quantile(values, _QUARTERS)))
    n = len(values)
    places = np.arange(n) * weights + (n - 1) * (np.cumsum(weights) - weights)
    return tuple(map(float, np.interp(np.array(_QUARTERS) * places[-1], places, values)))
