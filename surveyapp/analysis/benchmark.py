"""One municipality beside the others of the installation, and beside a published figure.

Of the others only what at least three of them make together: the mean of their levels, in which each counts once, and
from six on the median and the middle half. Never the lowest and the highest: each is the figure of one municipality.

The same question asked later must not give away who joined in between. So others are taken in whole blocks of three,
in the order in which their waves closed: two such sets differ in at least two municipalities, so that no subtraction of
means leaves the level of one. Where one of them would show through (see ``dominance``), nothing is shown.

And it is coarse: exactly, a mean of 7/20, 15/31 and 12/26 is no other three shares than these, for whoever knows how
many answered. So a share is given in whole percents and a mean in tenths, in every output.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from math import sqrt

import numpy as np

from surveyapp.analysis.dominance import dominated, revealing
from surveyapp.analysis.effect import mover
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.standing import Standing

LEAST_OTHERS = 3
BLOCK = 3
SPREAD_FROM = 6
"""With fewer others the median and the quartiles are too plainly the figures of single municipalities."""


_LARGEST = 10**7


class Silence(Enum):
    """Why there is no figure of other municipalities."""

    NOT_CLOSED = "not_closed"  # the own wave is not closed yet
    NOT_TAKING_PART = "not_taking_part"  # the own municipality does not take part
    TOO_FEW = "too_few_municipalities"
    DOMINATED = "dominated"  # one of them would show through
    TRIAL = "trial"  # made-up answers are laid beside nobody's


@dataclass(frozen=True)
class Others:
    """So many other municipalities together, with so many valid answers. All is None when there is a ``silence``.

    ``mean`` is over municipalities; ``median``, ``lower`` and ``upper`` (quartiles, Hyndman and Fan's type 7) from six.
    All of them are coarse.
    """

    municipalities: int | None = None
    answers: int | None = None
    mean: float | None = None
    median: float | None = None
    lower: float | None = None
    upper: float | None = None
    silence: Silence | None = None


@dataclass(frozen=True)
class Gap:
    """The own level minus another as it is shown. ``clear``: more than chance, by the 95 % limits of both.

    None: nobody can say.
    """

    difference: float
    clear: bool | None = None


@dataclass(frozen=True)
class Beside:
    """The own level, None when it may not be shown or is not there, and what the others have together."""

    own: Standing | None
    others: Others
    gap: Gap | None = None


def beside(own: Standing | None, found: Sequence[Standing]) -> Beside:
    """The own level beside that of other municipalities, which come in the order in which their waves closed.

    Each of them reached the threshold of its own: whoever calls this sees to that. No gap when one of both is absent.
    """
    taken = found[: len(found) // BLOCK * BLOCK]
    others = _together(taken)
    if own is None or others.mean is None:
        return Beside(own, others)
    exact = _mean(taken)
    judged = gap(own, exact, _limits(exact, taken))
    return Beside(own, others, Gap(own.level - others.mean, judged.clear))


def _together(taken: Sequence[Standing]) -> Others:
    if len(taken) < LEAST_OTHERS:
        return Others(silence=Silence.TOO_FEW)
    levels, answers, share = [each.level for each in taken], [each.n for each in taken], taken[0].share
    if dominated(answers) or revealing(levels, taken[0].ends):
        return Others(silence=Silence.DOMINATED)
    together = Others(len(taken), sum(answers), coarse(_mean(taken), share))
    if len(taken) < SPREAD_FROM:
        return together
    lower, median, upper = (coarse(float(each), share) for each in np.quantile(levels, (0.25, 0.5, 0.75)))
    return replace(together, median=median, lower=lower, upper=upper)


def _mean(taken: Sequence[Standing]) -> float:
    """Each municipality counts once; in order of size, for a sum of floats depends on the order."""
    return float(np.sort([each.level for each in taken]).mean())


def coarse(level: float, share: bool) -> float:
    """The level in whole percents, or in tenths: half away from zero, of the quotient that the float stands for."""
    unit = 100 if share else 10
    scaled = Fraction(level).limit_denominator(_LARGEST) * unit
    return int(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1) / unit


def _limits(mean: float, taken: Sequence[Standing]) -> Limits | None:
    """95 % limits of a mean of independent levels, from those of each (MOVER, Zou and Donner 2008); for ``clear`` only.

    They are shown nowhere: exact limits are one more equation in the levels of few municipalities.
    """
    known = [(each.level, each.limits) for each in taken if each.limits is not None]
    if len(known) < len(taken):
        return None
    down = sqrt(sum((level - low) ** 2 for level, (low, _) in known)) / len(known)
    up = sqrt(sum((high - level) ** 2 for level, (_, high) in known)) / len(known)
    return mean - down, mean + up


def gap(own: Standing, other: float, limits: Limits | None) -> Gap:
    """The own level minus another one with these 95 % limits. Without limits of both nobody can say what is chance."""
    difference = own.level - other
    if own.limits is None or limits is None:
        return Gap(difference)
    low, high = mover((other, limits), (own.level, own.limits))
    return Gap(difference, low > 0 or high < 0)
