"""Which groups of respondents are hidden: the small ones, and as many others as it takes to keep those a secret."""

from collections.abc import Iterable, Sequence

from surveyapp.analysis.tabulation import Reason

LOWEST_THRESHOLD = 5
OPEN_ANSWERS = 2
"""Open answers are shown from so many times the threshold: each is somebody's own words."""

SPREAD, ORDERED = 2, 4
"""Deviation and limits of a mean are shown from so many times the threshold, median and quartiles from so many: of
fewer numbers they fit hardly anything but these numbers themselves."""


def checked(threshold: int) -> int:
    """The threshold itself. Raises ValueError below 5."""
    if threshold < LOWEST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold} protects nobody: use {LOWEST_THRESHOLD} or more")
    return threshold


def hidden_groups(sizes: Sequence[int], everyone: int, threshold: int) -> list[Reason | None]:
    """Why each of these groups out of ``everyone`` is hidden; None for a group that is shown.

    The hidden groups, together with who is in no group, are nobody or at least the threshold: otherwise everyone minus
    the groups that are shown gives them away. The smallest that is left goes first. When all are as large as a hidden
    group can be, the reason of one says less, for together they would tell how large each is.
    """
    reasons = [Reason.BELOW_THRESHOLD if size < threshold else None for size in sizes]
    while 0 < everyone - _shown(sizes, reasons) < threshold and None in reasons:
        smallest = min((size, place) for place, size in enumerate(sizes) if reasons[place] is None)[1]
        reasons[smallest] = Reason.PROTECTS_ANOTHER
    hidden = [size for size, reason in zip(sizes, reasons, strict=True) if reason]
    if hidden and Reason.PROTECTS_ANOTHER not in reasons and min(hidden) == threshold - 1:
        reasons[sizes.index(threshold - 1)] = Reason.PROTECTS_ANOTHER
    return reasons


def _shown(sizes: Sequence[int], reasons: Sequence[Reason | None]) -> int:
    return sum(size for size, reason in zip(sizes, reasons, strict=True) if reason is None)


def hidden_lines(
    sizes: Sequence[int], everyone: int, lines: Iterable[frozenset[int]], threshold: int
) -> dict[frozenset[int], Reason | None]:
    """The same for groups and for joined groups: each of ``lines`` is a set of places in ``sizes``.

    A joined group may not set apart fewer than the threshold of those who are hidden.
    """
    reasons = hidden_groups(sizes, everyone, threshold)
    hidden = {place for place, reason in enumerate(reasons) if reason}
    outside = everyone - _shown(sizes, reasons)
    found: dict[frozenset[int], Reason | None] = {}
    for line in lines:
        size, inside = sum(sizes[place] for place in line), sum(sizes[place] for place in line & hidden)
        if len(line) == 1:
            found[line] = reasons[min(line)]
        elif size < threshold:
            found[line] = Reason.BELOW_THRESHOLD
        else:
            tells = 0 < inside < threshold or 0 < outside - inside < threshold
            found[line] = Reason.PROTECTS_ANOTHER if tells else None
    return found
