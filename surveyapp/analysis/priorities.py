"""Importance beside satisfaction (Martilla and James 1977): which aspects matter, and how well they do.

Importance is stated (a question of its own per aspect) or derived: the correlation of an aspect with the overall
judgement (Johnson 2000, section 1). That is association, not cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import atanh, sqrt, tanh

import numpy as np
import pandas as pd

from surveyapp.analysis.disclosure import Guard, step
from surveyapp.analysis.intervals import Limits, Z
from surveyapp.analysis.tabulate import scores, tabulate

LEAST_PAIRS = 10
ADVISED_PAIRS = 30


class Importance(Enum):
    """Where the importance of an aspect comes from."""

    STATED = "stated"  # the mean of what was said
    PEARSON = "pearson"  # correlation of the scores with the overall judgement
    SPEARMAN = "spearman"  # correlation of the ranks


class Lines(Enum):
    """Where the lines between high and low are."""

    MEANS = "means"  # the means of the aspects that are drawn
    MIDPOINT = "midpoint"  # the middle of the scale; a correlation has none, so there the mean of the aspects


class Quadrant(Enum):
    """What a place in the drawing asks for."""

    CONCENTRATE = "concentrate"  # important, and not good enough
    KEEP_UP = "keep_up"  # important, and good
    LOW_PRIORITY = "low_priority"  # neither
    OVERKILL = "overkill"  # good, and not important


class Undrawn(Enum):
    """Why an aspect has no place."""

    BELOW_THRESHOLD = "below_threshold"  # too few people answered to show
    TOO_FEW_PAIRS = "too_few_pairs"  # fewer than ten judged both the aspect and the whole
    PROTECTS_ANOTHER = "protects_another"  # the correlation would tell a hidden count of one question by the other
    NO_VARIANCE = "no_variance"  # everybody judged the same: the aspect, its importance or the whole


@dataclass(frozen=True)
class Aspect:
    """One aspect; satisfaction and importance with their own n, None with a reason when it is not drawn.

    ``low`` and ``high`` are the 95 % limits of the importance: of a stated mean, or by Fisher's z of a correlation
    (Bonett and Wright 2000 for ranks). A correlation is told in steps of ``step``; None when it is not rounded.
    """

    code: str
    n: int | None
    satisfaction: float | None
    pairs: int | None
    importance: float | None
    low: float | None = None
    high: float | None = None
    quadrant: Quadrant | None = None
    reason: Undrawn | None = None
    step: float | None = None


@dataclass(frozen=True)
class Priorities:
    """The aspects in the order given, and the two lines; these are None when nothing can be drawn."""

    importance: Importance
    lines: Lines
    aspects: tuple[Aspect, ...]
    satisfaction_line: float | None = None
    importance_line: float | None = None


def stated(guard: Guard, pairs: Sequence[tuple[str, str]], middles: tuple[float, float] | None) -> Priorities:
    """Each aspect with the question how important it is. ``middles`` of both scales, None to use means."""
    return _drawn(Importance.STATED, [_stated(guard, *pair) for pair in pairs], middles)


def derived(
    guard: Guard, aspects: Sequence[str], overall: str, importance: Importance, middle: float | None
) -> Priorities:
    """Each aspect with its correlation with the overall judgement, pairwise complete, in the steps that may be told."""
    found = [_derived(guard, code, overall, importance) for code in aspects]
    return _drawn(importance, found, None if middle is None else (middle, None))


def _stated(guard: Guard, code: str, importance: str) -> Aspect:
    judged, said = (guard.tabulation(tabulate(guard.table, each)).summary for each in (code, importance))
    if judged is None or said is None or min(judged.n, said.n) < guard.threshold:
        return _nothing(code, Undrawn.BELOW_THRESHOLD)
    found = Aspect(code, judged.n, judged.mean, said.n, said.mean, said.low, said.high)
    varies = all(np.ptp(scores(guard.table.columns[each]).to_numpy(float)) for each in (code, importance))
    return found if varies else replace(found, reason=Undrawn.NO_VARIANCE)


def _derived(guard: Guard, code: str, overall: str, importance: Importance) -> Aspect:
    table, judged = guard.table, guard.tabulation(tabulate(guard.table, code)).summary
    both = pd.concat([scores(table.columns[code]), scores(table.columns[overall])], axis=1, join="inner")
    if judged is None or judged.n < guard.threshold or len(both) < guard.threshold:
        return _nothing(code, Undrawn.BELOW_THRESHOLD)
    aspect = Aspect(code, judged.n, judged.mean, len(both), None)
    if len(both) < LEAST_PAIRS:
        return replace(aspect, reason=Undrawn.TOO_FEW_PAIRS)
    exact = correlation(both, importance)
    if exact is None:
        return replace(aspect, reason=Undrawn.NO_VARIANCE)
    finest = step(guard, code, overall)
    if finest is None:
        return replace(aspect, reason=Undrawn.PROTECTS_ANOTHER)
    found = round(round(exact / finest) * finest, 2) if finest else exact
    low, high = correlation_limits(found, len(both), importance)
    return replace(aspect, importance=found, low=low, high=high, step=finest or None)


def _nothing(code: str, reason: Undrawn) -> Aspect:
    return Aspect(code, None, None, None, None, reason=reason)


def correlation(both: pd.DataFrame, importance: Importance) -> float | None:
    """Pearson's r of two columns, or of their midranks (Spearman); None when one does not vary."""
    ranked = both.rank() if importance is Importance.SPEARMAN else both
    first, second = ranked.to_numpy(float).T
    if not np.ptp(first) or not np.ptp(second):
        return None
    return float(np.clip(np.corrcoef(first, second)[0, 1], -1.0, 1.0))


def correlation_limits(found: float, n: int, importance: Importance) -> Limits:
    """95 % limits of a correlation of ``n`` pairs (n > 3) by Fisher's z; of ranks with √((1 + r²/2)/(n - 3))."""
    if abs(found) >= 1.0:
        return found, found
    variance = 1 + found**2 / 2 if importance is Importance.SPEARMAN else 1.0
    half = Z * sqrt(variance / (n - 3))
    return tanh(atanh(found) - half), tanh(atanh(found) + half)


def _drawn(importance: Importance, aspects: Sequence[Aspect], middles: tuple[float, float | None] | None) -> Priorities:
    """The aspects with their quadrants; on a line counts as high."""
    placed = [each for each in aspects if each.reason is None]
    lines = Lines.MEANS if middles is None else Lines.MIDPOINT
    if not placed:
        return Priorities(importance, lines, tuple(aspects))
    x, y = middles or (None, None)
    x = _mean([each.satisfaction for each in placed]) if x is None else x
    y = _mean([each.importance for each in placed]) if y is None else y
    return Priorities(importance, lines, tuple(_placed(each, x, y) for each in aspects), x, y)


def _mean(numbers: Sequence[float | None]) -> float:
    return float(np.mean([number for number in numbers if number is not None]))


def _placed(aspect: Aspect, x: float, y: float) -> Aspect:
    if aspect.reason or aspect.satisfaction is None or aspect.importance is None:
        return aspect
    good, important = _reaches(aspect.satisfaction, x), _reaches(aspect.importance, y)
    if important:
        return replace(aspect, quadrant=Quadrant.KEEP_UP if good else Quadrant.CONCENTRATE)
    return replace(aspect, quadrant=Quadrant.OVERKILL if good else Quadrant.LOW_PRIORITY)


def _reaches(value: float, line: float) -> bool:
    """Whether it is on the line or above it; a mean of equal numbers may miss them by the last bit."""
    return value >= line - 1e-12 * max(1.0, abs(line))
