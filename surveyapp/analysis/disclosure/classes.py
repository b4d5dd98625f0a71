"""Whether the means of groups tell how few numbers lie in a class of one of them.

Of a group with a small class all counts are hidden, and its mean is shown with its n. So there must be another way to
divide the same numbers over the groups, with the same n and the same sums, for each small count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from surveyapp.analysis.disclosure.pattern import Pattern, Place
from surveyapp.analysis.disclosure.publication import Publication, Sum, UndecidedError
from surveyapp.analysis.disclosure.sides import Line, Side
from surveyapp.analysis.encode import Array
from surveyapp.analysis.tabulation import Reason

_MOST_NUMBERS, _MOST_GROUPS = 40, (4, 12)
"""Another way is looked for among so many different numbers, and among few groups before more: one that leaves all
others where they are will do."""


def means_tell(numbers: Array, classes: Side, groups: Side, pattern: Pattern) -> bool:
    """``numbers`` of every respondent, nan for none; ``classes`` are theirs, ``pattern`` what is hidden per group."""
    table = _Table.of(numbers, classes, groups, pattern)
    return any(table.tells(*table.turned(*secret)) for secret in pattern.secrets)


@dataclass(frozen=True, eq=False)
class _Table:
    """``counts`` is how often each number occurs in each of the ``levels`` of the groups, or in none; ``inside`` is the
    class of each number."""

    counts: Array
    numbers: Array
    inside: Array
    levels: Array
    classes: Side
    groups: Side
    pattern: Pattern

    @classmethod
    def of(cls, numbers: Array, classes: Side, groups: Side, pattern: Pattern) -> "_Table":
        """Of all levels."""
        valid = classes.places >= 0
        every, places = np.unique(numbers[valid], return_inverse=True)
        width = groups.levels + 1
        across = np.where(groups.places < 0, groups.levels, groups.places)[valid]
        table = np.bincount(places * width + across, minlength=len(every) * width).reshape(-1, width)
        inside = np.zeros(len(every), int)
        inside[places] = classes.places[valid]
        some = np.unique(np.linspace(0, len(every) - 1, _MOST_NUMBERS).astype(int))
        return cls(table[some], every[some], inside[some], np.arange(width), classes, groups, pattern)

    def turned(self, row: Line, column: Line) -> Place:
        """A place with the classes first, or back."""
        return (row, column) if self.classes is self.pattern.rows else (column, row)

    def tells(self, line: Line, group: Line) -> bool:
        """Whether this small count can be no other number."""
        return not any(self._near(group, most)._has_other(line, group) for most in _MOST_GROUPS)

    def _near(self, group: Line, most: int) -> "_Table":
        """Only this group and some others of which counts are hidden, the next ones first."""
        last = max(group)
        others = sorted(self._hidden - group, key=lambda level: (level <= last, level))
        some = np.array(sorted([*group, *others[: most - 1]]))
        return replace(self, counts=self.counts[:, some], levels=some)

    @cached_property
    def _hidden(self) -> set[int]:
        hidden = {level for place in self.pattern.reasons for level in self.turned(*place)[1]}
        return {*hidden, self.groups.levels}

    def _has_other(self, line: Line, group: Line) -> bool:
        public: Publication[None] = Publication(self.counts, list(self._sums()))
        try:
            return public.other(self._mask(line, group)) is not None
        except UndecidedError:
            return False

    def _sums(self) -> Iterator[Sum[None]]:
        """What stays the same: how often each number occurs, how many are in each group, their sums, and the counts
        that are shown."""
        for axis, length in enumerate(self.counts.shape):
            for place in range(length):
                mask = np.zeros(self.counts.shape)
                mask[(place, slice(None)) if axis == 0 else (slice(None), place)] = 1.0
                yield self._same(mask)
        for line in self.groups.parts:
            if line & {*self.levels.tolist()} and self._reason(self.classes.whole, line) is None:
                yield self._same(self._mask(self.classes.whole, line) * self.numbers[:, None])
                yield from self._cells(line)

    def _cells(self, group: Line) -> Iterator[Sum[None]]:
        reasons = {line: self._reason(line, group) for line in self.classes.parts}
        for line, reason in reasons.items():
            mask = self._mask(line, group)
            if not any(reasons.values()):
                yield self._same(mask)
            elif reason is Reason.BELOW_THRESHOLD:
                outside = self.pattern.value(self.turned(line, group)) - (mask * self.counts).sum()
                yield Sum(None, mask, 0, self.pattern.threshold - 1 - float(outside))

    def _same(self, weights: Array) -> Sum[None]:
        value = float((weights * self.counts).sum())
        return Sum(None, weights, value, value)

    def _reason(self, line: Line, group: Line) -> Reason | None:
        return self.pattern.reasons.get(self.turned(line, group))

    def _mask(self, classes: Line, group: Line) -> Array:
        inside = np.isin(self.inside, sorted(classes))[:, None] & np.isin(self.levels, sorted(group))[None, :]
        return inside.astype(float)
