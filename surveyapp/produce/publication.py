"""The results for everybody: one file with the page and its pdf, to be looked at by an officer and then published."""

import orjson

from surveyapp.fieldwork.publications import PAGE, PDF
from surveyapp.report import html, pdf
from surveyapp.report.archive import archive
from surveyapp.report.model import Report


def packed(report: Report) -> bytes:
    """The zip that ``fieldwork.publications`` reads."""
    page = {"title": report.title, "language": report.language, "html": html.chapters(report)}
    return archive([(PAGE, orjson.dumps(page)), (PDF, pdf.render(report))])
