"""Reports: one ``Report`` object, and a renderer per file type that only places what is in it.

A renderer is a module with ``render(report) -> bytes``, loaded on first use: who makes no pdf does not wait for one.
"""

from importlib import import_module

from surveyapp.report.model import Report

RENDERERS = {
    "pdf": "surveyapp.report.pdf",
    "html": "surveyapp.report.html",
    "docx": "surveyapp.report.docx",
    "xlsx": "surveyapp.report.xlsx",
    "json": "surveyapp.report.json",
    "csv": "surveyapp.report.csv",
    "grafieken.zip": "surveyapp.report.chartfiles",
    "opendata.zip": "surveyapp.report.opendata",
}
"""By what the name of the file ends in, behind a point."""


def kind_of(name: str) -> str:
    """The kind of a file with this name: what it ends in. Of a kind that is not in the register its last part."""
    low = name.lower()
    known = (kind for kind in RENDERERS if low == kind or low.endswith(f".{kind}"))
    return next(known, low.rpartition(".")[2] if "." in low else "")


def render(report: Report, kind: str) -> bytes:
    """The report as a file of this kind. Raises KeyError for a kind that is not in the register."""
    renderer = import_module(RENDERERS[kind])
    return bytes(renderer.render(report))
