"""What every figure is made with: a column, its base, and the size of the population behind its intervals."""

from dataclasses import dataclass

import pandas as pd

from surveyapp.analysis.encode import Column
from surveyapp.analysis.intervals import mean_limits, share_limits
from surveyapp.analysis.tabulation import Base, Cell, Reason, Summary


@dataclass(frozen=True, eq=False)
class Part:
    """A column for everyone or for one group; ``size`` is the N of ``intervals``."""

    column: Column
    base: Base
    size: float | None

    def cell(self, code: str, label: str, count: int) -> Cell:
        """A cell with its share of the valid base and the limits of that share; no share at n = 0."""
        if not self.base.valid:
            return Cell(code, label, count, None, reason=Reason.NO_ANSWERS)
        low, high = share_limits(count, self.base.valid, self.size) or (None, None)
        return Cell(code, label, count, count / self.base.valid, low, high)

    def summary(self, numbers: "pd.Series[float]") -> Summary:
        """Figures over these numbers; Summary says what is absent at n = 0 and n = 1."""
        n = len(numbers)
        if not n:
            return Summary(0)
        numbers = numbers.sort_values()  # sums of floats depend on the order; answers have none
        mean, deviation = float(numbers.mean()), float(numbers.std()) if n > 1 else None
        low, high = mean_limits(mean, deviation or 0.0, n, self.size) or (None, None)
        minimum, lower, median, upper, maximum = map(float, numbers.quantile([0, 0.25, 0.5, 0.75, 1]))
        return Summary(n, mean, low, high, deviation, minimum, lower, median, upper, maximum)
