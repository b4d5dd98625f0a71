"""Hide what is about too few people. ``protect`` is the one function between the figures and any text or drawing.

The rule is on bases: of a group with fewer than the threshold of valid answers nothing is shown, not even how few. In
a crosstab the hidden columns, together with who is in no column, must be nobody or at least the threshold: otherwise
the total minus the other columns gives them away, and the smallest column that is left is hidden too. Not here: single
cells below the threshold inside a group that is large enough, and differences between separate tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.analysis.tabulation import Cell, Crosstab, Reason, Tabulation
from surveyapp.questionnaire.measures import Measure

LOWEST_THRESHOLD = 5


@dataclass(frozen=True)
class Figures:
    """Everything that one report is going to show. Together, for one table can give away what another hides."""

    tabulations: tuple[Tabulation, ...] = ()
    crosstabs: tuple[Crosstab, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


def protect(figures: Figures, threshold: int) -> Figures:
    """The same figures, in the same order, without what is about fewer than ``threshold`` people.

    What is hidden has a reason, no counts, no shares and no answers: nothing that a renderer could leak. Raises
    ValueError for a threshold below 5.
    """
    if threshold < LOWEST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold} protects nobody: use {LOWEST_THRESHOLD} or more")
    return Figures(
        tuple(_tabulation(figure, threshold) for figure in figures.tabulations),
        tuple(_crosstab(figure, threshold) for figure in figures.crosstabs),
        tuple(_comparison(figure, threshold) for figure in figures.comparisons),
    )


def _tabulation(figure: Tabulation, threshold: int) -> Tabulation:
    return _hidden(figure, Reason.BELOW_THRESHOLD) if _small(figure, threshold) else figure


def people(figure: Tabulation) -> int:
    """How many people the figure is about: with open answers who could have written one, for each stands alone."""
    if figure.base is None:
        return 0
    return figure.base.asked if figure.measure is Measure.TEXT else figure.base.valid


def _small(figure: Tabulation, threshold: int) -> bool:
    return people(figure) < threshold


def _hidden(figure: Tabulation, reason: Reason) -> Tabulation:
    """The table's labels without any figure."""
    return Tabulation(
        code=figure.code,
        label=figure.label,
        measure=figure.measure,
        wave=figure.wave,
        base=None,
        cells=tuple(_blank(cell, reason) for cell in figure.cells if figure.measure is not Measure.DATE),
        missing=tuple(_blank(cell, reason) for cell in figure.missing),
        reason=reason,
        group=figure.group,
        group_label=figure.group_label,
        revision=figure.revision,
        unit=figure.unit,
    )


def _blank(cell: Cell, reason: Reason) -> Cell:
    return Cell(cell.code, cell.label, None, None, reason=reason, above=cell.above, up_to=cell.up_to)


def _crosstab(figure: Crosstab, threshold: int) -> Crosstab:
    if _small(figure.total, threshold):
        columns = tuple(_hidden(column, Reason.BELOW_THRESHOLD) for column in figure.columns)
        return replace(figure, columns=columns, total=_hidden(figure.total, Reason.BELOW_THRESHOLD), unclassified=None)
    reasons = hidden_groups([people(column) for column in figure.columns], people(figure.total), threshold)
    columns = tuple(
        _hidden(column, reason) if reason else column for column, reason in zip(figure.columns, reasons, strict=True)
    )
    return replace(figure, columns=columns, unclassified=None if any(reasons) else figure.unclassified)


def hidden_groups(sizes: Sequence[int], everyone: int, threshold: int) -> list[Reason | None]:
    """Why each of these groups out of ``everyone`` is hidden; None for a group that is shown."""
    reasons = [Reason.BELOW_THRESHOLD if size < threshold else None for size in sizes]
    while 0 < everyone - _shown(sizes, reasons) < threshold and None in reasons:
        smallest = min((size, place) for place, size in enumerate(sizes) if reasons[place] is None)[1]
        reasons[smallest] = Reason.PROTECTS_ANOTHER
    return reasons


def _shown(sizes: Sequence[int], reasons: Sequence[Reason | None]) -> int:
    return sum(size for size, reason in zip(sizes, reasons, strict=True) if reason is None)


def _comparison(figure: Comparison, threshold: int) -> Comparison:
    """A wave that is too small hides itself and every difference with it; a hidden answer hides its difference."""
    waves = [wave for wave in (figure.earlier, figure.later) if wave is not None]
    earlier, later = ((_tabulation(wave, threshold) if wave else None) for wave in (figure.earlier, figure.later))
    if any(_small(wave, threshold) for wave in waves):
        reason = figure.reason or Reason.BELOW_THRESHOLD
        return replace(figure, earlier=earlier, later=later, shares=(), top=None, mean=None, means=(), reason=reason)
    hidden = {cell.code: cell.reason for wave in (earlier, later) if wave for cell in wave.cells if cell.hidden}
    if not hidden:
        return replace(figure, earlier=earlier, later=later)
    return replace(
        figure,
        earlier=earlier,
        later=later,
        shares=tuple(_blank_change(change, hidden.get(change.code)) for change in figure.shares),
        top=figure.top and _blank_change(figure.top, _any(hidden, figure.top.code)),
        means=tuple(_blank_change(change, hidden.get(change.code)) for change in figure.means),
    )


def _any(hidden: Mapping[str, Reason | None], joined: str) -> Reason | None:
    return next((hidden[code] for code in joined.split("+") if code in hidden), None)


def _blank_change(change: Change, reason: Reason | None) -> Change:
    return Change(change.code, change.label, None, None, reason=reason) if reason else change
