"""95 % limits of a share and of a mean, with the correction for a finite population (fpc).

``size`` is the number of units in the group that the answers stand for (N), None when it is unknown or when answers
came through an open link: no correction then. A size may be fractional: of a group whose size is not known by itself
it is N times the part of the respondents that belongs to it (Cochran 1977, section 2.13).
"""

from math import sqrt
from typing import TypeAlias

from scipy.special import ndtri, stdtrit

LEVEL = 0.95
_TAIL = (1 + LEVEL) / 2
Z = float(ndtri(_TAIL))
"""The exact normal quantile, 1.959964 for 95 %."""
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
    share, weight = count / n, effective(n, size)
    if weight is None:
        return share, share
    centre = (share + Z * Z / (2 * weight)) / (1 + Z * Z / weight)
    half = Z * sqrt(share * (1 - share) / weight + Z * Z / (4 * weight * weight)) / (1 + Z * Z / weight)
    low = 0.0 if count == 0 else min(max(centre - half, 0.0), share)
    high = 1.0 if count == n else max(min(centre + half, 1.0), share)
    return low, high


def margin(n: int, size: float | None = None) -> float | None:
    """Half the width of ``share_limits`` at a share of 50 %, where it is widest: Z/2 / √(n* + Z²).

    None at n = 0; 0 at n = N. Raises ValueError when n > N.
    """
    if n == 0:
        return None
    weight = effective(n, size)
    return 0.0 if weight is None else Z / 2 / sqrt(weight + Z * Z)


def mean_limits(mean: float, deviation: float, n: int, size: float | None = None) -> Limits | None:
    """Mean ± t(n-1) · s/√n · √(1 - n/N) (Cochran 1977, chapter 2; Lohr). None at n < 2.

    All answers equal (s = 0), or n = N: both limits are the mean. Raises ValueError when n > N.
    """
    if n < 2:
        return None
    if effective(n, size) is None:
        return mean, mean
    correction = 1.0 if size is None else sqrt(1 - n / size)
    half = float(stdtrit(n - 1, _TAIL)) * deviation / sqrt(n) * correction
    return mean - half, mean + half
