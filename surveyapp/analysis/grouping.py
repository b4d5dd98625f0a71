"""Who belongs to which group: respondents divided by their valid answers to one variable."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import pandas as pd

from surveyapp.analysis.encode import Column
from surveyapp.questionnaire.measures import Measure


@dataclass(frozen=True, eq=False)
class Members:
    """A group: the code and label of its answer (no label: a class of numbers), and per respondent who is in it."""

    code: str
    label: str
    inside: "pd.Series[bool]"

    @property
    def count(self) -> int:
        """How many are in it."""
        return int(self.inside.sum())


def divided(column: Column) -> Iterator[Members]:
    """The groups in the order of the questionnaire; who gave several answers is in several groups.

    Classes of numbers have the codes that ``tabulate`` gives them. Raises ValueError when there is nothing to group by.
    """
    if not column.variable.divides:
        raise ValueError(f"{column.variable.code} has no choices to group by")
    return _classes(column) if column.variable.measure is Measure.NUMBER else _choices(column)


def _choices(column: Column) -> Iterator[Members]:
    values = column.values
    for choice in column.variable.categories:
        if not choice.missing:
            inside = values[choice.code] if isinstance(values, pd.DataFrame) else values == choice.code
            yield Members(choice.code, choice.label, inside)


def _classes(column: Column) -> Iterator[Members]:
    bounds = column.variable.classes
    assert isinstance(column.values, pd.Series)
    places = pd.cut(column.values.where(column.is_valid), [-inf, *bounds, inf], labels=False)
    for place in range(len(bounds) + 1):
        inside = places == place
        if place < len(bounds) or inside.any():
            yield Members(f"class_{place + 1}", "", inside)
