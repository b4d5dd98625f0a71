"""The same concept judged from several sides: how high on its own scale each group stands, and where they differ.

Levels run from 0, the lowest answer of the question's own scale, to 1, the highest (percentage of the maximum possible
score, Cohen et al. 1999), so that scales of different length lie side by side. They come from figures in which small
groups are hidden already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import sqrt

from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.significance import holm, welch_of
from surveyapp.analysis.tabulation import Reason, Tabulation
from surveyapp.questionnaire.indicators import NO, YES
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable

CLEAR = 0.1
"""A smaller difference in level is not worth a name, however certain it is."""


class View(Enum):
    """What it is called when those closer to the policy judge otherwise than those further away."""

    BLIND_SPOT = "blind_spot"  # blinde vlek: clearly better
    HIDDEN_STRENGTH = "hidden_strength"  # onderschatte kracht: clearly worse
    NO_CLEAR_GAP = "no_clear_gap"


class NoTest(Enum):
    """Why a gap has no limits and no test."""

    ONE_ANSWER = "one_answer"  # a single person has no spread
    NO_VARIANCE = "no_variance"  # everybody in both groups answered the same
    PROTECTS_ANOTHER = "protects_another"  # the spread of one of the groups may not be shown


@dataclass(frozen=True)
class Level:
    """One group on one concept. ``group`` is its perspective; ``deviation`` is None at n = 1.

    ``level``, ``low`` and ``high`` (95 %) are parts of 1; None, with the ``reason``, when there is nothing to say.
    ``scale`` tells two scales apart. ``yes_or_no``: it is a share, with the limits of one.
    """

    group: str
    code: str
    label: str
    n: int | None = None
    level: float | None = None
    low: float | None = None
    high: float | None = None
    deviation: float | None = None
    scale: tuple[str, ...] = ()
    yes_or_no: bool = False
    reason: Reason | None = None


@dataclass(frozen=True)
class Gap:
    """The level of who is closer to the policy minus that of who is further away, with 95 % limits (Welch).

    Of one person there are no limits and no test: then the person's level is held against the limits of the others.
    """

    closer: str
    further: str
    difference: float
    low: float | None = None
    high: float | None = None
    p: float | None = None
    adjusted: float | None = None
    view: View | None = None
    same_scale: bool = True
    reason: NoTest | None = None


@dataclass(frozen=True)
class Concept:
    """A concept with a level per group, from close to the policy to far, and the gaps that can be told."""

    code: str
    label: str
    levels: tuple[Level, ...]
    gaps: tuple[Gap, ...] = ()


def level(group: str, variable: Variable, figures: Tabulation, ends: Limits | None, *, reverse: bool = False) -> Level:
    """Where a group stands on this variable.

    ``ends`` are the lowest and highest number that can be given, None when there are none. ``reverse``: a low answer is
    the good one. A variable without an order has no level: NO_ANSWERS when nobody answered, otherwise SCALE_CHANGED.
    """
    start = Level(group, variable.code, variable.label, scale=tuple(choice.label for choice in variable.categories))
    if figures.reason is not None or figures.base is None:
        return replace(start, reason=figures.reason)
    start = replace(start, n=figures.base.valid)
    found = _share(start, variable, figures) or _scored(start, variable, figures, ends)
    if found is None:
        return replace(start, reason=Reason.SCALE_CHANGED)
    return _reversed(found) if reverse else found


def _share(start: Level, variable: Variable, figures: Tabulation) -> Level | None:
    """The part for whom an indicator holds."""
    if {choice.code for choice in variable.categories} != {YES, NO} or not start.n:
        return None
    cell = next(each for each in figures.cells if each.code == YES)
    if cell.share is None:
        return replace(start, reason=cell.reason)
    spread = sqrt(cell.share * (1 - cell.share) * start.n / (start.n - 1)) if start.n > 1 else None
    return replace(start, level=cell.share, low=cell.low, high=cell.high, deviation=spread, yes_or_no=True)


def _scored(start: Level, variable: Variable, figures: Tabulation, ends: Limits | None) -> Level | None:
    """The mean score, or the mean of numbers, as a part of the scale."""
    scores = [choice.score for choice in variable.categories if not choice.missing and choice.score is not None]
    if variable.measure is Measure.ORDINAL and scores:
        ends = min(scores), max(scores)
    summary = figures.summary
    if ends is None or ends[0] == ends[1] or summary is None or summary.mean is None:
        return None
    low, width = ends[0], ends[1] - ends[0]

    def part(value: float | None) -> float | None:
        return None if value is None else min(max((value - low) / width, 0.0), 1.0)

    deviation = None if summary.deviation is None else summary.deviation / width
    limits = part(summary.low), part(summary.high)
    return replace(start, level=part(summary.mean), low=limits[0], high=limits[1], deviation=deviation)


def _reversed(found: Level) -> Level:
    turned = [None if value is None else 1 - value for value in (found.level, found.high, found.low)]
    return replace(found, level=turned[0], low=turned[1], high=turned[2])


def gaps(concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts with their gaps; Holm's adjusted p is over all tests, for they stand in one table."""
    found = [[_gap(one, other) for one, other in _pairs(concept.levels)] for concept in concepts]
    tested = [gap.p for each in found for gap in each if gap.p is not None]
    adjusted = iter(holm(tested))
    judged = []
    for concept, each in zip(concepts, found, strict=True):
        filled = [gap if gap.p is None else replace(gap, adjusted=next(adjusted)) for gap in each]
        levels = {one.group: one for one in concept.levels}
        judged.append(replace(concept, gaps=tuple(replace(gap, view=_view(gap, levels)) for gap in filled)))
    return judged


def _pairs(levels: Sequence[Level]) -> list[tuple[Level, Level]]:
    """Every two groups, the closer first, of which something is known; partners and organisations are equally far."""
    known = [each for each in levels if each.level is not None]
    pairs = [(one, other) for place, one in enumerate(known) for other in known[place + 1 :]]
    return [(one, other) for one, other in pairs if {one.group, other.group} != {"partners", "organisations"}]


def _gap(closer: Level, further: Level) -> Gap:
    gap = Gap(closer.group, further.group, (closer.level or 0.0) - (further.level or 0.0))
    gap = replace(gap, same_scale=closer.scale == further.scale)
    if closer.deviation is None or further.deviation is None:
        return replace(gap, reason=NoTest.ONE_ANSWER if 1 in (closer.n, further.n) else NoTest.PROTECTS_ANOTHER)
    groups = [(each.n or 0, each.level or 0.0, each.deviation or 0.0) for each in (further, closer)]
    by_mean = welch_of(groups[0], groups[1])
    if by_mean is None:
        return replace(gap, reason=NoTest.NO_VARIANCE)
    return replace(gap, p=by_mean[0], low=by_mean[1][0], high=by_mean[1][1])


def _view(gap: Gap, levels: dict[str, Level]) -> View:
    clear = _outside(levels[gap.closer], levels[gap.further]) if gap.p is None else (gap.adjusted or 1.0) < 0.05
    if not clear or round(abs(gap.difference), 12) < CLEAR:
        return View.NO_CLEAR_GAP
    return View.BLIND_SPOT if gap.difference > 0 else View.HIDDEN_STRENGTH


def _outside(closer: Level, further: Level) -> bool:
    """Whether one of the two is a single person who stands outside the limits of the others."""
    for one, others in ((closer, further), (further, closer)):
        if one.n == 1 and one.level is not None and others.low is not None and others.high is not None:
            return not others.low <= one.level <= others.high
    return False
