"""Whether a correlation of two variables tells a hidden count of one by the other.

A correlation, of numbers or of ranks, and what is made of it (alpha of two or three questions, the spread of a mean of
two) is a sum of products, one more equation in the counts of one answer by another. So there must be other counts with
nearly the same sums of products, and with each answer given as often by who answered both.
"""

from collections.abc import Iterator

import numpy as np

from surveyapp.analysis.disclosure.pattern import Known, Moment, Pattern, Place
from surveyapp.analysis.disclosure.publication import Publication, Sum, UndecidedError
from surveyapp.analysis.encode import Array


def products_tell(pattern: Pattern, numbers: tuple[Array, Array], outside: Array, step: float) -> bool:
    """Whether a correlation that is told in steps of ``step`` gives away a count that ``pattern`` hides.

    ``numbers`` are those of the levels of the rows and of the columns. ``outside`` are the counts of who answered both
    and is in no product, because another question was skipped.
    """
    known = list(pattern.known())
    public: Publication[Place | Moment] = Publication(
        pattern.counts, [*known, *_products(pattern.counts, numbers, outside, step)]
    )
    waiting = list(pattern.secrets)
    while waiting:
        other = _other(public, pattern.mask(waiting[0]))
        if other is not None:
            waiting = [each for each in waiting if pattern.value(each, other) == pattern.value(each)]
        elif _other(Publication(pattern.counts, known), pattern.mask(waiting[0])) is None:
            waiting.pop(0)  # it is told without any correlation
        else:
            return True
    return False


def _other(public: Publication[Place | Moment], secret: Array) -> Array | None:
    try:
        found = public.other(secret)
    except UndecidedError:
        return None
    return None if found is None else found[0]


def _products(counts: Array, numbers: tuple[Array, Array], outside: Array, step: float) -> Iterator[Known]:
    """Nothing but who goes with whom is different: each level has as many as it has, and correlations the same step."""
    both = counts[:-1, :-1]
    for row, column in np.ndindex(both.shape):
        if outside[row, column]:
            yield Sum(None, _ones(counts, row, column), float(outside[row, column]), np.inf)
    for row in range(both.shape[0]):
        yield _same(_ones(counts, row, slice(0, -1)), counts)
    for column in range(both.shape[1]):
        yield _same(_ones(counts, slice(0, -1), column), counts)
    inside = both - outside
    ranks = _ranks(inside.sum(axis=1), numbers[0]), _ranks(inside.sum(axis=0), numbers[1])
    for across in (numbers, ranks):
        yield _within(counts, inside, across, step)


def _ones(counts: Array, row: int | slice, column: int | slice) -> Array:
    made = np.zeros(counts.shape)
    made[row, column] = 1.0
    return made


def _within(counts: Array, inside: Array, numbers: tuple[Array, Array], step: float) -> Known:
    weights = np.pad(np.outer(*numbers), ((0, 1), (0, 1)))
    found, width = _correlation(inside, *numbers)
    value, told = float((weights * counts).sum()), round(found / step) * step
    return Sum(None, weights, value + (told - step / 2 - found) * width, value + (told + step / 2 - found) * width)


def _correlation(counts: Array, rows: Array, columns: Array) -> tuple[float, float]:
    """The correlation, and how much the sum of products changes with it."""
    n = counts.sum()
    mx, my = (counts.sum(axis=1) * rows).sum() / n, (counts.sum(axis=0) * columns).sum() / n
    sx, sy = (counts.sum(axis=1) * (rows - mx) ** 2).sum() / n, (counts.sum(axis=0) * (columns - my) ** 2).sum() / n
    width = n * (sx * sy) ** 0.5
    return ((counts * np.outer(rows - mx, columns - my)).sum() / width, width) if width else (0.0, 0.0)


def _same(weights: Array, counts: Array) -> Known:
    value = float((weights * counts).sum())
    return Sum(None, weights, value, value)


def _ranks(counts: Array, numbers: Array) -> Array:
    """Twice the midrank of each level."""
    order = np.unique(numbers)
    sizes = np.array([counts[numbers == number].sum() for number in order])
    doubled = 2 * np.cumsum(sizes) - sizes + 1
    found: Array = doubled[np.searchsorted(order, numbers)].astype(float)
    return found
