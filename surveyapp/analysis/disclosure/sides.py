"""A variable as one side of a table: for every respondent one of some levels, and every line that a table has for them.

A question and the indicators that only join its answers are the same side: what one table hides must not follow from
another. A variable with several answers per respondent has a side per choice: chosen, or not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.grouping import division
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import highest
from surveyapp.questionnaire.measures import Measure

Line = frozenset[int]
NOWHERE = -1
"""The level of who gave no valid answer."""
MOST_COMPARED = 20_000
"""In a wave with more respondents groups of different variables are not compared: it would read every column, and a few
respondents between two of its groups are nobody's neighbours."""


@dataclass(frozen=True, eq=False)
class Side:
    """``places`` is the level of every respondent, ``lines`` the sets of levels that tables have a row or column for.

    ``fact``: from the address list, so that how many there are of a level can be a secret too. ``numbers`` are those
    behind the levels when a mean is shown beside hidden counts.
    """

    key: tuple[int, str]
    places: Array
    levels: int
    lines: tuple[Line, ...]
    fact: bool = False
    numbers: tuple[float, ...] = ()

    @property
    def whole(self) -> Line:
        """Every valid answer together."""
        return frozenset(range(self.levels))

    @property
    def parts(self) -> list[Line]:
        """The lines that are some of the answers, and not all."""
        return [line for line in self.lines if line and len(line) < self.levels]

    @property
    def sizes(self) -> list[int]:
        """How many respondents there are of each level."""
        return [int(size) for size in np.bincount(self.places[self.places != NOWHERE], minlength=self.levels)]


class Sides:
    """The sides of the variables of one wave, each made once."""

    def __init__(self, table: ResponseTable) -> None:
        self._table = table
        self._variables = {variable.code: variable for variable in table.variables}
        self._order = {code: place for place, code in enumerate(self._variables)}
        self._made: dict[str, Side] = {}

    def of(self, code: str) -> dict[str, tuple[Side, Line]]:
        """For each valid answer on this variable, also for joined ones, its side and its line.

        ``""`` is every valid answer together.
        """
        column = self._table.columns[code]
        if column.variable.measure in _SEVERAL:
            return self._per_choice(column)
        root = self._root(code)
        side = self._single(root)
        lines = _answers(column) if root == code else _joined(column, self._levels(root))
        found = {answer: (side, line) for answer, line in lines.items()}
        return {**found, "": (side, side.whole)}

    def is_fact(self, code: str) -> bool:
        """Whether this is known from the address list, or only joins such facts."""
        variable = self._variables[code]
        joined = [self._variables[each].fact for each in variable.of]
        return variable.fact or (bool(joined) and all(joined))

    @cached_property
    def dividing(self) -> list[Side]:
        """Every side that can make groups, in the order of the questionnaire; none in a wave that is too large."""
        if self._table.responses > MOST_COMPARED:
            return []
        codes = [code for code, variable in self._variables.items() if variable.divides]
        sides = {side.key: side for code in codes for side, _ in self.of(code).values()}
        return [sides[key] for key in sorted(sides)]

    def _root(self, code: str) -> str:
        """The question whose answers this indicator only joins; otherwise itself."""
        of = self._variables[code].of
        if len(of) != 1 or self._variables[code].measure is not Measure.NOMINAL:
            return code
        chosen = self._variables[of[0]].measure in _CHOSEN
        return of[0] if chosen and _joined(self._table.columns[code], self._levels(of[0])) else code

    def _levels(self, code: str) -> Array:
        return _places(self._table.columns[code])

    def _single(self, code: str) -> Side:
        if code not in self._made:
            column = self._table.columns[code]
            answers = _answers(column)
            levels = max(len([line for line in answers.values() if len(line) == 1]), 1)
            lines = dict.fromkeys([*answers.values(), *self._indicators(code)])
            self._made[code] = Side(
                (self._order[code], ""),
                self._levels(code),
                levels,
                tuple(lines),
                self.is_fact(code),
                _numbers(column, levels),
            )
        return self._made[code]

    def _indicators(self, code: str) -> Iterator[Line]:
        for other, variable in self._variables.items():
            if variable.of == (code,) and self._root(other) == code:
                yield from _joined(self._table.columns[other], self._levels(code)).values()

    def _per_choice(self, column: Column) -> dict[str, tuple[Side, Line]]:
        code, frame = column.variable.code, column.values
        assert isinstance(frame, pd.DataFrame)
        found = {}
        for choice in column.variable.categories:
            if not choice.missing:
                name = f"{code}.{choice.code}"
                if name not in self._made:
                    self._made[name] = _chosen((self._order[code], choice.code), column, frame[choice.code].to_numpy())
                side = self._made[name]
                found[choice.code] = (side, side.whole - {0})
        return {**found, "": (side, side.whole)}


_CHOSEN = (Measure.NOMINAL, Measure.ORDINAL, Measure.NUMBER)
_SEVERAL = (Measure.MULTIPLE, Measure.RANK, Measure.ALLOCATION)


def _chosen(key: tuple[int, str], column: Column, values: Array) -> Side:
    """Level 0 did not choose it; the others did, each at a place of its own when choices are ranked."""
    ranked = column.variable.measure is Measure.RANK
    places = values.astype(int) if ranked else (values > 0).astype(int)
    levels = max(int(places.max(initial=1)), 1) + 1
    whole = frozenset(range(levels))
    lines = [*(frozenset({level}) for level in range(levels)), whole - {0}]
    valid = column.is_valid.to_numpy()
    return Side(key, np.where(valid, places, NOWHERE), levels, tuple(dict.fromkeys(lines)))


def _answers(column: Column) -> dict[str, Line]:
    """The levels of a variable with one answer per respondent, by code, and the two highest joined."""
    variable = column.variable
    if variable.measure is Measure.DATE:
        years = sorted(set(column.valid.dt.year))
        return {f"{year:04}": frozenset({place}) for place, year in enumerate(years)}
    if variable.measure is Measure.NUMBER and variable.classes:
        return {code: frozenset({place}) for place, (code, _) in enumerate(division(column)[0])}
    codes = [choice.code for choice in variable.categories if not choice.missing]
    found = {code: frozenset({place}) for place, code in enumerate(codes)}
    top = [code for code in codes if code in highest(variable)]
    return {**found, **({"+".join(top): frozenset(codes.index(code) for code in top)} if top else {})}


def _places(column: Column) -> Array:
    """The level of every respondent."""
    if column.variable.divides:
        return division(column)[1].astype(int)
    valid = column.is_valid.to_numpy()
    places = np.where(valid, 0, NOWHERE)
    if column.variable.measure is Measure.DATE:
        years = column.valid.dt.year
        places[valid] = np.searchsorted(sorted(set(years)), years)
    return places


def _numbers(column: Column, levels: int) -> tuple[float, ...]:
    """Of a number with a class for every whole number: the numbers. Their mean says something about the counts."""
    bounds = column.variable.classes
    whole = bool(bounds) and all(upper - lower == 1 for lower, upper in pairwise(bounds))
    whole = whole and not (column.valid % 1).any()
    return tuple(bounds[:levels]) if whole and levels <= len(bounds) else ()


def _joined(column: Column, levels: Array) -> Mapping[str, Line]:
    """The levels of a question that each answer on this indicator joins; none when it does more than join."""
    own = _places(column)
    most = len(column.variable.categories) + 1
    pairs = [divmod(int(pair), most) for pair in np.unique((levels + 1) * most + own + 1)]
    if len({level for level, _ in pairs}) < len(pairs) or any(bool(level) != bool(place) for level, place in pairs):
        return {}
    codes = [choice.code for choice in column.variable.categories if not choice.missing]
    return {
        code: frozenset(level - 1 for level, at in pairs if at == place) for place, code in enumerate(codes, start=1)
    }
