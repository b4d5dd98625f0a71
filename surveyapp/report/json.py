"""The report as json: every figure unrounded. The structure is described in ``docs/report-json.md``."""

import orjson

from surveyapp.report.model import Report


def render(report: Report) -> bytes:
    """The document of figures, with the names of its parts in the order of the description."""
    marked = {"mark": report.mark, **report.data} if report.mark else report.data
    return orjson.dumps(marked, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
