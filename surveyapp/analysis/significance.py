"""Tests, limits and effect sizes for two independent groups of answers. All two-sided; no finite population correction.

Every variant is set here and does not follow a library's default, so that the same figures give the same p next year.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import asin, comb, erfc, sqrt

import numpy as np
from scipy.special import stdtr, stdtrit

from surveyapp.analysis.comparison import Test
from surveyapp.analysis.counting import Spread
from surveyapp.analysis.encode import Array
from surveyapp.analysis.intervals import LEVEL, Limits, share_limits

FISHER_BELOW = 5
"""An expected count below this: the normal approximation is not good enough."""
EXACT_UP_TO = 10
"""Answers in the smaller group up to which the rank test counts all orders."""
Tested = tuple[Test, float]


def share_test(earlier: int, n: int, later: int, m: int) -> Tested | None:
    """Whether ``earlier`` of ``n`` and ``later`` of ``m`` differ: pooled z without continuity correction, or Fisher.

    Fisher's exact test when an expected count is below 5. None when nothing varies: an empty group, or everyone or
    nobody in both.
    """
    yes, everyone = earlier + later, n + m
    if not n or not m or yes in (0, everyone):
        return None
    if min(n, m) * min(yes, everyone - yes) < FISHER_BELOW * everyone:
        return Test.FISHER, _fisher(earlier, n, m, yes)
    pooled = yes / everyone
    z = (later / m - earlier / n) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return Test.POOLED_Z, erfc(abs(z) / sqrt(2))


def _fisher(earlier: int, n: int, m: int, yes: int) -> float:
    """The chance, margins given, of a table no more likely than this one; in whole numbers, so ties are exact ties."""
    first, last = max(0, yes - m), min(n, yes)
    ways = {first: comb(n, first) * comb(m, yes - first)}
    for count in range(first, last):
        ways[count + 1] = ways[count] * (n - count) * (yes - count) // ((count + 1) * (m - yes + count + 1))
    return sum(way for way in ways.values() if way <= ways[earlier]) / comb(n + m, yes)


def share_difference(earlier: int, n: int, later: int, m: int) -> Limits | None:
    """95 % limits of later minus earlier, Newcombe's hybrid score interval (1998b, method 10).

    None at n = 0 or m = 0.
    """
    before, after = share_limits(earlier, n), share_limits(later, m)
    if before is None or after is None:
        return None
    p, q = earlier / n, later / m
    low = q - p - sqrt((q - after[0]) ** 2 + (before[1] - p) ** 2)
    high = q - p + sqrt((after[1] - q) ** 2 + (p - before[0]) ** 2)
    return max(low, -1.0), min(high, 1.0)


def cohens_h(earlier: float, later: float) -> float:
    """2 asin √later - 2 asin √earlier (Cohen 1988): 0,2 is small, 0,5 medium, 0,8 large."""
    return 2 * asin(sqrt(later)) - 2 * asin(sqrt(earlier))


def welch(earlier: Array, later: Array) -> tuple[float, Limits] | None:
    """p and 95 % limits of the difference of two means, later minus earlier, variances not taken to be equal (Welch).

    None when a group has fewer than two answers, or when nothing varies in either.
    """
    if len(earlier) < 2 or len(later) < 2:
        return None
    return welch_of(*((len(group), float(group.mean()), float(group.std(ddof=1))) for group in (earlier, later)))


def welch_spread(earlier: Spread, later: Spread) -> tuple[float, Limits] | None:
    """The same of numbers that were counted."""
    return welch_of(*((each.n, each.mean if each.n else 0.0, each.deviation or 0.0) for each in (earlier, later)))


def welch_of(earlier: tuple[int, float, float], later: tuple[int, float, float]) -> tuple[float, Limits] | None:
    """The same from the number of answers, the mean and the standard deviation of each group."""
    n, m = earlier[0], later[0]
    if n < 2 or m < 2:
        return None
    before, after = earlier[2] ** 2 / n, later[2] ** 2 / m
    error = sqrt(before + after)
    difference = later[1] - earlier[1]
    if error <= 1e-12 * max(abs(earlier[1]), abs(later[1]), 1.0):
        return None
    freedom = (before + after) ** 2 / (before**2 / (n - 1) + after**2 / (m - 1))
    half = float(stdtrit(freedom, (1 + LEVEL) / 2)) * error
    return 2 * float(stdtr(freedom, -abs(difference) / error)), (difference - half, difference + half)


def mann_whitney(earlier: Array, later: Array) -> Tested | None:
    """Whether one group has higher values. Ties get midranks; None when a group is empty or all values are equal.

    Exact (conditional on the ties, p = the chance of a rank sum at least as far from its mean) when the smaller group
    has at most 10 answers; otherwise the normal approximation with tie and continuity correction.
    """
    return mann_whitney_of(Spread.of(earlier), Spread.of(later))


def mann_whitney_of(earlier: Spread, later: Spread) -> Tested | None:
    """The same of numbers that were counted."""
    before, after = (counts.tolist() for counts in earlier.beside(later))
    n, m = earlier.n, later.n
    if not n or not m or sum(tied > 0 for tied in map(sum, zip(before, after, strict=True))) < 2:
        return None
    if min(n, m) <= EXACT_UP_TO:
        return Test.MANN_WHITNEY_EXACT, _exact(before, after) if n <= m else _exact(after, before)
    ties = sum((b + a) ** 3 - (b + a) for b, a in zip(before, after, strict=True))
    spread = sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))))
    distance = abs(cliffs_delta_of(earlier, later)) * n * m / 2  # |U - nm/2|
    return Test.MANN_WHITNEY, erfc(max(distance - 0.5, 0.0) / spread / sqrt(2))


def cliffs_delta(earlier: Array, later: Array) -> float:
    """P(later > earlier) - P(later < earlier) over all pairs (Cliff 1996); both groups must have an answer.

    0,147 is small, 0,33 medium, 0,474 large (Romano et al. 2006).
    """
    return cliffs_delta_of(Spread.of(earlier), Spread.of(later))


def cliffs_delta_of(earlier: Spread, later: Spread) -> float:
    """The same of numbers that were counted."""
    before, after = earlier.beside(later)
    upto = np.cumsum(before)
    higher, lower = int((after * (upto - before)).sum()), int((after * (earlier.n - upto)).sum())
    return float(higher - lower) / (earlier.n * later.n)


def holm(ps: Sequence[float]) -> list[float]:
    """Holm's adjusted p values (1979), in the order given, at most 1."""
    adjusted, highest = [0.0] * len(ps), 0.0
    for place, index in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        highest = max(highest, min(1.0, (len(ps) - place) * ps[index]))
        adjusted[index] = highest
    return adjusted


def _exact(small: Sequence[int], large: Sequence[int]) -> float:
    """Over all ways to draw the small group from everyone: how often its rank sum is as far from its mean or further.

    Rank sums are doubled, so that midranks are whole. The state of the count is (drawn so far, their rank sum).
    """
    n, everyone = sum(small), sum(small) + sum(large)
    ways: dict[tuple[int, int], int] = {(0, 0): 1}
    passed = observed = 0
    for mine, others in zip(small, large, strict=True):
        tied = mine + others
        rank = 2 * passed + tied + 1
        observed, passed = observed + mine * rank, passed + tied
        ways = _drawn(ways, tied, rank, n)
    mean = n * (everyone + 1)
    extreme = sum(way for (k, s), way in ways.items() if k == n and abs(s - mean) >= abs(observed - mean))
    return extreme / comb(everyone, n)


def _drawn(ways: dict[tuple[int, int], int], tied: int, rank: int, n: int) -> dict[tuple[int, int], int]:
    further: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (drawn, total), way in ways.items():
        for more in range(min(tied, n - drawn) + 1):
            further[drawn + more, total + more * rank] += way * comb(tied, more)
    return further
