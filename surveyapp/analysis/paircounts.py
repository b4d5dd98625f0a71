"""Whether the differences of pairs tell how few gave an answer, among the pairs or outside them.

Public are how often everybody gave an answer in either wave, how many pairs there are, and what the answer gained among
them. The levels of the pairs are not shown, so how many of them gave it is known only within limits.
"""

from collections.abc import Sequence
from typing import NamedTuple

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.measures import Measure


class Given(NamedTuple):
    """How often an answer was given: by everybody and by the pairs, in the earlier and the later wave."""

    everybody: tuple[int, int]
    pairs: tuple[int, int]


def tells_few(found: Comparison, threshold: int) -> bool:
    """Whether the differences of the shares of ``found`` tell a count from 1 up to the threshold."""
    pairs = found.shares[0].pairs if found.shares else None
    if pairs is None or found.earlier is None or found.later is None:
        return False
    valid = [wave.base.valid if wave.base else 0 for wave in (found.earlier, found.later)]
    outside = valid[0] - pairs, valid[1] - pairs
    given = [_given(change, pairs, found.earlier, found.later) for change in found.shares]
    limits = [_limits(each, pairs, outside) for each in given]
    if found.measure is not Measure.MULTIPLE:
        limits = _adding_up(limits, pairs)
    known = [each for each, (least, most) in zip(given, limits, strict=True) if least == most]
    return any(outside) and any(_few(each, threshold) for each in known)


def _given(change: Change, pairs: int, earlier: Tabulation, later: Tabulation) -> Given:
    counts = [next(cell.count or 0 for cell in wave.cells if cell.code == change.code) for wave in (earlier, later)]
    levels = [round((level or 0.0) * pairs) for level in (change.earlier, change.later)]
    return Given((counts[0], counts[1]), (levels[0], levels[1]))


def _limits(given: Given, pairs: int, outside: tuple[int, int]) -> tuple[int, int]:
    """The least and the most of the pairs that can have given it the first time."""
    gained = given.pairs[1] - given.pairs[0]
    first, second = given.everybody
    least = max(0, -gained, first - outside[0], second - gained - outside[1])
    return least, min(first, second - gained, pairs, pairs - gained)


def _adding_up(limits: Sequence[tuple[int, int]], pairs: int) -> list[tuple[int, int]]:
    """The same when everybody gave one answer."""
    least, most = sum(each[0] for each in limits), sum(each[1] for each in limits)
    return [(max(low, pairs - (most - high)), min(high, pairs - (least - low))) for low, high in limits]


def _few(given: Given, threshold: int) -> bool:
    outside = (whole - inside for whole, inside in zip(given.everybody, given.pairs, strict=True))
    return any(0 < count < threshold for count in (*given.pairs, *outside))
