"""The dominance rule: a figure of several municipalities together must not tell the figure of one of them.

Two rules of the handbooks side by side (Hundepool et al. 2012, Statistical Disclosure Control, section 4.2): with one
contribution too large a part the whole is that one, and who knows an own contribution may not work out another closely.
"""

from collections.abc import Sequence

from surveyapp.analysis.intervals import Limits

FEWEST = 3
"""Of two, each finds the other by subtraction."""
LARGEST_PART = 0.5
CLOSELY = 0.15


def dominated(contributions: Sequence[float]) -> bool:
    """Whether one is more than half of the whole: the (n, k)-rule with n = 1, k = 50 %. Always of fewer than three."""
    return len(contributions) < FEWEST or max(contributions) > LARGEST_PART * sum(contributions)


def estimable(contributions: Sequence[float]) -> bool:
    """Whether the second largest can work out the largest within 15 %: the p%-rule. Always of fewer than three.

    Whoever contributes x2 to a known total X knows that x1 is at most X - x2, and that it is X - x2 - (the others): too
    close when the others together are less than 15 % of x1. Contributions are not negative. Of zeros only, every one is
    known.
    """
    if len(contributions) < FEWEST:
        return True
    *others, _, largest = sorted(contributions)
    return sum(others) < CLOSELY * largest or largest == 0


def revealing(levels: Sequence[float], ends: Limits | None) -> bool:
    """Whether the mean of these levels would tell one of them closely, seen from either end of their scale.

    ``ends`` are the lowest and highest level there can be. When they are not known, nothing is taken to be below zero,
    or else below the lowest that there is.
    """
    if ends is None:
        low = min(0.0, *levels) if levels else 0.0
        return estimable([level - low for level in levels])
    return estimable([level - ends[0] for level in levels]) or estimable([ends[1] - level for level in levels])
