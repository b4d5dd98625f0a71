"""Whether those that answered are divided over groups as the frame is: a test of goodness of fit.

It judges the division only. That groups answered alike does not make them think alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import comb, exp, lgamma, log

from scipy.special import gammaincc

EXPECTED = 5
"""An expected count below this: the chi-square approximation is not good enough."""
MOST_TABLES = 200_000
"""With more possible tables the smallest groups are joined instead of counting all of them."""


class FitTest(Enum):
    """The test behind the p value."""

    CHI_SQUARE = "chi_square"
    EXACT_MULTINOMIAL = "exact_multinomial"
    CHI_SQUARE_JOINED = "chi_square_joined"  # the smallest groups together


@dataclass(frozen=True)
class Fit:
    """``statistic`` is Pearson's; None for the exact test."""

    test: FitTest
    p: float
    statistic: float | None = None

    @property
    def differs(self) -> bool:
        """Whether the division differs more than chance explains."""
        return self.p < 0.05


def fit(answered: Sequence[int], frame: Sequence[int]) -> Fit | None:
    """Whether ``answered`` is divided as ``frame`` (both a count per group). None with fewer than two groups or nobody.

    Pearson's chi-square; when an expected count is below 5 the exact multinomial test, over all tables that are no more
    likely than this one; with too many of those the smallest groups are joined. No finite population correction. Raises
    ValueError for answers in a group that the frame says is empty.
    """
    if any(count and not units for count, units in zip(answered, frame, strict=True)):
        raise ValueError("answers from a group without units")
    groups = [(count, units) for count, units in zip(answered, frame, strict=True) if units]
    n, whole = sum(answered), sum(frame)
    if len(groups) < 2 or not n:
        return None
    if _smallest(groups, n, whole) >= EXPECTED:
        return _chi_square(groups, n, whole, FitTest.CHI_SQUARE)
    if comb(n + len(groups) - 1, len(groups) - 1) <= MOST_TABLES:
        return Fit(FitTest.EXACT_MULTINOMIAL, _exact(groups, n, whole))
    while len(groups) > 1 and _smallest(groups, n, whole) < EXPECTED:
        first, second, *rest = sorted(groups, key=lambda group: group[1])
        groups = [(first[0] + second[0], first[1] + second[1]), *rest]
    return _chi_square(groups, n, whole, FitTest.CHI_SQUARE_JOINED) if len(groups) > 1 else None


def _smallest(groups: Sequence[tuple[int, int]], n: int, whole: int) -> float:
    return min(n * units / whole for _, units in groups)


def _chi_square(groups: Sequence[tuple[int, int]], n: int, whole: int, test: FitTest) -> Fit:
    statistic = sum((count - n * units / whole) ** 2 / (n * units / whole) for count, units in groups)
    return Fit(test, float(gammaincc((len(groups) - 1) / 2, statistic / 2)), statistic)


def _exact(groups: Sequence[tuple[int, int]], n: int, whole: int) -> float:
    """The chance of all tables that are no more likely than the observed one."""
    logs = [log(units / whole) for _, units in groups]
    start = lgamma(n + 1)
    observed = start + sum(count * each - lgamma(count + 1) for (count, _), each in zip(groups, logs, strict=True))
    limit = observed + 1e-9 * max(1.0, abs(observed))
    return min(1.0, sum(exp(chance) for chance in _tables(logs, n, start) if chance <= limit))


def _tables(logs: Sequence[float], left: int, so_far: float) -> Iterator[float]:
    """The logarithm of the chance of every way to divide what is left over these groups."""
    if len(logs) == 1:
        yield so_far + left * logs[0] - lgamma(left + 1)
        return
    for count in range(left + 1):
        yield from _tables(logs[1:], left - count, so_far + count * logs[0] - lgamma(count + 1))
