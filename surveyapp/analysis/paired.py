"""Tests, limits and effect sizes for units that answered both times. All two-sided; no finite population correction.

Differences are later minus earlier, one per unit.
"""

from collections import defaultdict
from math import erfc, sqrt

import numpy as np
from scipy.special import bdtr, stdtr, stdtrit

from surveyapp.analysis.comparison import Test
from surveyapp.analysis.encode import Array
from surveyapp.analysis.intervals import LEVEL, Limits, Z
from surveyapp.analysis.significance import Tested

EXACT_UP_TO = 25
"""Differences that are not zero up to which the rank test counts all signs."""
_SAME = 9
"""Decimals within which two differences are equal: sums of thirds are no ties by themselves."""


def mcnemar(lost: int, gained: int) -> Tested | None:
    """Whether as many units went from yes to no (``lost``) as from no to yes: McNemar's mid-p test.

    The exact conditional p minus the chance of this very outcome; 1 minus half that chance when both are equal
    (Fagerland et al. 2013). None when nobody changed.
    """
    changed, fewest = lost + gained, min(lost, gained)
    if not changed:
        return None
    upto = float(bdtr(fewest, changed, 0.5))
    below = float(bdtr(fewest - 1, changed, 0.5)) if fewest else 0.0
    return Test.MCNEMAR, 1 - (upto - below) / 2 if lost == gained else upto + below


def paired_share_difference(lost: int, gained: int, n: int) -> Limits | None:
    """95 % limits of the difference of two shares of the same ``n`` units (Bonett and Price 2012). None at n = 0."""
    if not n:
        return None
    down, up = (lost + 1) / (n + 2), (gained + 1) / (n + 2)
    half = Z * sqrt((down + up - (up - down) ** 2) / (n + 2))
    return max(up - down - half, -1.0), min(up - down + half, 1.0)


def paired_t(differences: Array) -> tuple[float, Limits] | None:
    """p and 95 % limits of the mean difference (Student's t for pairs). None for one pair, or when all are equal."""
    n = len(differences)
    if n < 2:
        return None
    mean, error = float(differences.mean()), float(differences.std(ddof=1)) / sqrt(n)
    if error <= 1e-12 * max(abs(mean), 1.0):
        return None
    half = float(stdtrit(n - 1, (1 + LEVEL) / 2)) * error
    return 2 * float(stdtr(n - 1, -abs(mean) / error)), (mean - half, mean + half)


def signed_rank(differences: Array) -> Tested | None:
    """Whether units moved up as much as down: Wilcoxon's signed rank test. None when nobody moved.

    Zeros are dropped, ties get midranks. With up to 25 differences the exact law, conditional on the ties; otherwise
    the normal approximation with tie and continuity correction (Hollander, Wolfe and Chicken 2014, section 3.1).
    """
    ranks, up, tied = _ranked(differences)
    n = len(ranks)
    if not n:
        return None
    distance = abs(2 * int(ranks[up].sum()) - int(ranks.sum()))  # in half ranks: 2 |W - mean|, doubled
    if n <= EXACT_UP_TO:
        return Test.SIGNED_RANK_EXACT, _exact(ranks, distance)
    ties = sum(int(count) ** 3 - int(count) for count in tied)
    spread = sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
    return Test.SIGNED_RANK, erfc(max(distance / 4 - 0.5, 0.0) / spread / sqrt(2))


def rank_biserial(differences: Array) -> float | None:
    """(W+ - W-) / (W+ + W-), positive when units moved up (Kerby 2014). None when nobody moved."""
    ranks, up, _ = _ranked(differences)
    total = int(ranks.sum())
    return (2 * int(ranks[up].sum()) - total) / total if total else None


def _ranked(differences: Array) -> tuple[Array, Array, Array]:
    """Twice the midrank of every difference that is not zero, which of them are positive, and the sizes of the ties."""
    moved = np.round(differences, _SAME)
    moved = moved[moved != 0]
    _, places, counts = np.unique(np.abs(moved), return_inverse=True, return_counts=True)
    doubled = 2 * np.cumsum(counts) - counts + 1
    return doubled[places], moved > 0, counts


def _exact(ranks: Array, distance: int) -> float:
    """Over all signs that the differences could have had: how often the sum is as far from its mean, or further."""
    ways: dict[int, int] = {0: 1}
    for rank in ranks.tolist():
        further: defaultdict[int, int] = defaultdict(int)
        for total, way in ways.items():
            further[total] += way
            further[total + rank] += way
        ways = further
    everything = int(ranks.sum())
    extreme = sum(way for total, way in ways.items() if abs(2 * total - everything) >= distance)
    return extreme / (1 << len(ranks))
