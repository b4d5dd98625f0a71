"""Who belongs to which group: respondents divided by their valid answers to one variable."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from surveyapp.analysis.encode import Array, Column
from surveyapp.questionnaire.measures import Measure

Names: TypeAlias = list[tuple[str, str]]
"""Code and label of each group; no label: a class of numbers."""


@dataclass(frozen=True, eq=False)
class Members:
    """A group: the code and label of its answer, and the rows of who is in it."""

    code: str
    label: str
    rows: Array

    @property
    def count(self) -> int:
        """How many are in it."""
        return len(self.rows)

    def inside(self, respondents: int) -> Array:
        """Per respondent of so many whether they are in it."""
        found = np.zeros(respondents, np.bool_)
        found[self.rows] = True
        return found


def divided(column: Column) -> Iterator[Members]:
    """The groups in the order of the questionnaire; who gave several answers is in several groups.

    Classes of numbers have the codes that ``tabulate`` gives them. Raises ValueError when there is nothing to group by.
    """
    if isinstance(column.values, pd.DataFrame) and column.variable.divides:
        for choice in column.variable.categories:
            if not choice.missing:
                yield Members(choice.code, choice.label, np.flatnonzero(column.values[choice.code].to_numpy()))
        return
    names, place = division(column)
    order = np.argsort(place, kind="stable")
    ends = np.searchsorted(place[order], np.arange(len(names) + 1))
    for (code, label), start, end in zip(names, ends, ends[1:], strict=False):
        yield Members(code, label, order[start:end])


def division(column: Column) -> tuple[Names, Array]:
    """The same groups where everybody is in one at most: their names, and the group of each respondent, -1 for none.

    Raises ValueError when there is nothing to group by.
    """
    if not column.variable.divides:
        raise ValueError(f"{column.variable.code} has no choices to group by")
    return _classes(column) if column.variable.measure is Measure.NUMBER else _choices(column)


def _choices(column: Column) -> tuple[Names, Array]:
    valid = [choice for choice in column.variable.categories if not choice.missing]
    place = {choice.code: group for group, choice in enumerate(valid)}
    groups = [place.get(choice.code, -1) for choice in column.variable.categories]
    return [(choice.code, choice.label) for choice in valid], np.array([*groups, -1], np.int16)[column.codes]


def _classes(column: Column) -> tuple[Names, Array]:
    """Upper bounds included; a class on top of the last bound only when a number lies there."""
    bounds = column.variable.classes
    found = np.searchsorted(bounds, column.values.to_numpy(float)).astype(np.int16)
    place = np.where(column.is_valid.to_numpy(), found, np.int16(-1))
    number = len(bounds) + int((place == len(bounds)).any())
    return [(f"class_{group + 1}", "") for group in range(number)], place
