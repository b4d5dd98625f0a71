"""Two waves: whether they can be compared, and what changed. The groups of respondents count as independent.

A difference is later minus earlier, from unrounded figures. Two variables are the same item only if code and revision
agree; across revisions there is no difference, but a reason.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

import pandas as pd

from surveyapp.analysis.encode import Column
from surveyapp.analysis.significance import (
    Tested,
    cliffs_delta,
    cohens_h,
    holm,
    mann_whitney,
    share_difference,
    share_test,
    welch,
)
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import scores, tabulate
from surveyapp.analysis.tabulation import (
    Cell,
    Change,
    Comparability,
    Comparison,
    Reason,
    Tabulation,
    Test,
)
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable

_REASONS = {
    Comparability.REVISION_CHANGED: Reason.REVISION_CHANGED,
    Comparability.NEW: Reason.NOT_MEASURED,
    Comparability.DROPPED: Reason.NOT_MEASURED,
}
Numbers: TypeAlias = "pd.Series[float]"
_SHARES = (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)
_RANKED = (Measure.ORDINAL, Measure.RANK)
"""Distances between scores or places mean nothing: a test of ranks instead of means."""


def comparability(earlier: Variable | None, later: Variable | None) -> Comparability:
    """Whether two variables with the same code are the same item; None: the wave did not have it."""
    if earlier is None or later is None:
        return Comparability.NEW if earlier is None else Comparability.DROPPED
    same = (earlier.revision, earlier.measure) == (later.revision, later.measure)
    return Comparability.SAME if same else Comparability.REVISION_CHANGED


def compare(earlier: ResponseTable, later: ResponseTable, code: str) -> Comparison:
    """One variable in two waves. Raises KeyError when neither has it.

    Nominal and multiple: a tested difference per answer. Ordinal: a difference per answer, the test is on the scores
    (Mann-Whitney). Numbers: the mean (Welch). Rank and allocation: a mean per choice. No p is adjusted
    yet: see ``adjust``.
    """
    before, after = earlier.columns.get(code), later.columns.get(code)
    variable = (after or earlier.columns[code]).variable
    status = comparability(before.variable if before else None, after.variable if after else None)
    comparison = Comparison(
        code=code,
        label=variable.label,
        measure=variable.measure,
        comparability=status,
        earlier=tabulate(earlier, code) if before else None,
        later=tabulate(later, code) if after else None,
        reason=_REASONS.get(status),
    )
    return _changes(comparison, before, after) if before and after and comparison.reason is None else comparison


def adjust(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """The comparisons of one table with Holm's adjusted p over every test in it.

    The two answers of a variable with only two are one test: what one gains the other loses.
    """
    listed = list(comparisons)
    families = [_tested(comparison) for comparison in listed]
    adjusted = iter(holm([p for family in families for p in family]))
    return [_with_adjusted(c, [next(adjusted) for _ in family]) for c, family in zip(listed, families, strict=True)]


def _changes(comparison: Comparison, before: Column, after: Column) -> Comparison:
    measure = comparison.measure
    if measure in _SHARES and comparison.earlier and comparison.later:
        comparison = replace(comparison, shares=_share_changes(comparison.earlier, comparison.later))
    if measure in (Measure.NUMBER, Measure.ORDINAL):
        mean = _mean_change(before.variable, comparison.code, comparison.label, scores(before), scores(after))
        return replace(comparison, mean=mean)
    if measure in (Measure.RANK, Measure.ALLOCATION):
        return replace(comparison, means=tuple(_choice_means(before, after)))
    return comparison


def _share_changes(earlier: Tabulation, later: Tabulation) -> tuple[Change, ...]:
    before, after = ({cell.code: cell for cell in wave.cells} for wave in (earlier, later))
    codes = dict.fromkeys([*after, *before])
    return tuple(_share_change(before.get(code), after.get(code), earlier, later) for code in codes)


def _share_change(before: Cell | None, after: Cell | None, earlier: Tabulation, later: Tabulation) -> Change:
    shown = after or before
    assert shown is not None  # a code comes from one of the two
    change = Change(shown.code, shown.label, before.share if before else None, after.share if after else None)
    if before is None or after is None:
        return replace(change, reason=Reason.NOT_MEASURED)
    if before.share is None or after.share is None or earlier.base is None or later.base is None:
        return replace(change, reason=Reason.NO_ANSWERS)
    counts = (before.count or 0, earlier.base.valid, after.count or 0, later.base.valid)
    tested = share_test(*counts) if earlier.measure is not Measure.ORDINAL else None
    return _filled(change, share_difference(*counts), tested, cohens_h(before.share, after.share))


def _choice_means(before: Column, after: Column) -> Iterable[Change]:
    known = {choice.code for choice in before.variable.categories}
    for choice in after.variable.categories:
        later = scores(after, choice.code)
        if choice.code not in known:
            mean = float(later.mean()) if len(later) else None
            yield Change(choice.code, choice.label, None, mean, reason=Reason.NOT_MEASURED)
        else:
            yield _mean_change(after.variable, choice.code, choice.label, scores(before, choice.code), later)


def _mean_change(
    variable: Variable, code: str, label: str, before: "pd.Series[float]", after: "pd.Series[float]"
) -> Change:
    earlier, later = (float(numbers.mean()) if len(numbers) else None for numbers in (before, after))
    change = Change(code, label, earlier, later)
    if earlier is None or later is None:
        return replace(change, reason=Reason.NO_ANSWERS)
    first, second = before.to_numpy(), after.to_numpy()
    effect = cliffs_delta(first, second)
    if variable.measure in _RANKED:
        return _filled(change, None, mann_whitney(first, second), effect)
    by_mean = welch(first, second)
    return _filled(change, by_mean and by_mean[1], by_mean and (Test.WELCH, by_mean[0]), effect)


def _filled(change: Change, limits: tuple[float, float] | None, tested: Tested | None, effect: float) -> Change:
    low, high = limits or (None, None)
    test, p = tested or (None, None)
    difference = (change.later or 0.0) - (change.earlier or 0.0)
    return replace(change, difference=difference, low=low, high=high, test=test, p=p, effect=effect)


def _all(comparison: Comparison) -> list[Change]:
    return [*comparison.shares, *([comparison.mean] if comparison.mean else []), *comparison.means]


def _is_one_test(comparison: Comparison) -> bool:
    return comparison.measure is Measure.NOMINAL and len(comparison.shares) == 2


def _tested(comparison: Comparison) -> list[float]:
    ps = [change.p for change in _all(comparison) if change.p is not None]
    return ps[:1] if _is_one_test(comparison) else ps


def _with_adjusted(comparison: Comparison, adjusted: list[float]) -> Comparison:
    values = iter(adjusted * 2 if _is_one_test(comparison) else adjusted)

    def fill(change: Change) -> Change:
        return change if change.p is None else replace(change, adjusted=next(values))

    shares = tuple(fill(change) for change in comparison.shares)
    mean = comparison.mean and fill(comparison.mean)
    return replace(comparison, shares=shares, mean=mean, means=tuple(fill(change) for change in comparison.means))
