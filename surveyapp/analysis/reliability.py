"""How well several questions measure one thing together: alpha, omega, and what each question adds.

Everything is of complete cases: respondents with a score on every item, unweighted, reversed items recoded first.
"""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import pandas as pd
from scipy.special import fdtri

from surveyapp.analysis.encode import Array
from surveyapp.analysis.factor import one_factor
from surveyapp.analysis.intervals import LEVEL, Limits

_TAIL = (1 + LEVEL) / 2
OMEGA_ITEMS = 3
"""A one-factor solution of fewer items is not determined."""


class Undefined(Enum):
    """Why a coefficient is not there."""

    ONE_ITEM = "one_item"  # reliability of one question cannot be seen from its answers
    TOO_FEW_ANSWERS = "too_few_answers"  # fewer than two complete answers
    NO_VARIANCE = "no_variance"  # everybody has the same total
    TOO_FEW_ITEMS = "too_few_items"  # omega needs three
    NO_PROPER_SOLUTION = "no_proper_solution"  # the factor model does not fit, or an item has no error left
    BELOW_THRESHOLD = "below_threshold"  # too few people to show anything
    PROTECTS_ANOTHER = "protects_another"  # beside a table of one question by another it would tell a hidden count


@dataclass(frozen=True)
class Item:
    """One question: its correlation with the sum of the others, and alpha without it. None where not defined."""

    code: str
    rest: float | None
    without: float | None


@dataclass(frozen=True)
class Reliability:
    """Coefficients over ``n`` complete cases; each is None with its reason. ``alpha`` may be negative."""

    n: int
    items: tuple[Item, ...]
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    omega: float | None = None
    reason: Undefined | None = None
    omega_reason: Undefined | None = None

    @property
    def hidden(self) -> bool:
        """Whether it exists but may not be shown."""
        return self.reason in (Undefined.BELOW_THRESHOLD, Undefined.PROTECTS_ANOTHER)

    def rounded(self, decimals: int) -> "Reliability":
        """Every coefficient in so many decimals; the limits are those of the rounded alpha."""
        items = tuple(
            replace(i, rest=_round(i.rest, decimals), without=_round(i.without, decimals)) for i in self.items
        )
        coefficient = _round(self.alpha, decimals)
        low, high = (None, None) if coefficient is None else feldt(coefficient, self.n, len(items))
        omega = _round(self.omega, decimals)
        return replace(self, items=items, alpha=coefficient, low=low, high=high, omega=omega)

    def hide(self) -> "Reliability":
        """The same items without any figure."""
        items = tuple(replace(item, rest=None, without=None) for item in self.items)
        return Reliability(0, items, reason=Undefined.BELOW_THRESHOLD, omega_reason=Undefined.BELOW_THRESHOLD)


def _round(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def reliability(scores: pd.DataFrame) -> Reliability:
    """Of a column of scores per item, a row per respondent, NaN for who has none (Cronbach 1951; McDonald 1999)."""
    complete = scores.dropna()
    values, codes = complete.to_numpy(float), list(map(str, complete.columns))
    n, k = values.shape
    reason = _reason(values)
    if reason:
        nothing = tuple(Item(code, None, None) for code in codes)
        return Reliability(n, nothing, reason=reason, omega_reason=reason)
    coefficient = alpha(values)
    low, high = feldt(coefficient, n, k) if coefficient is not None else (None, None)
    found, why = _omega(values)
    items = tuple(Item(code, *_item(values, place)) for place, code in enumerate(codes))
    return Reliability(n, items, coefficient, low, high, found, omega_reason=why)


def _reason(values: Array) -> Undefined | None:
    n, k = values.shape
    if k < 2:
        return Undefined.ONE_ITEM
    if n < 2:
        return Undefined.TOO_FEW_ANSWERS
    return None if _varies(values.sum(axis=1)) else Undefined.NO_VARIANCE


def _varies(values: Array) -> bool:
    return bool(np.ptp(values) > 1e-9 * max(1.0, float(np.abs(values).max())))


def alpha(values: Array) -> float | None:
    """k/(k-1) · (1 - Σs²/s²_total) (Cronbach 1951); None for one item or no variance. At n ≥ 2."""
    k = values.shape[1]
    total = values.sum(axis=1)
    if k < 2 or not _varies(total):
        return None
    return float(k / (k - 1) * (1 - values.var(axis=0, ddof=1).sum() / total.var(ddof=1)))


def feldt(coefficient: float, n: int, k: int) -> Limits:
    """95 % limits of alpha: 1 - (1-α)·F with n-1 and (n-1)(k-1) degrees of freedom (Feldt 1965)."""
    freedom = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - coefficient) * float(fdtri(*freedom, tail)) for tail in (_TAIL, 1 - _TAIL))
    return low, high


def _item(values: Array, place: int) -> tuple[float | None, float | None]:
    """Correlation of an item with the sum of the others, and alpha without the item."""
    others = np.delete(values, place, axis=1)
    mine, rest = values[:, place], others.sum(axis=1)
    correlation = float(np.corrcoef(mine, rest)[0, 1]) if _varies(mine) and _varies(rest) else None
    return correlation, alpha(others)


def _omega(values: Array) -> tuple[float | None, Undefined | None]:
    """ω = (Σλ)² / ((Σλ)² + Σθ), loadings and error variances in the scale of the scores (McDonald 1999)."""
    if values.shape[1] < OMEGA_ITEMS:
        return None, Undefined.TOO_FEW_ITEMS
    if not all(_varies(values[:, place]) for place in range(values.shape[1])):
        return None, Undefined.NO_VARIANCE
    solution = one_factor(np.corrcoef(values, rowvar=False), len(values))
    if solution is None:
        return None, Undefined.NO_PROPER_SOLUTION
    deviations = values.std(axis=0, ddof=1)
    common = float((solution.loadings * deviations).sum()) ** 2
    return common / (common + float((solution.errors * deviations**2).sum())), None
