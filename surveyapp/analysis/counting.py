"""Counting: all that figures need of a column when every answer counts the same. Done once per column, in numpy.

A column of a million answers to a scale is five counts; a mean, a quartile or a test of ranks comes from those.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, sqrt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
STATES = 4
"""Not asked, skipped, missing, valid: see ``encode.State``."""
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, eq=False)
class Counts:
    """Of a variable with choices: how often each state, how often each choice, and who ticked any choice that does not
    exclude the others.
    """

    states: Array
    chosen: Array
    mentioners: int = 0


def of_choices(states: Array, codes: Array, choices: int) -> Counts:
    """Of one choice each: its index, -1 for none."""
    return Counts(states, np.bincount(codes + 1, minlength=choices + 1)[1:])


def of_ticks(states: Array, ticks: Array, naming: Array) -> Counts:
    """Of several choices each: true or false per choice; ``naming`` are the places of those that name something."""
    chosen = np.array([np.count_nonzero(each) for each in ticks.T], np.intp)
    return Counts(states, chosen, int(np.count_nonzero(ticks[:, naming].any(axis=1))))


def of_choices_by(state: Array, codes: Array, choices: int, place: Array, groups: int) -> list[Counts]:
    """The counts of each group; ``place`` is the group of each respondent, -1 for none."""
    states = _table(state, STATES, place, groups)
    chosen = _table(codes + 1, choices + 1, place, groups)[:, 1:]
    return [Counts(states[group], chosen[group]) for group in range(groups)]


def of_ticks_by(state: Array, ticks: Array, naming: Array, place: Array, groups: int) -> list[Counts]:
    """The same of several choices each."""
    states = _table(state, STATES, place, groups)
    chosen = np.array([_in_groups(place[each], groups) for each in ticks.T], np.intp).reshape(ticks.shape[1], groups)
    mentioners = _in_groups(place[ticks[:, naming].any(axis=1)], groups)
    return [Counts(states[group], chosen[:, group], int(mentioners[group])) for group in range(groups)]


def _in_groups(place: Array, groups: int) -> Array:
    return np.bincount(place + 1, minlength=groups + 1)[1:]


def _table(codes: Array, width: int, place: Array, groups: int) -> Array:
    """How often each code occurs in each group."""
    both = (place.astype(np.int32) + 1) * width + codes
    return np.bincount(both, minlength=(groups + 1) * width).reshape(groups + 1, width)[1:]


def _between(below: float, above: float, part: float) -> float:
    """Linear, and from the nearest end, as numpy does."""
    step = above - below
    return below + step * part if part < 0.5 else above - step * (1 - part)


@dataclass(frozen=True, eq=False)
class Spread:
    """Numbers: the distinct ones from low to high, and how often each occurs. Sums are in that order, so that they do
    not depend on the order of the answers.
    """

    values: Array
    times: Array

    @classmethod
    def of(cls, numbers: Array) -> "Spread":
        """Of numbers in any order, none of which is absent."""
        values, times = np.unique(numbers, return_counts=True)
        return cls(values, times)

    @classmethod
    def of_scores(cls, scored: Iterable[tuple[float, int]]) -> "Spread":
        """Of scores with how often each was chosen; two choices may have the same score."""
        found: dict[float, int] = {}
        for score, times in scored:
            if times:
                found[score] = found.get(score, 0) + times
        return cls(np.array(sorted(found), float), np.array([found[score] for score in sorted(found)], np.intp))

    @cached_property
    def n(self) -> int:
        """How many numbers."""
        return int(self.times.sum())

    @cached_property
    def mean(self) -> float:
        """Of at least one number."""
        return float((self.values * self.times).sum()) / self.n

    @cached_property
    def deviation(self) -> float | None:
        """The standard deviation of the sample, n - 1 below; None for fewer than two numbers."""
        if self.n < 2:
            return None
        return sqrt(((self.values - self.mean) ** 2 * self.times).sum() / (self.n - 1))

    def quantiles(self) -> tuple[float, ...]:
        """Minimum, quartiles and maximum, linear between the ordered numbers (Hyndman and Fan's type 7)."""
        places = [quarter * (self.n - 1) for quarter in QUARTERS]
        ranks = [int(place) for place in places] + [ceil(place) for place in places]
        found = self.values[np.cumsum(self.times).searchsorted(ranks, "right")].tolist()
        pairs = zip(found, found[len(places) :], (place % 1 for place in places), strict=False)
        return tuple(_between(below, above, part) for below, above, part in pairs)

    def beside(self, other: "Spread") -> tuple[Array, Array]:
        """How often each number that occurs in either, from low to high, occurs in this one and in the other."""
        both = np.union1d(self.values, other.values)
        counts = np.zeros((2, len(both)), np.int64)
        for row, each in enumerate((self, other)):
            counts[row, np.searchsorted(both, each.values)] = each.times
        return counts[0], counts[1]
