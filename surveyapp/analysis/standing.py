"""Where one municipality stands on one variable: a share or a mean, its base, its limits and the ends of its scale.

Only of what is one figure: an indicator or a question that is yes or no, a scale with scores, a number. Of a question
with several answers an indicator has to say first which of them count.
"""

from dataclasses import dataclass, replace

from surveyapp.analysis.disclosure import Guard
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.indicators import YES, Indicator, Mean, Sum, score_range
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
    share: bool = False


def own(table: ResponseTable, questionnaire: Questionnaire, code: str, threshold: int) -> Standing | None:
    """Where the respondents in this table stand, every answer counted the same; None below the threshold.

    Without weights, also where a report weighs: how others would weigh nobody knows. Raises KeyError for a code that is
    not in the table.
    """
    variable, plain = table.columns[code].variable, replace(table, weighting=None)
    shown = Guard(plain, threshold).tabulation(tabulate(plain, code))
    return standing(shown, variable, ends_of(questionnaire, variable))


def standing(figures: Tabulation, variable: Variable, ends: Limits | None = None) -> Standing | None:
    """The level in these figures; None when nobody gave a valid answer (n = 0), or when there is no one figure."""
    if figures.base is None or figures.reason is not None or not variable.one_figure:
        return None
    if variable.yes_or_no:
        cell = next(each for each in figures.cells if each.code == YES)
        found = _of(figures.base.valid, cell.share, (cell.low, cell.high), (0.0, 1.0))
        return found and replace(found, share=True)
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
