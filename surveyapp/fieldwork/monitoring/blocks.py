"""The one division of an address list into blocks on which every breakdown of participation is built.

A block holds organisations that are alike in what the list knows of them, and is never small. Every number that is
shown per group is a sum of blocks, and of each block it is only shown how many times the threshold is full. So whatever
is added up or subtracted, over groups, over facts and over time, the outcome is about whole blocks and about steps of
the threshold. Sizes come from the address list, not from who answered: the division stays the same all through.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from surveyapp.fieldwork.crowd import HIDDEN, Background, shared
from surveyapp.fieldwork.monitoring.amounts import Amount, in_steps, together

COARSER_FIRST = (4, 2, 1)
"""Least size of a block, in thresholds: in large blocks the steps matter less, in a short list small ones must do."""


@dataclass(frozen=True)
class Cut:
    """One breakdown: per value the blocks it consists of; the rest together, of which nothing is shown apart."""

    values: Mapping[str, frozenset[Background]]
    rest: frozenset[Background]


class Blocks:
    """The blocks of this list: how many organisations there are of each combination of facts."""

    def __init__(self, listed: Mapping[Background, int], threshold: int) -> None:
        self._threshold = threshold
        self._of = _division(listed, threshold)
        self.sizes: Counter[Background] = Counter()
        for combination, number in listed.items():
            self.sizes[self._of[combination]] += number

    def cut(self, place: int) -> Cut:
        """The breakdown by the fact at this place. A value stands apart when it can for all who have it."""
        known = {combination[place] for combination in self._of} - {HIDDEN}
        torn = {combination[place] for combination, block in self._of.items() if block[place] == HIDDEN}
        values = {
            value: frozenset(block for block in self.sizes if block[place] == value) for value in sorted(known - torn)
        }
        return Cut(values, frozenset(self.sizes) - frozenset[Background]().union(*values.values()))

    def answered(self, answers: Mapping[Background, int], blocks: Iterable[Background]) -> Amount:
        """How many in these blocks answered, given how many did per combination of facts."""
        found: Counter[Background] = Counter()
        for combination, number in answers.items():
            if combination in self._of:
                found[self._of[combination]] += number
        return together(
            in_steps(min(found[block], self.sizes[block]), self._threshold, self.sizes[block]) for block in blocks
        )


def _division(listed: Mapping[Background, int], threshold: int) -> dict[Background, Background]:
    """The coarsest division that still tells at least two groups apart, else the finest that is safe."""
    found: dict[Background, Background] = {}
    for times in COARSER_FIRST:
        found = shared(Counter(listed).elements(), times * threshold)
        facts = zip(*found.values(), strict=True)
        if any(len(set(values) - {HIDDEN}) > 1 for values in facts):
            break
    return found
