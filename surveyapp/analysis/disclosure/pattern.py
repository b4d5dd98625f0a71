"""Which figures of two variables by each other are hidden, in every table, report and view alike.

The pattern follows from the answers alone, never from what was shown before or from which table was asked for. So A
by B, B by A, and both with joined answers hide the same, and no view can give away what another hides.

First goes what is small: groups below the threshold with what keeps them a secret, then every count from 1 up to the
threshold. Then, for each small count that could still be worked out, the fewest other figures that prevent it
(Hundepool et al. 2012, sections 4.3 and 4.4: primary and secondary suppression, here by integer programming).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from surveyapp.analysis.disclosure.groups import hidden_groups, hidden_lines
from surveyapp.analysis.disclosure.nesting import nested
from surveyapp.analysis.disclosure.publication import Publication, Sum, UndecidedError
from surveyapp.analysis.disclosure.sides import NOWHERE, Line, Side
from surveyapp.analysis.encode import Array
from surveyapp.analysis.tabulation import Reason

Place = tuple[Line, Line]
"""A figure: these levels of the rows by those of the columns."""
_JOINED, _MEAN, _SPREAD, _WORD = 3.0, 5.0, 0.5, 0.3
"""What it costs to hide one, when a single count costs 1: joined answers and means say more to a reader. The least
costs the word "minder dan 5", which tells too much where hidden counts add up to the most that it allows."""
MEAN, SPREAD = 1, 2
"""What is left of a number when the counts behind it are hidden: the sum of the numbers, and that of their squares."""


class Moment(NamedTuple):
    """The sum of the numbers of a group, to this power."""

    power: int
    place: Place


Known = Sum[Place | Moment]


def counted(rows: Side, columns: Side) -> Array:
    """How many respondents there are of every level by every level; the last row and column gave no valid answer."""
    width = columns.levels + 1
    down = np.where(rows.places < 0, rows.levels, rows.places)
    across = np.where(columns.places < 0, columns.levels, columns.places)
    return np.bincount(down * width + across, minlength=(rows.levels + 1) * width).reshape(-1, width)


class Pattern:
    """``reasons`` of every figure that is hidden; ``lost`` are the groups that lose their mean or its limits.

    Of a number all counts are hidden if one is small: its mean says more, and would give away a few. ``others`` are the
    sides that come before: of two groups that differ by a few, the one of the later variable is hidden; of two choices
    of one question the one whose code comes later in the alphabet.
    ``secondary=False`` leaves out what protects small counts: for a test that shows what it is good for.
    """

    def __init__(
        self, rows: Side, columns: Side, threshold: int, others: Sequence[Side] = (), *, secondary: bool = True
    ) -> None:
        self._others = others
        self.rows, self.columns, self.threshold = rows, columns, threshold
        self.counts = counted(rows, columns)
        self.reasons: dict[Place, Reason] = {}
        self.lost: set[Moment] = set()
        self._hide_groups()
        self._hide(self.secrets, Reason.BELOW_THRESHOLD)
        if self.secrets and secondary and self._numbers:
            self._hide(self.cells, Reason.PROTECTS_ANOTHER)
        if secondary and self.secrets:
            self._protect()

    def value(self, place: Place, counts: Array | None = None) -> int:
        """How many respondents a figure counts."""
        table = self.counts if counts is None else counts
        return int(table[sorted(place[0])][:, sorted(place[1])].sum())

    @cached_property
    def row_groups(self) -> dict[Line, Reason | None]:
        """Why a line of the rows may not be a group for which the columns are shown; None when it may."""
        return self._groups(self.rows, self.columns, self.counts[:, : self.columns.levels].sum(axis=1))

    @cached_property
    def column_groups(self) -> dict[Line, Reason | None]:
        """The same for the columns."""
        return self._groups(self.columns, self.rows, self.counts[: self.rows.levels].sum(axis=0))

    def _groups(self, side: Side, shown: Side, sizes: Array) -> dict[Line, Reason | None]:
        reasons = hidden_lines(sizes[: side.levels].tolist(), int(sizes.sum()), side.parts, self.threshold)
        before = [each for each in self._others if each.key < side.key and each.key[0] != shown.key[0]]
        among = shown.places != NOWHERE
        for line in [line for line, reason in reasons.items() if reason is None]:
            if nested(np.isin(side.places, sorted(line)) & among, among, before, self.threshold):
                reasons[line] = Reason.PROTECTS_ANOTHER
        return reasons

    @cached_property
    def cells(self) -> list[Place]:
        """Every figure but the totals, in the order of the questionnaire."""
        return [(row, column) for row in self.rows.parts for column in self.columns.parts]

    def reason(self, one: tuple[Side, Line], other: tuple[Side, Line]) -> Reason | None:
        """Why the figure of these two lines, in either order, is hidden."""
        (_, row), (_, column) = (one, other) if one[0] is self.rows else (other, one)
        return self.reasons.get((row, column))

    def group(self, side: Side, line: Line) -> Reason | None:
        """Why this line may not be a group for which the other side is shown."""
        return (self.column_groups if side is self.columns else self.row_groups).get(line)

    def lost_by(self, side: Side, line: Line) -> set[int]:
        """What this group loses of the mean of the other side."""
        place = (self.rows.whole, line) if side is self.columns else (line, self.columns.whole)
        return {moment.power for moment in self.lost if moment.place == place}

    @property
    def _numbers(self) -> bool:
        return bool(self.rows.numbers or self.columns.numbers)

    @cached_property
    def secrets(self) -> list[Place]:
        """The small counts, also those inside hidden groups."""
        return [place for place in self.cells if 0 < self.value(place) < self.threshold]

    def _hide_groups(self) -> None:
        """Whole groups. Facts of the address list make groups; of two questions or two facts, both do."""
        if self.columns.fact >= self.rows.fact:
            for line, reason in self.column_groups.items():
                self._hide(((row, line) for row in (*self.rows.parts, self.rows.whole)), reason)
        if self.rows.fact >= self.columns.fact:
            for line, reason in self.row_groups.items():
                self._hide(((line, column) for column in (*self.columns.parts, self.columns.whole)), reason)

    def _hide(self, places: Iterable[Place], reason: Reason | None) -> None:
        if reason:
            for place in places:
                self.reasons.setdefault(place, reason)

    def _protect(self) -> None:
        """Hide until every secret could as well be another number. What fits now still fits when more is hidden."""
        waiting = list(self.secrets)
        public: Publication[Place | Moment] = Publication(self.counts, list(self._sums()))
        while waiting:
            try:
                found = public.other(self.mask(waiting[0]))
            except UndecidedError:
                self._give_up(public, self._around(public, waiting.pop(0)))
                continue
            if found is None:
                waiting.pop(0)  # what everybody answered together tells it
                continue
            other, names = found
            self._give_up(public, names)
            waiting = [each for each in waiting if self.value(each, other) == self.value(each)]

    def _give_up(self, public: Publication[Place | Moment], names: Iterable[Place | Moment]) -> None:
        """From now on less is told of these."""
        given = list(names)
        public.hide(given)
        for name in given:
            if isinstance(name, Moment):
                self.lost.add(name)
            else:
                nobody = self.value(name) < self.threshold and name not in self.reasons
                self.reasons[name] = Reason.BELOW_THRESHOLD if nobody else Reason.PROTECTS_ANOTHER

    def _around(self, public: Publication[Place | Moment], secret: Place) -> Iterator[Place | Moment]:
        """Everything in the row and the column of a secret of which nobody knows what would protect it."""
        for known in public.sums:
            place = known.name.place if isinstance(known.name, Moment) else known.name
            if known.price and known.name and place and (place[0] & secret[0] or place[1] & secret[1]):
                yield known.name

    def known(self) -> Iterator[Known]:
        """Everything that can be known of the counts, now that all is hidden that has to be."""
        for each in self._sums():
            if each.name not in self.lost:
                yield replace(each, price=0.0)

    def mask(self, place: Place) -> Array:
        """1 in every count of a figure."""
        made = np.zeros(self.counts.shape)
        made[np.ix_(sorted(place[0]), sorted(place[1]))] = 1.0
        return made

    def _sums(self) -> Iterator[Known]:
        """Everything that can be known."""
        yield self._marked(None, np.ones(self.counts.shape), None)
        for axis, side in enumerate((self.rows, self.columns)):
            yield from self._answered_by_everybody(axis, side)
        for row in (*self.rows.parts, self.rows.whole):
            for column in (*self.columns.parts, self.columns.whole):
                yield from self._figure((row, column))
        yield from self._means()

    def _answered_by_everybody(self, axis: int, side: Side) -> Iterator[Known]:
        """The frequencies of this side; those of a fact of the address list hide small groups themselves."""
        known = hidden_groups(side.sizes, sum(side.sizes), self.threshold) if side.fact else [None] * side.levels
        for level, reason in enumerate([*known, None]):
            weights = np.zeros(self.counts.shape)
            weights[(level, slice(None)) if axis == 0 else (slice(None), level)] = 1.0
            yield self._marked(None, weights, reason)

    def _figure(self, place: Place) -> Iterator[Known]:
        """One figure, or what its mark says. Marks inside a hidden group say nothing more than that of the group."""
        row, column = place
        total = row == self.rows.whole or column == self.columns.whole
        if total:
            yield self._marked(None, self.mask(place), self.reasons.get(place))
        elif not self._numbers and not {(self.rows.whole, column), (row, self.columns.whole)} & self.reasons.keys():
            yield self._marked(place, self.mask(place), self.reasons.get(place), self._price(place))

    def _price(self, place: Place) -> float:
        """Small and early figures first, where that makes no other difference."""
        joined = len(place[0]) > 1 or len(place[1]) > 1
        size = self.value(place) / float(self.counts.sum())
        return (_JOINED if joined else 1.0) + size + self.cells.index(place) * 1e-5

    def _marked(self, name: Place | None, weights: Array, reason: Reason | None, price: float = 0.0) -> Known:
        """A sum that is shown, or what its mark says. A mark "below the threshold" may stand for nobody at all."""
        if reason is None:
            value = float((weights * self.counts).sum())
            return Sum(name, weights, value, value, price, self.threshold - 1 if value < self.threshold else np.inf)
        if reason is Reason.BELOW_THRESHOLD:
            return Sum(name, weights, 0, self.threshold - 1, _WORD if price else 0.0)
        return Sum(name, weights, 0, np.inf)

    def _means(self) -> Iterator[Known]:
        """The sum of the numbers, and of their squares, in each group that has a mean with limits beside its counts."""
        down, across = np.append(self.rows.numbers, 0.0)[:, None], np.append(self.columns.numbers, 0.0)[None, :]
        places = [(down, (self.rows.whole, column)) for column in self.columns.parts if self.rows.numbers]
        places += [(across, (row, self.columns.whole)) for row in self.rows.parts if self.columns.numbers]
        for numbers, place in places:
            for power, price in ((MEAN, _MEAN), (SPREAD, _SPREAD)):
                if place not in self.reasons:
                    weights = self.mask(place) * numbers**power
                    value = float((weights * self.counts).sum())
                    yield Sum(Moment(power, place), weights, value, value, price)
