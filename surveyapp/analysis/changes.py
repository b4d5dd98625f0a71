"""One difference between two waves with its limits, test and effect, over pairs where ``pairing`` allows it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pandas as pd

from surveyapp.analysis.comparison import Change, Design, Effect, Interval, Test
from surveyapp.analysis.encode import Array, Column, State
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.paired import mcnemar, paired_share_difference, paired_t, rank_biserial, signed_rank
from surveyapp.analysis.pairing import Sides
from surveyapp.analysis.significance import (
    Tested,
    cliffs_delta_of,
    cohens_h,
    mann_whitney_of,
    share_difference,
    share_test,
    welch_spread,
)
from surveyapp.analysis.tabulate import spread
from surveyapp.analysis.tabulation import Reason
from surveyapp.questionnaire.measures import Measure

_Level: TypeAlias = tuple[int, float | None]


def share_change(both: Sides, code: str, label: str, answers: Sequence[str], *, tested: bool) -> Change:
    """The change of the share that gave one of these answers. Without ``tested`` no p: the scale is tested as a whole.

    With no valid answer in a wave there is a reason instead.
    """
    paired = both.design is Design.PAIRED
    if paired:
        before, after = _gave(both.before, answers)[both.rows[0]], _gave(both.after, answers)[both.rows[1]]
        yes = int(before.sum()), int(after.sum())
        n, m = len(before), len(after)
    else:
        yes = _number(both.before, answers), _number(both.after, answers)
        n, m = int(both.before.states[State.VALID]), int(both.after.states[State.VALID])
    change = _start(code, label, (n, yes[0] / n if n else None), (m, yes[1] / m if m else None))
    if change.reason or change.earlier is None or change.later is None:
        return change
    change = replace(change, effect=cohens_h(change.earlier, change.later), effect_of=Effect.COHENS_H)
    if paired:
        lost, gained = int((before & ~after).sum()), int((after & ~before).sum())
        limits, test = paired_share_difference(lost, gained, n), mcnemar(lost, gained)
        filled = _filled(change, limits, Interval.BONETT_PRICE, test if tested else None, n)
        return replace(filled, moved=(lost, gained))
    counts = yes[0], n, yes[1], m
    return _filled(change, share_difference(*counts), Interval.NEWCOMBE, share_test(*counts) if tested else None)


def mean_change(both: Sides, code: str, label: str, choice: str = "", *, ranked: bool) -> Change:
    """The change of the mean of the numbers behind the answers (see ``scores``).

    ``ranked``: distances mean nothing, so ranks are tested and the difference has no limits.
    """
    if both.design is Design.PAIRED and (pairs := both.matched(*_numbers(both, choice))):
        change = _start(code, label, *((len(each), float(np.sort(each).mean())) for each in pairs))
        return _paired(change, pairs[1] - pairs[0], ranked=ranked)
    before, after = spread(both.before, choice), spread(both.after, choice)
    change = _start(code, label, *((each.n, each.mean if each.n else None) for each in (before, after)))
    if change.reason:
        return change
    change = replace(change, effect=cliffs_delta_of(before, after), effect_of=Effect.CLIFFS_DELTA)
    if ranked:
        return _filled(change, None, None, mann_whitney_of(before, after))
    by_mean = welch_spread(before, after)
    return _filled(change, by_mean and by_mean[1], Interval.WELCH_T, by_mean and (Test.WELCH, by_mean[0]))


def _numbers(both: Sides, choice: str) -> tuple[Array, Array]:
    return numbers(both.before, choice), numbers(both.after, choice)


def _number(column: Column, codes: Sequence[str]) -> int:
    """How many gave one of these valid answers; of several answers each, one code only."""
    return sum(column.chosen.get(code, 0) for code in codes)


def _gave(column: Column, codes: Sequence[str]) -> Array:
    """Per respondent whether they gave one of these answers."""
    if isinstance(column.values, pd.DataFrame):
        return np.asarray(column.values[list(codes)].to_numpy().any(axis=1))
    asked = np.array([*(choice.code in codes for choice in column.variable.categories), False])
    return asked[column.codes]


def given(column: Column, codes: Sequence[str]) -> Array:
    """Per respondent 1 for one of these answers, 0 for another valid one, nan for none."""
    values = column.values
    chosen = values[list(codes)].any(axis=1) if isinstance(values, pd.DataFrame) else values.isin(codes)
    return np.where(column.is_valid.to_numpy(), chosen.to_numpy(dtype=float), np.nan)


def numbers(column: Column, choice: str = "") -> Array:
    """Per respondent the number behind the answer, nan for none: what ``scores`` has, a row for everybody."""
    if column.variable.measure is Measure.ORDINAL:
        behind = [np.nan if c.missing or c.score is None else c.score for c in column.variable.categories]
        return np.array([*behind, np.nan], float)[column.codes]
    values = column.values[choice] if isinstance(column.values, pd.DataFrame) else column.values
    known, found = column.is_valid.to_numpy(), values.to_numpy(dtype=float)
    if column.variable.measure is Measure.RANK:
        known = known & (found > 0)
    return np.where(known, found, np.nan)


def _paired(change: Change, differences: Array, *, ranked: bool) -> Change:
    effect = rank_biserial(differences)
    kind = None if effect is None else Effect.RANK_BISERIAL
    change = replace(change, effect=effect, effect_of=kind, moved=moved(differences))
    if ranked:
        return _filled(change, None, None, signed_rank(differences), len(differences))
    by_mean = paired_t(differences)
    tested = by_mean and (Test.PAIRED_T, by_mean[0])
    return _filled(change, by_mean and by_mean[1], Interval.PAIRED_T, tested, len(differences))


def moved(differences: Array) -> tuple[int, int]:
    """How many went down and how many went up."""
    return int((differences < 0).sum()), int((differences > 0).sum())


def _start(code: str, label: str, before: _Level, after: _Level) -> Change:
    """The number of answers and the level of both waves; a reason when one has none."""
    earlier, later = before[1], after[1]
    change = Change(code, label, earlier, later, answers=(before[0], after[0]))
    if earlier is None or later is None:
        return replace(change, reason=Reason.NO_ANSWERS)
    return replace(change, difference=later - earlier)


def _filled(
    change: Change, limits: Limits | None, interval: Interval | None, tested: Tested | None, pairs: int | None = None
) -> Change:
    low, high = limits or (None, None)
    test, p = tested or (None, None)
    return replace(change, low=low, high=high, interval=interval if limits else None, test=test, p=p, pairs=pairs)
