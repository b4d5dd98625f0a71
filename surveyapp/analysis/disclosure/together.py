"""What may be told of how two questions go together: a correlation in steps, reliability, and the spread of an axis.

Beside the table of one question by the other, that may be in another report, an unrounded correlation tells nearly
always the last hidden count. In steps it leaves room. Alpha of two or three questions tells each correlation
between them; of more questions it tells sums of many, and stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from surveyapp.analysis.disclosure.guard import Guard
from surveyapp.analysis.disclosure.pattern import counted
from surveyapp.analysis.disclosure.products import products_tell
from surveyapp.analysis.disclosure.sides import NOWHERE, Side
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.reliability import Reliability, Undefined
from surveyapp.questionnaire.measures import Measure

STEPS = (0.0, 0.01, 0.05, 0.1, 0.2)
"""0.0 is a correlation that is not rounded: only where no count of one question by the other is a secret."""
_FEW_QUESTIONS = 3
_ALPHA = ((2, 0.005), (1, 0.05))
_AXIS = 0.05
"""The steps of a correlation that alpha in so many decimals, and the deviation of an axis in one, leave at least."""


def step(guard: Guard, one: str, other: str) -> float | None:
    """The finest step in which the correlation of two variables may be told; None: in none."""
    return next((each for each in STEPS if not _tells(guard, (one, other), (one, other), each)), None)


def reliable(measured: Reliability, guard: Guard) -> Reliability:
    """Reliability without what tells a hidden count of one question by another, and nothing of too few people."""
    codes = [item.code for item in measured.items]
    if measured.n < guard.threshold:
        return measured.hide()
    if len(codes) > _FEW_QUESTIONS:
        return measured
    pairs = list(combinations(codes, 2))
    if not any(_tells(guard, pair, codes, 0.0) for pair in pairs):
        return measured
    for decimals, size in _ALPHA:
        if not any(_tells(guard, pair, codes, size) for pair in pairs):
            return measured.rounded(decimals)
    return replace(measured.hide(), reason=Undefined.PROTECTS_ANOTHER, omega_reason=Undefined.PROTECTS_ANOTHER)


def axis(deviation: float, of: Sequence[str], questions: Sequence[str], guard: Guard) -> float | None:
    """The deviation of an axis that is the mean of the questions ``of``, over who answered all of ``questions``; of an
    axis of two questions in one decimal, or None."""
    if len(of) != 2 or not _tells(guard, (of[0], of[1]), questions, 0.0):
        return deviation
    return None if _tells(guard, (of[0], of[1]), questions, _AXIS) else round(deviation, 1)


def _tells(guard: Guard, pair: tuple[str, str], complete: Sequence[str], size: float) -> bool:
    """``complete`` are the questions that those answered over whom it is computed."""
    columns = [guard.table.columns[code] for code in pair]
    sides = [guard.side(code) for code in pair]
    if sides[0].key == sides[1].key or any(_numbers(*each) is None for each in zip(columns, sides, strict=True)):
        return False
    pattern = guard.pattern(*sides)
    if not pattern.secrets or not size:
        return bool(pattern.secrets)
    if pattern.rows is not sides[0]:
        columns.reverse()
    numbers = [_numbers(*each) for each in zip(columns, (pattern.rows, pattern.columns), strict=True)]
    answered = np.all([guard.table.columns[code].is_valid.to_numpy() for code in complete], axis=0)
    scored = [np.isnan(each) for each in numbers if each is not None]
    outside = counted(*(_without(each, answered) for each in (pattern.rows, pattern.columns)))[:-1, :-1]
    outside = np.where(scored[0][:, None] | scored[1][None, :], pattern.counts[:-1, :-1], outside)
    x, y = (np.nan_to_num(each) for each in numbers if each is not None)
    return products_tell(pattern, (x, y), outside, size)


def _without(side: Side, answered: Array) -> Side:
    return replace(side, places=np.where(answered, NOWHERE, side.places))


def _numbers(column: Column, side: Side) -> Array | None:
    """The number of each level, nan for none; None when levels are no numbers."""
    if column.variable.measure is Measure.ORDINAL:
        valid = [choice.score for choice in column.variable.categories if not choice.missing]
        return np.array([np.nan if score is None else float(score) for score in valid])
    return np.array(side.numbers) if side.numbers else None
