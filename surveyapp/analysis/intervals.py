"""95 % limits of a share and of a mean, with the correction for a finite population (fpc).

``size`` is the number of units in the group that the answers stand for (N), None when it is unknown or when answers
came through an open link: no correction then. A size may be fractional: of a group whose size is not known by itself
it is N times the part of the respondents that belongs to it (Cochran 1977, section 2.13).
"""

from math import sqrt
from typing import Any, TypeAlias

from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

LEVEL = 0.95
_TAIL = (1 + LEVEL) / 2
Z = float(ndtri(_TAIL))
"""The exact normal quantile, 1.959964 for 95 %."""
Array: TypeAlias = NDArray[Any]
Limits: TypeAlias = tuple[float, float]


def effective(n: int, size: float | None) -> float | None:
    """n* = n(N-1)/(N-n) (O'Neill 2021), the sample size that the fpc makes of n; None when n = N: nothing is uncertain.

    Raises ValueError when n > N.
    """
    if size is None:
        return n
    if n > size:
        raise ValueError(f"{n} answers from a group of {size:g}")
    return None if n == size else n * (size - 1) / (size - n)


def share_limits(count: int, n: int, size: float | None = None) -> Limits | None:
    """Wilson score limits of ``count`` / ``n`` (Wilson 1927; Newcombe 1998a), with n replaced by n* when N is known.

    None at n = 0; the share itself at n = N; exactly 0 or 1 at count = 0 or n.
    """
    if n == 0:
        return None
    return _wilson(count / n, effective(n, size))


def weighted_share_limits(share: float, n: int, behind: float, size: float | None = None) -> Limits | None:
    """Wilson score limits of a weighted share: n is replaced by Kish's n_eff (``behind``), then by n_eff(N-1)/(N-n).

    None at n = 0; the share itself at n = N. Raises ValueError when n > N.
    """
    if n == 0:
        return None
    corrected = effective(n, size)
    return _wilson(share, None if corrected is None else behind * corrected / n)


def kish(weights: Array) -> float:
    """The effective sample size n_eff = (Σw)²/Σw² (Kish 1965, 1992); 0 without weights."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def _wilson(share: float, n: float | None) -> Limits:
    if n is None:
        return share, share
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    low = 0.0 if share == 0 else min(max(centre - half, 0.0), share)
    high = 1.0 if share == 1 else max(min(centre + half, 1.0), share)
    return low, high


def margin(n: int, size: float | None = None) -> float | None:
    """Half the width of ``share_limits`` at a share of 50 %, where it is widest: Z/2 / √(n* + Z²).

    None at n = 0; 0 at n = N. Raises ValueError when n > N.
    """
    if n == 0:
        return None
    weight = effective(n, size)
    return 0.0 if weight is None else Z / 2 / sqrt(weight + Z * Z)


def mean_limits(
    mean: float, deviation: float, n: int, size: float | None = None, behind: float | None = None
) -> Limits | None:
    """Mean ± t(n-1) · s/√n · √(1 - n/N) (Cochran 1977, chapter 2; Lohr); with weights √n_eff (``behind``) for √n.

    None at n < 2, and when all answers are equal (s = 0): they say nothing about how far others may be. n = N: both
    limits are the mean. Raises ValueError when n > N.
    """
    if n < 2:
        return None
    if effective(n, size) is None:
        return mean, mean
    if not deviation:
        return None
    correction = 1.0 if size is None else sqrt(1 - n / size)
    half = float(stdtrit(n - 1, _TAIL)) * deviation / sqrt(n if behind is None else behind) * correction
    return mean - half, mean + half
