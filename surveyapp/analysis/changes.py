"""One difference between two waves with its limits, test and effect, over pairs where ``pairing`` allows it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from surveyapp.analysis.comparison import Change, Effect, Interval, Test
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.paired import mcnemar, paired_share_difference, paired_t, rank_biserial, signed_rank
from surveyapp.analysis.pairing import Sides
from surveyapp.analysis.significance import (
    Tested,
    cliffs_delta,
    cohens_h,
    mann_whitney,
    share_difference,
    share_test,
    welch,
)
from surveyapp.analysis.tabulate import scores
from surveyapp.analysis.tabulation import Reason


def share_change(both: Sides, code: str, label: str, answers: Sequence[str], *, tested: bool) -> Change:
    """The change of the share that gave one of these answers. Without ``tested`` no p: the scale is tested as a whole.

    With no valid answer in a wave there is a reason instead.
    """
    earlier, later = given(both.before, answers), given(both.after, answers)
    pairs = both.matched(earlier, later)
    before, after = pairs or (_known(earlier), _known(later))
    change = _start(code, label, before, after)
    if change.reason or change.earlier is None or change.later is None:
        return change
    change = replace(change, effect=cohens_h(change.earlier, change.later), effect_of=Effect.COHENS_H)
    if pairs:
        lost, gained = int(((before == 1) & (after == 0)).sum()), int(((before == 0) & (after == 1)).sum())
        limits, test = paired_share_difference(lost, gained, len(before)), mcnemar(lost, gained)
        return _filled(change, limits, Interval.BONETT_PRICE, test if tested else None, len(before))
    counts = int(before.sum()), len(before), int(after.sum()), len(after)
    return _filled(change, share_difference(*counts), Interval.NEWCOMBE, share_test(*counts) if tested else None)


def mean_change(both: Sides, code: str, label: str, values: tuple[Array, Array], *, ranked: bool) -> Change:
    """The change of a mean; ``values`` has a number per respondent and nan for none.

    ``ranked``: distances mean nothing, so ranks are tested and the difference has no limits.
    """
    pairs = both.matched(*values)
    before, after = pairs or (_known(values[0]), _known(values[1]))
    change = _start(code, label, before, after)
    if change.reason:
        return change
    if pairs:
        return _paired(change, after - before, ranked=ranked)
    change = replace(change, effect=cliffs_delta(before, after), effect_of=Effect.CLIFFS_DELTA)
    if ranked:
        return _filled(change, None, None, mann_whitney(before, after))
    by_mean = welch(before, after)
    return _filled(change, by_mean and by_mean[1], Interval.WELCH_T, by_mean and (Test.WELCH, by_mean[0]))


def given(column: Column, codes: Sequence[str]) -> Array:
    """Per respondent 1 for one of these answers, 0 for another valid one, nan for none."""
    values = column.values
    chosen = values[list(codes)].any(axis=1) if isinstance(values, pd.DataFrame) else values.isin(codes)
    return np.where(column.is_valid.to_numpy(), chosen.to_numpy(dtype=float), np.nan)


def numbers(column: Column, choice: str = "") -> Array:
    """Per respondent the number behind the answer, nan for none; see ``scores``."""
    return np.asarray(scores(column, choice).reindex(column.state.index).to_numpy(dtype=float))


def _paired(change: Change, differences: Array, *, ranked: bool) -> Change:
    effect = rank_biserial(differences)
    change = replace(change, effect=effect, effect_of=None if effect is None else Effect.RANK_BISERIAL)
    if ranked:
        return _filled(change, None, None, signed_rank(differences), len(differences))
    by_mean = paired_t(differences)
    tested = by_mean and (Test.PAIRED_T, by_mean[0])
    return _filled(change, by_mean and by_mean[1], Interval.PAIRED_T, tested, len(differences))


def _known(values: Array) -> Array:
    return values[~np.isnan(values)]


def _start(code: str, label: str, before: Array, after: Array) -> Change:
    """The levels of both waves; a reason when one has none. A sum in order of size: answers have no order."""
    earlier, later = (float(np.sort(values).mean()) if len(values) else None for values in (before, after))
    change = Change(code, label, earlier, later, answers=(len(before), len(after)))
    if earlier is None or later is None:
        return replace(change, reason=Reason.NO_ANSWERS)
    return replace(change, difference=later - earlier)


def _filled(
    change: Change, limits: Limits | None, interval: Interval | None, tested: Tested | None, pairs: int | None = None
) -> Change:
    low, high = limits or (None, None)
    test, p = tested or (None, None)
    return replace(change, low=low, high=high, interval=interval if limits else None, test=test, p=p, pairs=pairs)
