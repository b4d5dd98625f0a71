"""One variable by the answers on another."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from surveyapp.analysis.encode import Column, State
from surveyapp.analysis.table import Group, PopulationError, ResponseTable
from surveyapp.analysis.tabulate import figures
from surveyapp.analysis.tabulation import Crosstab
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure

_GROUPS = (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)


def crosstab(table: ResponseTable, code: str, by: str) -> Crosstab:
    """The figures of one variable for each valid answer on ``by`` (a question with choices), and for everyone.

    Shares are of the column: of the group, not of the table. N of a group comes from ``table.groups``; when it is not
    there the limits use N times the group's part of the respondents. Raises ValueError when ``by`` has no choices to
    group by, KeyError for a code that is not in the table, PopulationError for more answers in a group than its N.
    """
    column, grouping = table.columns[code], table.columns[by]
    if grouping.variable.measure not in _GROUPS:
        raise ValueError(f"{by} has no choices to group by")
    columns = tuple(
        replace(
            figures(table, column.select(members), _group(table, by, choice, int(members.sum()))),
            group=choice.code,
            group_label=choice.label,
        )
        for choice, members in _members(grouping)
    )
    unclassified = int((grouping.state != State.VALID).sum())
    return Crosstab(code, by, grouping.variable.label, columns, figures(table, column, table.everyone), unclassified)


def _members(grouping: Column) -> Iterator[tuple[Choice, "pd.Series[bool]"]]:
    values = grouping.values
    for choice in grouping.variable.categories:
        if not choice.missing:
            yield choice, values[choice.code] if isinstance(values, pd.DataFrame) else values == choice.code


def _group(table: ResponseTable, by: str, choice: Choice, members: int) -> Group:
    population = table.groups.get(by, {}).get(choice.code)
    if population is None:
        return Group(members, None, table.everyone.size_of(members))
    if members > population:
        raise PopulationError(f"{members} answers from {population} units in group {choice.code} of {by}")
    return Group(members, population, population)
