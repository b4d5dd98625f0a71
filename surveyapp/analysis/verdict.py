"""Whether a goal was reached: met, not met, or not to be said, with the reason why not.

A target is fixed before measuring. A sample reaches it only if the whole 95 % interval lies on the right side, misses
it only if the whole interval lies on the wrong side, and says nothing when the target lies between. Where everybody
answered, chance plays no part (the limits are the level itself) and the level alone decides. Limits are those of
``intervals``: Wilson for a share, t for a mean, both with the correction for a finite population.
"""

from dataclasses import dataclass
from enum import Enum
from math import isclose

from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.standing import Standing, standing
from surveyapp.analysis.tabulation import Reason, Remark, Tabulation
from surveyapp.questionnaire.variables import Variable

_SAME = 1e-9
"""Levels closer than this differ by how a computer divides, not by what was answered."""


class Direction(Enum):
    """On which side of the target a goal wants to be. The target itself is on the right side."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Outcome(Enum):
    """What can be said of a goal."""

    MET = "met"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"


class Doubt(Enum):
    """Why nothing can be said of a goal."""

    NOT_DUE = "not_due"  # it is for a later wave
    NOT_MEASURED = "not_measured"  # the question was not part of this wave, or is no longer one figure
    CHANGED = "changed"  # measured otherwise than when the target was fixed
    NO_ANSWERS = "no_answers"  # nobody gave a valid answer
    HIDDEN = "hidden"  # the level exists and may not be shown, and the verdict would tell about it
    FEW_ANSWERS = "few_answers"  # too few for an interval
    SELF_SELECTED = "self_selected"  # an open link: no interval, for chance did not choose who answered
    NO_INTERVAL = "no_interval"  # no limits can be computed: all answers are equal
    WITHIN_LIMITS = "within_limits"  # the target lies within the interval


@dataclass(frozen=True)
class Verdict:
    """``doubt`` is set if and only if the outcome is undecided. ``level`` is None where it cannot be shown; ``limits``
    are None where everybody answered or where they are not known. ``n`` is the base, 0 when it is not told."""

    outcome: Outcome
    doubt: Doubt | None = None
    level: float | None = None
    limits: Limits | None = None
    n: int = 0


def verdict(
    figures: Tabulation | None, variable: Variable, target: float, direction: Direction, enough: int
) -> Verdict:
    """What these figures say of a target, in the unit of the level: a share is 0..1. ``figures`` are after hiding, None
    when the wave did not have the variable. Below ``enough`` answers an interval says nothing, but of a census.
    """
    if figures is None or not variable.one_figure:
        return undecided(Doubt.NOT_MEASURED)
    found = standing(figures, variable)
    if found is None:
        return undecided(_absence(figures))
    if everybody(figures, found):
        return Verdict(_side(found.level, target, direction), None, found.level, None, found.n)
    doubt = _unsure(figures, found, enough)
    if doubt is not None or found.limits is None:
        return _told(Outcome.UNDECIDED, doubt or Doubt.NO_INTERVAL, found, enough)
    low, high = (_side(limit, target, direction) for limit in found.limits)
    if low is not high:
        return _told(Outcome.UNDECIDED, Doubt.WITHIN_LIMITS, found, enough)
    return _told(low, None, found, enough)


def undecided(doubt: Doubt) -> Verdict:
    """Nothing can be said, and there is no level to show."""
    return Verdict(Outcome.UNDECIDED, doubt)


def everybody(figures: Tabulation, found: Standing) -> bool:
    """Whether everybody in the frame answered, so that chance plays no part."""
    return Remark.CENSUS in figures.remarks or (found.limits is not None and found.limits[0] == found.limits[1])


def _absence(figures: Tabulation) -> Doubt:
    if figures.reason is Reason.NOT_MEASURED:
        return Doubt.NOT_MEASURED
    empty = figures.reason is Reason.NO_ANSWERS or (figures.base is not None and figures.base.valid == 0)
    return Doubt.NO_ANSWERS if empty else Doubt.HIDDEN


def _unsure(figures: Tabulation, found: Standing, enough: int) -> Doubt | None:
    """Why chance cannot be told apart from what was reached, whatever the target is."""
    if Remark.OPEN_LINK in figures.remarks:
        return Doubt.SELF_SELECTED
    if found.n < enough:
        return Doubt.FEW_ANSWERS
    return Doubt.NO_INTERVAL if found.limits is None else None


def _side(level: float, target: float, direction: Direction) -> Outcome:
    if isclose(level, target, abs_tol=_SAME):
        return Outcome.MET
    right = level > target if direction is Direction.AT_LEAST else level < target
    return Outcome.MET if right else Outcome.NOT_MET


def _told(outcome: Outcome, doubt: Doubt | None, found: Standing, enough: int) -> Verdict:
    return Verdict(outcome, doubt, found.level, found.limits if found.n >= enough else None, found.n)
