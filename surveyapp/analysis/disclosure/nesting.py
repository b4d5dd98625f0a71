"""Groups of two variables that differ by a few respondents: subtracting one from the other tells about those few."""

from collections.abc import Iterable

import numpy as np

from surveyapp.analysis.disclosure.sides import NOWHERE, Line, Side
from surveyapp.analysis.encode import Array


def nested(group: Array, among: Array, others: Iterable[Side], threshold: int) -> bool:
    """Whether this group lies inside a line of another variable or around it, with fewer than the threshold between.

    ``among`` are the respondents whom the figure is about. Both are true or false per respondent.
    """
    size = int(group.sum())
    return any(_close(group, among, size, side, threshold) for side in others)


def _close(group: Array, among: Array, size: int, side: Side, threshold: int) -> bool:
    sizes = _sizes(side, among)
    near = [line for line in side.parts if 0 < abs(_of(line, sizes) - size) < threshold <= _of(line, sizes)]
    if not near:
        return False
    inside = _sizes(side, group)
    return any(_of(line, inside) == min(size, _of(line, sizes)) for line in near)


def _sizes(side: Side, respondents: Array) -> Array:
    places = side.places[respondents]
    return np.bincount(places[places != NOWHERE], minlength=side.levels)


def _of(line: Line, sizes: Array) -> int:
    return int(sizes[sorted(line)].sum())
