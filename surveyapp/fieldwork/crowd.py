"""Which facts from the address list point at somebody: those that too few respondents share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Background: TypeAlias = tuple[str, ...]
"""The values of all background questions of one respondent, as JSON text, in the order of the questionnaire."""
HIDDEN = "null"


def shared(respondents: Iterable[Background], threshold: int) -> dict[Background, Background]:
    """What may stay with the answers, per combination that occurs; the rest is ``HIDDEN``.

    Fact by fact: among those who are alike so far, a value stays only if at least ``threshold`` respondents have it.
    So the questionnaire's first fact survives best, and a later one goes before it takes an earlier one along.
    """
    sizes = Counter(respondents)
    kept: dict[Background, Background] = dict.fromkeys(sizes, ())
    for place in range(max(map(len, sizes), default=0)):
        alike: dict[Background, Counter[str]] = defaultdict(Counter)
        for each, size in sizes.items():
            alike[kept[each]][each[place]] += size
        small = {prefix: _too_small(values, threshold) for prefix, values in alike.items()}
        for each, prefix in kept.items():
            kept[each] = (*prefix, HIDDEN if each[place] in small[prefix] else each[place])
    return kept


def _too_small(sizes: Mapping[str, int], threshold: int) -> set[str]:
    """The values to leave out, so that every group that remains has at least ``threshold`` respondents.

    Those without the fact are a group too: it must be empty or large enough, otherwise subtraction gives away who they
    are. So the smallest other groups join it until it is large enough.
    """
    hidden: set[str] = set()
    together = 0
    for each in sorted(sizes, key=lambda value: (sizes[value], value)):
        if sizes[each] >= threshold and (together == 0 or together >= threshold):
            break
        hidden.add(each)
        together += sizes[each]
    return hidden
