"""Whether the means of groups tell how few numbers lie in a class of one of them.

Of a group with a small class all counts are hidden, and its mean is shown with its n. So there must be another way to
divide the same numbers over the groups, with the same n and the same sums, for each small count.
"""

from collections.abc import Iterator

import numpy as np

from surveyapp.analysis.disclosure.pattern import Pattern
from surveyapp.analysis.disclosure.publication import Publication, Sum, UndecidedError
from surveyapp.analysis.disclosure.sides import Line, Side
from surveyapp.analysis.encode import Array
from surveyapp.analysis.tabulation import Reason

_MOST_NUMBERS = 40
"""Another way is looked for among so many different numbers: one that leaves all others where they are will do."""


def means_tell(numbers: Array, classes: Side, groups: Side, pattern: Pattern) -> bool:
    """``numbers`` of every respondent, nan for none; ``classes`` are theirs, ``pattern`` what is hidden per group."""
    divided = _Divided(numbers, classes, groups, pattern)
    public: Publication[None] = Publication(divided.counts, list(divided.sums()))
    waiting = list(divided.secrets())
    while waiting:
        try:
            found = public.other(waiting[0])
        except UndecidedError:
            return True
        if found is None:
            return True
        waiting = [mask for mask in waiting if (mask * found[0]).sum() == (mask * divided.counts).sum()]
    return False


class _Divided:
    """``counts`` is how often each number occurs in each level of the groups, and in none of them."""

    def __init__(self, numbers: Array, classes: Side, groups: Side, pattern: Pattern) -> None:
        self._classes, self._groups, self._pattern = classes, groups, pattern
        valid = classes.places >= 0
        every, places = np.unique(numbers[valid], return_inverse=True)
        width = groups.levels + 1
        across = np.where(groups.places < 0, groups.levels, groups.places)[valid]
        table = np.bincount(places * width + across, minlength=len(every) * width).reshape(-1, width)
        inside = np.zeros(len(every), int)
        inside[places] = classes.places[valid]
        some = np.unique(np.linspace(0, len(every) - 1, _MOST_NUMBERS).astype(int))
        self.counts, self._numbers, self._inside = table[some], every[some], inside[some]

    def secrets(self) -> Iterator[Array]:
        """The small counts of a class in a group."""
        for row, column in self._pattern.secrets:
            yield self._mask(*((row, column) if self._classes is self._pattern.rows else (column, row)))

    def sums(self) -> Iterator[Sum[None]]:
        """What stays the same: how often each number occurs, how many are in each group, their sums, and the counts
        that are shown."""
        for axis, length in enumerate(self.counts.shape):
            for place in range(length):
                mask = np.zeros(self.counts.shape)
                mask[(place, slice(None)) if axis == 0 else (slice(None), place)] = 1.0
                yield self._same(mask)
        for line in self._groups.parts:
            if self._reason(self._classes.whole, line) is None:
                yield self._same(self._mask(self._classes.whole, line) * self._numbers[:, None])
                yield from self._cells(line)

    def _cells(self, group: Line) -> Iterator[Sum[None]]:
        reasons = {line: self._reason(line, group) for line in self._classes.parts}
        for line, reason in reasons.items():
            mask = self._mask(line, group)
            if not any(reasons.values()):
                yield self._same(mask)
            elif reason is Reason.BELOW_THRESHOLD:
                outside = self._pattern.value(self._place(line, group)) - (mask * self.counts).sum()
                yield Sum(None, mask, 0, self._pattern.threshold - 1 - float(outside))

    def _same(self, weights: Array) -> Sum[None]:
        value = float((weights * self.counts).sum())
        return Sum(None, weights, value, value)

    def _place(self, line: Line, group: Line) -> tuple[Line, Line]:
        return (line, group) if self._classes is self._pattern.rows else (group, line)

    def _reason(self, line: Line, group: Line) -> Reason | None:
        return self._pattern.reasons.get(self._place(line, group))

    def _mask(self, classes: Line, group: Line) -> Array:
        made = np.zeros(self.counts.shape)
        made[np.ix_(np.flatnonzero(np.isin(self._inside, sorted(classes))), np.array(sorted(group)))] = 1.0
        return made
