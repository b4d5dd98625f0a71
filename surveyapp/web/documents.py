"""The documents that the steps of a cycle produce: report definitions filled from the worksheets."""

from collections.abc import Mapping, Sequence

from surveyapp.report.definition import ReportDefinition


def of_steps() -> Mapping[int, Sequence[ReportDefinition]]:
    """The documents of each step."""
    return {}
