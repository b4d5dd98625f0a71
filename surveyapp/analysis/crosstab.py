"""One variable by the answers on another."""

from dataclasses import replace

from surveyapp.analysis.encode import State
from surveyapp.analysis.grouping import Members, divided
from surveyapp.analysis.table import Group, PopulationError, ResponseTable
from surveyapp.analysis.tabulate import figures
from surveyapp.analysis.tabulation import Crosstab


def crosstab(table: ResponseTable, code: str, by: str) -> Crosstab:
    """The figures of one variable for each valid answer on ``by``, and for everyone.

    ``by`` is a question or indicator with choices, or a number with classes. Shares are of the column: of the group,
    not of the table. N of a group comes from ``table.groups``; when it is not there the limits use N times the group's
    part of the respondents. Raises ValueError when ``by`` has nothing to group by, KeyError for a code that is not in
    the table, PopulationError for more answers in a group than its N.
    """
    column, grouping = table.columns[code], table.columns[by]
    columns = tuple(
        replace(
            figures(table, column.select(members.inside), _group(table, by, members)),
            group=members.code,
            group_label=members.label,
        )
        for members in divided(grouping)
    )
    unclassified = int((grouping.state != State.VALID).sum())
    return Crosstab(code, by, grouping.variable.label, columns, figures(table, column, table.everyone), unclassified)


def _group(table: ResponseTable, by: str, members: Members) -> Group:
    population, count = table.groups.get(by, {}).get(members.code), members.count
    if population is None:
        return Group(count, None, table.everyone.size_of(count))
    if count > population:
        raise PopulationError(f"{count} answers from {population} units in group {members.code} of {by}")
    return Group(count, population, population)
