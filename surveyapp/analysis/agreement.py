"""How far apart several people are who judged the same thing: the spread on both axes of a typology."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from surveyapp.analysis.disclosure.groups import SPREAD
from surveyapp.analysis.scales import item_scores
from surveyapp.analysis.table import ResponseTable
from surveyapp.questionnaire.indicators import Axis, Typology
from surveyapp.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class Spread:
    """The scores of ``n`` people on one axis, each a mean of the questions ``of``: mean and sample standard deviation;
    None when they may not be shown."""

    axis: str  # "x" or "y"
    label: str
    cut: float
    n: int | None = None
    mean: float | None = None
    deviation: float | None = None
    of: tuple[str, ...] = ()


def agreement(table: ResponseTable, questionnaire: Questionnaire, threshold: int) -> dict[str, tuple[Spread, Spread]]:
    """The spread on both axes of every typology by code, over who has a type. Unweighted.

    Nothing below ``threshold``, nor when a few more answered one of the questions than all of them: what those few
    answered would follow from the difference. The deviation needs twice the threshold.
    """
    typologies = [each for each in questionnaire.indicators if isinstance(each, Typology)]
    return {each.code: _spreads(table, questionnaire, each, threshold) for each in typologies}


def _spreads(table: ResponseTable, questionnaire: Questionnaire, by: Typology, threshold: int) -> tuple[Spread, Spread]:
    x, y = (item_scores(table, questionnaire, axis) for axis in (by.x, by.y))
    both = pd.concat([x, y], axis=1).notna()
    complete = both.all(axis=1)
    n = int(complete.sum())
    shown = n >= threshold and all(not 0 < int(answered) - n < threshold for answered in both.sum())
    return _spread("x", by.x, x[complete], threshold, shown), _spread("y", by.y, y[complete], threshold, shown)


def _spread(name: str, axis: Axis, scores: pd.DataFrame, threshold: int, shown: bool) -> Spread:
    if not shown:
        return Spread(name, axis.label, axis.cut)
    means, n = scores.to_numpy(float).mean(axis=1), len(scores)
    deviation = float(np.std(means, ddof=1)) if n >= max(SPREAD * threshold, 2) else None
    return Spread(name, axis.label, axis.cut, n, float(means.mean()), deviation, tuple(map(str, scores.columns)))
