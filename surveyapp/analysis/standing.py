"""Where one municipality stands on one variable: a share or a mean, its base, its limits and the ends of its scale.

Only of what is one figure: an indicator or a question that is yes or no, a scale with scores, a number. Of a question
with several answers an indicator has to say first which of them count.
"""

from dataclasses import dataclass

from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.indicators import NO, YES, Indicator, Mean, Sum, score_range
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.variables import Variable


@dataclass(frozen=True)
class Standing:
    """``n`` valid answers. ``level`` is a part of 1 of a share, or a mean; ``limits`` are its 95 % limits, None where
    chance has no part in it or where they are not known. ``ends`` are the lowest and highest level there can be."""

    n: int
    level: float
    limits: Limits | None = None
    ends: Limits | None = None


def is_share(variable: Variable) -> bool:
    """Whether it divides respondents in yes and no, beside answers that do not count."""
    return {choice.code for choice in variable.categories if not choice.missing} == {YES, NO}


def is_one_figure(variable: Variable) -> bool:
    """Whether a municipality has one level on it."""
    if variable.measure is Measure.ORDINAL:
        return any(choice.score is not None for choice in variable.categories)
    return variable.measure is Measure.NUMBER or (variable.measure is Measure.NOMINAL and is_share(variable))


def standing(figures: Tabulation, variable: Variable, ends: Limits | None = None) -> Standing | None:
    """The level in these figures; None when nobody gave a valid answer (n = 0), or when there is no one figure."""
    if figures.base is None or figures.reason is not None or not is_one_figure(variable):
        return None
    if is_share(variable):
        cell = next(each for each in figures.cells if each.code == YES)
        return _of(figures.base.valid, cell.share, (cell.low, cell.high), (0.0, 1.0))
    if figures.summary is None:
        return None
    return _of(figures.base.valid, figures.summary.mean, (figures.summary.low, figures.summary.high), ends)


def _of(n: int, level: float | None, limits: tuple[float | None, float | None], ends: Limits | None) -> Standing | None:
    if level is None:
        return None
    low, high = limits
    return Standing(n, level, None if low is None or high is None else (low, high), ends)


def ends_of(questionnaire: Questionnaire, variable: Variable) -> Limits | None:
    """The lowest and highest mean that answers on it can have; None when there is no bound, or none is known."""
    question = questionnaire.questions.get(variable.code)
    if question is not None:
        return _bounded(score_range(question))
    indicator = next(each for each in questionnaire.indicators if each.code == variable.code)
    ranges = [_bounded(score_range(questionnaire.questions[code])) for code in indicator.questions]
    known = [each for each in ranges if each is not None]
    return _joined(indicator, known) if len(known) == len(ranges) else None


def _bounded(ends: Limits) -> Limits | None:
    return ends if ends[0] < ends[1] else None


def _joined(indicator: Indicator, ranges: list[Limits]) -> Limits | None:
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    if isinstance(indicator, Mean):
        return min(lows), max(highs)
    return (min([*lows, sum(lows)]), sum(highs)) if isinstance(indicator, Sum) else None
