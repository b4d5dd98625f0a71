"""Two waves: whether they can be compared, and what changed, over the units that answered both times or over everybody.

A difference is later minus earlier, from unrounded figures. What is not the same item has no difference, but a reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from surveyapp.analysis.changes import mean_change, share_change
from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.comparison import Change, Comparability, Comparison, Design
from surveyapp.analysis.paircounts import tells_few
from surveyapp.analysis.pairing import Sides, linked, sides
from surveyapp.analysis.significance import holm
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Reason
from surveyapp.questionnaire.measures import Measure

_REASONS = {
    Comparability.WORDING_CHANGED: Reason.WORDING_CHANGED,
    Comparability.SCALE_CHANGED: Reason.SCALE_CHANGED,
    Comparability.REVISION_CHANGED: Reason.REVISION_CHANGED,
    Comparability.NEW: Reason.NOT_MEASURED,
    Comparability.DROPPED: Reason.NOT_MEASURED,
}
_TESTED_PER_ANSWER = (Measure.NOMINAL, Measure.MULTIPLE)
_RANKED = (Measure.ORDINAL, Measure.RANK)
"""Distances between scores or places mean nothing: a test of ranks instead of means."""


class Pair:
    """Two waves to be compared, variable by variable. ``threshold`` is the smallest group that will be shown."""

    def __init__(self, earlier: ResponseTable, later: ResponseTable, threshold: int = 1) -> None:
        self.earlier, self.later, self.threshold = earlier, later, threshold
        self.rows = linked(earlier, later)
        before, after = ({v.code: v for v in table.variables} for table in (earlier, later))
        self.variables = before, after

    def knows(self, code: str) -> bool:
        """Whether one of the waves has this variable."""
        return any(code in known for known in self.variables)

    def compare(self, code: str) -> Comparison:
        """One variable in both waves. Raises KeyError when neither has it.

        Nominal and multiple: a tested difference per answer. Ordinal: a difference per answer, the test is on the
        scores. Numbers: the mean. Rank and allocation: a mean per choice. No p is adjusted yet: see ``adjust``.
        """
        status, silent = comparability(self.variables[0], self.variables[1], code)
        before, after = self.earlier.columns.get(code), self.later.columns.get(code)
        variable = (after or self.earlier.columns[code]).variable
        comparison = Comparison(
            code=code,
            label=variable.label,
            measure=variable.measure,
            comparability=status,
            earlier=tabulate(self.earlier, code) if before else None,
            later=tabulate(self.later, code) if after else None,
            reason=_REASONS.get(status),
            silent=silent,
        )
        if comparison.reason or before is None or after is None:
            return comparison
        return _compared(comparison, sides(before, after, self.rows, self.threshold))


def _compared(start: Comparison, both: Sides) -> Comparison:
    """Over pairs; the shares over everybody where pairs tell how few gave an answer."""
    found = _MEASURES[start.measure](replace(start, design=both.design), both)
    if not tells_few(found, both.threshold):
        return found
    apart = both.apart()
    loose = _MEASURES[start.measure](replace(start, design=apart.design), apart)
    return loose if found.mean is None else replace(found, shares=loose.shares, top=loose.top)


def compare(earlier: ResponseTable, later: ResponseTable, code: str, threshold: int = 1) -> Comparison:
    """One variable in two waves; see ``Pair``."""
    return Pair(earlier, later, threshold).compare(code)


def adjust(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """The comparisons of one table with Holm's adjusted p over every test in it.

    The two answers of a variable with only two are one test: what one gains the other loses.
    """
    listed = list(comparisons)
    families = [_tested(comparison) for comparison in listed]
    adjusted = iter(holm([p for family in families for p in family]))
    return [_with_adjusted(c, [next(adjusted) for _ in family]) for c, family in zip(listed, families, strict=True)]


def _shares(comparison: Comparison, both: Sides) -> Comparison:
    tested = comparison.measure in _TESTED_PER_ANSWER
    return replace(
        comparison,
        shares=tuple(
            share_change(both, choice.code, choice.label, (choice.code,), tested=tested)
            for choice in both.after.variable.categories
            if not choice.missing
        ),
    )


def _ordinal(comparison: Comparison, both: Sides) -> Comparison:
    joined = comparison.later.top if comparison.later else None
    top = share_change(both, joined.code, joined.label, joined.code.split("+"), tested=False) if joined else None
    return replace(_number(_shares(comparison, both), both), top=top)


def _number(comparison: Comparison, both: Sides) -> Comparison:
    ranked = comparison.measure in _RANKED
    return replace(comparison, mean=mean_change(both, comparison.code, comparison.label, ranked=ranked))


def _means(comparison: Comparison, both: Sides) -> Comparison:
    ranked = comparison.measure in _RANKED
    return replace(
        comparison,
        means=tuple(
            mean_change(
                both,
                choice.code,
                choice.label,
                choice.code,
                ranked=ranked,
            )
            for choice in both.after.variable.categories
        ),
    )


def _nothing(comparison: Comparison, both: Sides) -> Comparison:
    """Dates and open answers have no difference."""
    return replace(comparison, design=Design.NOT_LINKED)


_MEASURES: dict[Measure, Callable[[Comparison, Sides], Comparison]] = {
    Measure.NOMINAL: _shares,
    Measure.ORDINAL: _ordinal,
    Measure.NUMBER: _number,
    Measure.MULTIPLE: _shares,
    Measure.RANK: _means,
    Measure.ALLOCATION: _means,
    Measure.DATE: _nothing,
    Measure.TEXT: _nothing,
}


def _is_one_test(comparison: Comparison) -> bool:
    return comparison.measure is Measure.NOMINAL and len(comparison.shares) == 2


def _tested(comparison: Comparison) -> list[float]:
    ps = [change.p for change in comparison.changes if change.p is not None]
    return ps[:1] if _is_one_test(comparison) else ps


def _with_adjusted(comparison: Comparison, adjusted: list[float]) -> Comparison:
    values = iter(adjusted * 2 if _is_one_test(comparison) else adjusted)

    def fill(change: Change) -> Change:
        return change if change.p is None else replace(change, adjusted=next(values))

    shares = tuple(fill(change) for change in comparison.shares)
    mean = comparison.mean and fill(comparison.mean)
    return replace(comparison, shares=shares, mean=mean, means=tuple(fill(change) for change in comparison.means))
