"""From columns to figures: one function per level of measurement, and the one rule for the base of a percentage.

The base of every share is the respondents who were asked the question and gave a valid answer: not who was not asked,
not who skipped it, not who chose only an answer marked missing ("weet niet"). A multiple choice counts respondents,
not ticks: its base is who ticked at least one valid choice, so "geen van deze" must be a choice to count as an answer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from surveyapp.analysis.counting import Counts, Spread
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.intervals import kish
from surveyapp.analysis.part import Part
from surveyapp.analysis.table import Group, ResponseTable
from surveyapp.analysis.tabulation import Base, Cell, Reason, Remark, Summary, Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable

COUNTED = (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)
"""Counting the choices is all that these need, when every answer counts the same."""
TOP_SCORES = 2
_TOP_NEEDS = 4
"""On a scale with fewer valid choices than this the two highest say too little."""


def base(column: Column, population: int | None = None, weights: "pd.Series[float] | None" = None) -> Base:
    """The counts behind every figure about this column; ``valid`` is the base of its shares and means."""
    counted = _base(column.states, population)
    if weights is None:
        return counted
    inside = weights[column.is_valid].to_numpy(float)
    return replace(counted, weighted=float(inside.sum()), effective=kish(inside))


def _base(states: Array, population: int | None) -> Base:
    _, skipped, missing, valid = states.tolist()
    return Base(skipped + missing + valid, missing + valid, missing, skipped, valid, population)


def tabulate(table: ResponseTable, code: str) -> Tabulation:
    """The figures of one variable over everyone in the table. Raises KeyError for a code that is not in the table.

    With no valid answer (n = 0) the counts are 0, shares, means and limits are None, ``reason`` is NO_ANSWERS.
    """
    return figures(table, table.columns[code], table.everyone)


def scores(column: Column, choice: str = "") -> "pd.Series[float]":
    """The numbers behind the valid answers: themselves, the scores of an ordinal variable (of choices that have one),
    the place of the ranked ``choice`` (of who ranked it), or the points it was given."""
    measure = column.variable.measure
    if measure is Measure.NUMBER:
        return column.valid
    if measure is Measure.ORDINAL:
        by_choice = {choice.code: choice.score for choice in column.variable.categories}
        return column.valid.map(by_choice).astype("float64").dropna()
    numbers = column.valid_frame[choice].astype("float64")
    return numbers[numbers > 0] if measure is Measure.RANK else numbers


def spread(column: Column, choice: str = "") -> Spread:
    """The numbers of ``scores``, and how often each occurs; found once per column."""
    if choice not in column.spreads:
        if column.variable.measure is Measure.ORDINAL:
            column.spreads[choice] = _scored(column.variable, column.counts)
        else:
            column.spreads[choice] = Spread.of(scores(column, choice).to_numpy(float))
    return column.spreads[choice]


def _scored(variable: Variable, counts: Counts) -> Spread:
    pairs = zip(variable.categories, counts.chosen.tolist(), strict=True)
    return Spread.of_scores((c.score, times) for c, times in pairs if not c.missing and c.score is not None)


def figures(table: ResponseTable, column: Column, group: Group) -> Tabulation:
    """The figures of a column that is already restricted to a group."""
    variable, weights = column.variable, table.weights_of(column)
    counts = base(column, group.population, weights)
    counted = column.counts if variable.measure in COUNTED else None
    size = group.size_of(counts.asked)
    open_class = bool(variable.classes) and _above(table.columns[variable.code])
    sampled = not table.open_link
    return _figures(table, group, Part(variable, counts, size, sampled, counted, column, weights, open_class))


def _above(column: Column) -> bool:
    """Whether a number lies above the last class."""
    return bool((spread(column).values > column.variable.classes[-1]).any())


def counted_figures(
    table: ResponseTable, variable: Variable, counts: Counts, group: Group, named: tuple[str, str]
) -> Tabulation:
    """The same of a variable with choices, from its counts in a group with this code and label. Every answer counts the
    same.
    """
    known = _base(counts.states, group.population)
    part = Part(variable, known, group.size_of(known.asked), not table.open_link, counts)
    return _figures(table, group, part, named)


def _figures(table: ResponseTable, group: Group, part: Part, named: tuple[str, str] = ("", "")) -> Tabulation:
    variable, counts = part.variable, part.base
    empty = Tabulation(
        code=variable.code,
        label=variable.label,
        measure=variable.measure,
        wave=table.wave,
        base=counts,
        remarks=tuple(_remarks(part, group, table.open_link)),
        reason=None if counts.valid else Reason.NO_ANSWERS,
        revision=variable.revision,
        unit=variable.unit,
        size=part.size if part.sampled else None,
        group=named[0],
        group_label=named[1],
    )
    return _MEASURES[variable.measure](part, empty)


def _remarks(part: Part, group: Group, open_link: bool) -> Iterator[Remark]:
    if part.base.missing:
        yield Remark.MISSING_EXCLUDED
    if part.base.asked < group.responses:
        yield Remark.ASKED_OF_PART
    if part.variable.measure is Measure.MULTIPLE:
        yield Remark.SEVERAL_ANSWERS
    if open_link:
        yield Remark.OPEN_LINK
    elif group.size is None:
        yield Remark.POPULATION_UNKNOWN
    elif part.base.valid and part.base.valid == part.size:
        yield Remark.CENSUS


def _count_cells(part: Part, totals: "pd.Series[float] | None") -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The cells of the valid choices with shares, and of the missing ones with counts only."""
    assert part.counts is not None
    pairs = list(zip(part.variable.categories, part.counts.chosen.tolist(), strict=True))
    valid = tuple(
        part.cell(choice.code, choice.label, count, _at(totals, choice.code))
        for choice, count in pairs
        if not choice.missing
    )
    missing = tuple(Cell(choice.code, choice.label, count, None) for choice, count in pairs if choice.missing)
    return valid, missing


def _at(totals: "pd.Series[float] | None", key: object) -> float | None:
    return None if totals is None else float(totals.get(key, 0.0))


def _totals(part: Part, keys: "pd.Series[Any]") -> "pd.Series[float] | None":
    """The summed weight per key; None without weights."""
    return None if part.weights is None else part.weights.reindex(keys.index).groupby(keys, observed=True).sum()


def _nominal(part: Part, empty: Tabulation) -> Tabulation:
    cells, missing = _one_choice(part)
    return replace(empty, cells=cells, missing=missing)


def _one_choice(part: Part) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    return _count_cells(part, None if part.weights is None else _totals(part, _one_each(part.column)))


def _ordinal(part: Part, empty: Tabulation) -> Tabulation:
    cells, missing = _one_choice(part)
    if part.weights is None:
        assert part.counts is not None
        summary = part.summary(_scored(part.variable, part.counts))
    else:
        summary = _summary(part)
    return replace(empty, cells=cells, missing=missing, summary=summary, top=_top(part, cells))


def _summary(part: Part, choice: str = "") -> Summary:
    """Figures over the numbers behind the answers."""
    if part.weights is None:
        return part.summary(spread(part.column, choice))
    return part.weighted_summary(scores(part.column, choice))


def _one_each(column: Column) -> "pd.Series[Any]":
    assert isinstance(column.values, pd.Series)
    return column.values


def highest(variable: Variable) -> tuple[str, ...]:
    """The answers with the two highest scores; none on a scale that is too short to join them."""
    scored = {choice.code: choice.score for choice in variable.categories if not choice.missing}
    known = {code: score for code, score in scored.items() if score is not None}
    if variable.measure is not Measure.ORDINAL or len(known) < _TOP_NEEDS:
        return ()
    limits = sorted(set(known.values()))[-TOP_SCORES:]
    return tuple(code for code, score in known.items() if score in limits)


def _top(part: Part, cells: Sequence[Cell]) -> Cell | None:
    joining = highest(part.variable)
    if not joining:
        return None
    inside = [cell for cell in cells if cell.code in joining]
    joined = sum(cell.count or 0 for cell in inside)
    total = None if part.weights is None else sum(cell.weighted or 0.0 for cell in inside)
    return part.cell("+".join(cell.code for cell in inside), " + ".join(cell.label for cell in inside), joined, total)


def _multiple(part: Part, empty: Tabulation) -> Tabulation:
    assert part.counts is not None
    naming = [c.code for c in part.variable.categories if not c.missing and not c.exclusive]
    totals, mentioners = None, float(part.counts.mentioners)
    if part.weights is not None:
        ticks = part.column.values
        assert isinstance(ticks, pd.DataFrame)
        totals, mentioners = ticks.mul(part.weights, axis=0).sum(), part.total(ticks[naming].any(axis=1)) or 0.0
    cells, missing = _count_cells(part, totals)
    mentioned = [cell for cell in cells if cell.code in naming]
    whole = sum(map(_amount, mentioned)), mentioners
    cells = tuple(_mentioned(cell, *whole) if cell.code in naming else cell for cell in cells)
    mentions = sum(cell.count or 0 for cell in mentioned)
    return replace(empty, cells=cells, missing=missing, mentions=mentions, mentioners=part.counts.mentioners)


def _amount(cell: Cell) -> float:
    return cell.weighted if cell.weighted is not None else float(cell.count or 0)


def _mentioned(cell: Cell, mentions: float, mentioners: float) -> Cell:
    """A choice as part of all ticks, and of who ticked anything; None when nobody did."""
    if not mentions:
        return cell
    return replace(cell, of_mentions=_amount(cell) / mentions, of_mentioners=_amount(cell) / mentioners)


def _number(part: Part, empty: Tabulation) -> Tabulation:
    return replace(empty, cells=tuple(_classes(part, spread(part.column))), summary=_summary(part))


def _classes(part: Part, numbers: Spread) -> Iterator[Cell]:
    """A cell per class of the author, upper bounds included, and an open class on top when a number lies there, of this
    group or of another: otherwise it would tell in which groups there is somebody."""
    bounds = part.variable.classes
    if not bounds:
        return
    place_of = np.searchsorted(bounds, numbers.values)
    counts = [int(numbers.times[place_of == place].sum()) for place in range(len(bounds) + 1)]
    totals = None if part.weights is None else _totals(part, _class_of(part.column, bounds))
    labelled = _one_number_each(bounds, numbers.values)
    for place, (above, up_to) in enumerate(pairwise((None, *bounds, None))):
        count = counts[place]
        if up_to is not None or part.open_class:
            label = f"{up_to:g}" if labelled and up_to is not None else ""
            yield replace(part.cell(f"class_{place + 1}", label, count, _at(totals, place)), above=above, up_to=up_to)


def _class_of(column: Column, bounds: Sequence[float]) -> "pd.Series[int]":
    numbers = scores(column)
    return pd.Series(np.searchsorted(bounds, numbers.to_numpy(float)), index=numbers.index)


def _one_number_each(bounds: Sequence[float], numbers: Array) -> bool:
    """Whether every class up to the last bound holds one whole number, as with grades."""
    consecutive = all(upper - lower == 1 for lower, upper in pairwise(bounds)) and bounds[0] % 1 == 0
    return consecutive and not (numbers % 1).any() and bool((numbers >= bounds[0]).all())


def _rank(part: Part, empty: Tabulation) -> Tabulation:
    places = part.column.valid_frame
    deepest = int(places.max().max()) if len(places) else 0
    return replace(empty, cells=tuple(_ranked(part, places, deepest)))


def _ranked(part: Part, places: pd.DataFrame, deepest: int) -> Iterator[Cell]:
    for choice in part.variable.categories:
        ranked = range(1, deepest + 1)
        found, totals = places[choice.code].value_counts(), _totals(part, places[choice.code])
        counts = tuple(int(found.get(place, 0)) for place in ranked)
        weighted = None if totals is None else [_at(totals, place) or 0.0 for place in ranked]
        cell = part.cell(choice.code, choice.label, sum(counts), None if weighted is None else sum(weighted))
        whole = part.base.valid if part.base.weighted is None else part.base.weighted
        shares = tuple(amount / whole for amount in (counts if weighted is None else weighted))
        yield replace(cell, places=counts, place_shares=shares, summary=_summary(part, choice.code))


def _allocation(part: Part, empty: Tabulation) -> Tabulation:
    values = part.column.values
    assert isinstance(values, pd.DataFrame)
    given = (values > 0).mul(part.column.is_valid, axis=0)
    cells = tuple(
        replace(
            part.cell(choice.code, choice.label, int(given[choice.code].sum()), part.total(given[choice.code])),
            summary=_summary(part, choice.code),
        )
        for choice in part.variable.categories
    )
    return replace(empty, cells=cells)


def _date(part: Part, empty: Tabulation) -> Tabulation:
    """A cell per year that occurs."""
    days = part.column.valid
    if not len(days):
        return empty
    years = days.dt.year
    totals = _totals(part, years)
    cells = tuple(
        part.cell(f"{year:04}", f"{year:04}", int(count), _at(totals, year))
        for year, count in years.value_counts().sort_index().items()
    )
    earliest, latest = (f"{day:%Y-%m-%d}" for day in (days.min(), days.max()))
    return replace(empty, cells=cells, earliest=earliest, latest=latest)


def _text(part: Part, empty: Tabulation) -> Tabulation:
    """The answers in the order of a hash of question and answer: of two reports or two questions the order tells
    nothing about who gave which answer, and the same answers always come in the same order."""

    def shuffled(answer: str) -> bytes:
        return sha256(f"{empty.code}\n{answer}".encode()).digest()

    return replace(empty, answers=tuple(sorted(part.column.valid.tolist(), key=shuffled)))


_MEASURES: dict[Measure, Callable[[Part, Tabulation], Tabulation]] = {
    Measure.NOMINAL: _nominal,
    Measure.ORDINAL: _ordinal,
    Measure.NUMBER: _number,
    Measure.MULTIPLE: _multiple,
    Measure.RANK: _rank,
    Measure.ALLOCATION: _allocation,
    Measure.DATE: _date,
    Measure.TEXT: _text,
}
