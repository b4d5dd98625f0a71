"""Figures without what may not be shown: labels and a reason remain, no counts, no shares, no means and no answers."""

from collections.abc import Container, Mapping
from dataclasses import replace

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.analysis.disclosure.groups import ORDERED, SPREAD
from surveyapp.analysis.tabulation import Cell, Reason, Remark, Summary, Tabulation
from surveyapp.questionnaire.measures import Measure


def hidden(figure: Tabulation, reason: Reason) -> Tabulation:
    """The table's labels without any figure."""
    return Tabulation(
        code=figure.code,
        label=figure.label,
        measure=figure.measure,
        wave=figure.wave,
        base=None,
        cells=tuple(blank(cell, reason) for cell in figure.cells if figure.measure is not Measure.DATE),
        missing=tuple(blank(cell, reason) for cell in figure.missing),
        reason=reason,
        group=figure.group,
        group_label=figure.group_label,
        revision=figure.revision,
        unit=figure.unit,
    )


def blank(cell: Cell, reason: Reason) -> Cell:
    """A cell without its figures."""
    return Cell(cell.code, cell.label, None, None, reason=reason, above=cell.above, up_to=cell.up_to)


def without(figure: Tabulation, reasons: Mapping[str, Reason]) -> Tabulation:
    """Without these answers, and without what would tell them: scores and ticks added up, and order statistics."""
    if not reasons:
        return figure
    cells = tuple(blank(cell, reasons[cell.code]) if cell.code in reasons else _alone(cell) for cell in figure.cells)
    top = figure.top and (blank(figure.top, reasons[figure.top.code]) if figure.top.code in reasons else figure.top)
    some = any(cell.hidden for cell in cells)
    if not some:
        return replace(figure, top=top)
    summary = _mean_alone(figure.summary) if figure.summary and figure.measure is Measure.NUMBER else None
    shown = replace(figure, cells=cells, top=top, summary=summary, mentions=None, mentioners=None)
    return without_points(shown) if figure.measure.divides_points else shown


def without_points(figure: Tabulation) -> Tabulation:
    """Points that were divided, without how many each choice got: in round numbers a few means tell who gave what."""
    return replace(figure, cells=tuple(replace(cell, summary=None) for cell in figure.cells))


def _alone(cell: Cell) -> Cell:
    """Without its part of all ticks."""
    return replace(cell, of_mentions=None, of_mentioners=None)


def _mean_alone(summary: Summary) -> Summary:
    """Without the ordered numbers: each is somebody's answer."""
    return replace(summary, minimum=None, lower_quartile=None, median=None, upper_quartile=None, maximum=None)


def few_numbers(figure: Tabulation, threshold: int) -> Tabulation:
    """Without what fits only one set of numbers when there are few.

    A mean, a deviation, a median and quartiles of five numbers are as many equations as unknowns.
    """
    cells = tuple(replace(cell, summary=_of_few(cell.summary, threshold)) for cell in figure.cells)
    return replace(figure, summary=_of_few(figure.summary, threshold), cells=cells)


def _of_few(summary: Summary | None, threshold: int) -> Summary | None:
    if summary is None or summary.n >= ORDERED * threshold:
        return summary
    mean = _mean_alone(summary)
    return mean if summary.n >= SPREAD * threshold else replace(mean, low=None, high=None, deviation=None)


def without_limits(figure: Tabulation) -> Tabulation:
    """Means without what tells how the numbers are spread."""
    cells = tuple(replace(cell, summary=_unspread(cell.summary)) for cell in figure.cells)
    return replace(figure, summary=_unspread(figure.summary), cells=cells)


def _unspread(summary: Summary | None) -> Summary | None:
    return summary and replace(summary, low=None, high=None, deviation=None)


def unweighed(figure: Tabulation, answers: Container[str], *, base: bool) -> Tabulation:
    """Without the weighted share of these answers and all that is made of it; their counts stay as they are.

    ``base``: without the summed weight of the base too.
    """
    cells = tuple(_counted(cell) if cell.code in answers else _alone(cell) for cell in figure.cells)
    if not any(cell.code in answers for cell in figure.cells) and not base:
        return figure
    top = figure.top and (_counted(figure.top) if base or figure.top.code in answers else figure.top)
    known = figure.base and replace(figure.base, weighted=None, effective=None) if base else figure.base
    return replace(figure, base=known, cells=cells, top=top, summary=None)


def _counted(cell: Cell) -> Cell:
    """How many, without the share."""
    return replace(blank(cell, cell.reason or Reason.PROTECTS_ANOTHER), count=cell.count)


def valid_only(figure: Tabulation) -> Tabulation:
    """Without which kind of no answer was given: only how many gave a valid one."""
    base = figure.base and replace(
        figure.base, asked=figure.base.valid, answered=figure.base.valid, missing=0, not_answered=0, valid_only=True
    )
    missing = tuple(blank(cell, cell.reason or Reason.PROTECTS_ANOTHER) for cell in figure.missing)
    remarks = tuple(each for each in figure.remarks if each not in (Remark.MISSING_EXCLUDED, Remark.ASKED_OF_PART))
    return replace(figure, base=base, missing=missing, remarks=remarks)


def changed(figure: Comparison, earlier: Tabulation | None, later: Tabulation | None) -> Comparison:
    """A comparison of waves in which some is hidden: then there is no difference either."""
    waves = [wave for wave in (earlier, later) if wave]
    found = replace(figure, earlier=earlier, later=later)
    if any(wave.hidden for wave in waves):
        reason = figure.reason or Reason.BELOW_THRESHOLD
        return replace(found, shares=(), top=None, mean=None, means=(), reason=reason)
    gone = {cell.code: cell.reason for wave in waves for cell in wave.cells if cell.hidden and cell.reason}
    if not gone:
        return found
    return replace(
        found,
        shares=tuple(blank_change(change, gone.get(change.code)) for change in figure.shares),
        top=figure.top and blank_change(figure.top, _any(gone, figure.top.code)),
        mean=figure.mean and blank_change(figure.mean, next(iter(gone.values()))),
        means=tuple(blank_change(change, gone.get(change.code)) for change in figure.means),
    )


def _any(gone: Mapping[str, Reason], joined: str) -> Reason | None:
    return next((gone[code] for code in joined.split("+") if code in gone), None)


def blank_change(change: Change, reason: Reason | None) -> Change:
    """A difference without its figures, when there is a reason."""
    return Change(change.code, change.label, None, None, reason=reason) if reason else change
