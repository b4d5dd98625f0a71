"""Which facts from the address list point at somebody: those that too few respondents share."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

Background: TypeAlias = tuple[str, ...]
"""The values of all background questions of one respondent."""


def identifying(respondents: Iterable[Background], threshold: int) -> set[Background]:
    """The combinations to leave out, so that every group that remains has at least ``threshold`` respondents.

    Those without their facts are a group too: it must be empty or large enough, otherwise subtraction gives away who
    they are. So the smallest other groups join it until it is large enough.
    """
    sizes = Counter(respondents)
    smallest_first = sorted(sizes, key=lambda each: (sizes[each], each))
    hidden: set[Background] = set()
    together = 0
    for each in smallest_first:
        if sizes[each] >= threshold and (together == 0 or together >= threshold):
            break
        hidden.add(each)
        together += sizes[each]
    return hidden
