"""Which units answered in two waves, and whether a variable is compared over those pairs or over everybody.

The data decide: pairs of units with a valid answer both times, from ten pairs on. Pairs are not used when others could
be worked out from what is printed of everybody: in both waves the units outside them are nobody, or in both as many as
the threshold. Were they nobody in one wave, the levels of the pairs would be known, which are not shown: of two links,
also in two reports, whose pairs are nearly the same units these would tell about the few between.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from surveyapp.analysis.comparison import Design
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.table import ResponseTable

FEWEST_PAIRS = 10
_NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Sides:
    """One variable in two waves. ``rows`` are the rows of the same units in either, empty unless PAIRED."""

    before: Column
    after: Column
    rows: tuple[Array, Array]
    design: Design
    threshold: int

    def matched(self, earlier: Array, later: Array) -> tuple[Array, Array] | None:
        """What the pairs have in these two, a number per row of either wave and nan for none; None: too few pairs."""
        before, after = earlier[self.rows[0]], later[self.rows[1]]
        both = ~(np.isnan(before) | np.isnan(after))
        enough = self.design is Design.PAIRED and int(both.sum()) >= max(FEWEST_PAIRS, self.threshold)
        outside = [int((~np.isnan(whole)).sum()) - int(both.sum()) for whole in (earlier, later)]
        if not enough or _tells(outside, self.threshold):
            return None
        return before[both], after[both]

    def apart(self) -> "Sides":
        """The same without pairs, because they would tell about others."""
        return replace(self, rows=(self.rows[0][:0], self.rows[1][:0]), design=Design.PROTECTS_OTHERS)


def linked(earlier: ResponseTable, later: ResponseTable) -> tuple[Array, Array]:
    """The rows of the units that are in both tables, in the order of the earlier one."""
    places = {unit: place for place, unit in enumerate(later.units) if unit is not None}
    found = np.fromiter((_NOWHERE if unit is None else places.get(unit, _NOWHERE) for unit in earlier.units), np.intp)
    rows = np.flatnonzero(found != _NOWHERE)
    return rows, found[rows]


def sides(before: Column, after: Column, rows: tuple[Array, Array], threshold: int) -> Sides:
    """This variable in two waves, with the rows of ``linked``; ``threshold`` is the smallest group that is shown."""
    if not len(rows[0]):
        return Sides(before, after, rows, Design.NOT_LINKED, threshold)
    valid = before.is_valid.to_numpy(), after.is_valid.to_numpy()
    both = valid[0][rows[0]] & valid[1][rows[1]]
    pairs = int(both.sum())
    design = Design.PAIRED
    if pairs < max(FEWEST_PAIRS, threshold):
        design = Design.TOO_FEW_PAIRS
    elif _tells([int(each.sum()) - pairs for each in valid], threshold):
        design = Design.PROTECTS_OTHERS
    kept = both if design is Design.PAIRED else np.zeros(len(both), bool)
    return Sides(before, after, (rows[0][kept], rows[1][kept]), design, threshold)


def _tells(outside: Sequence[int], threshold: int) -> bool:
    """Whether what is outside the pairs is somebody, and fewer than the threshold; or nobody in one wave only."""
    return any(0 < number < threshold for number in outside) or bool(outside[0]) != bool(outside[1])
