"""The figures of a report as open data: csv for machines, json, and a data dictionary, in one zip.

Files, columns and codes are called the same in every language, so that a program reads both; what explains them is in
the language of the report.

What the report hides is not in it, and neither is a single answer of anybody. ``datapackage.json`` describes the files
as a Data Package (Frictionless Data, version 1), ``woordenboek.csv`` for people.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from surveyapp.questionnaire.spreadsheet import guarded
from surveyapp.report import json
from surveyapp.report.archive import archive
from surveyapp.report.model import Report
from surveyapp.report.opendata.tables import DICTIONARY, TABLES, Field, Table, Value
from surveyapp.report.printable import one_line
from surveyapp.report.readmes import OPEN_DATA
from surveyapp.report.translation import say


def render(report: Report) -> bytes:
    """The zip. The same report gives the same bytes."""
    return archive(_files(report))


def _files(report: Report) -> Iterator[tuple[str, bytes]]:
    known = {f"{_prefix(report)}{name}": table for name, table in {**TABLES, "woordenboek": DICTIONARY}.items()}
    yield say(report.language, "LEESMIJ.txt"), _readme(report, known).encode()
    for name, table in known.items():
        yield f"{name}.csv", written([field.name for field in table.fields], table.rows(report.data, report.language))
    yield f"{_prefix(report)}cijfers.json", json.render(report)
    package = _package(report, known)
    yield "datapackage.json", orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _prefix(report: Report) -> str:
    """Every file of a report that is no result is called so: a csv has no other place to say it."""
    return re.sub(r"\W+", "-", one_line(report.mark))[:60].strip("-") + "-" if report.mark else ""


def written(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A csv as RFC 4180 has it; no text that a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return guarded(one_line(value)) if isinstance(value, str) else str(value)


def _readme(report: Report, known: dict[str, Table]) -> str:
    language, place, date = report.language, one_line(report.municipality), one_line(report.date)
    files = "".join(f"{name}.csv: {say(language, table.title)}\n" for name, table in known.items())
    return say(language, OPEN_DATA, title=one_line(report.marked_title), municipality=place, date=date, files=files)


def _package(report: Report, known: dict[str, Table]) -> dict[str, Any]:
    about = report.data.get("report")
    code = about["code"] if isinstance(about, dict) else "rapport"
    return {
        "profile": "tabular-data-package",
        "name": code.replace("_", "-"),
        "title": one_line(report.marked_title),
        "description": one_line(report.subtitle),
        "created": f"{report.made_on.isoformat()}Z",
        "contributors": [{"title": one_line(report.municipality), "role": "publisher"}],
        "resources": [_resource(name, table, report.language) for name, table in known.items()],
    }


def _resource(name: str, table: Table, language: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": say(language, table.title),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": {"fields": [_described(field, language) for field in table.fields], "missingValues": [""]},
    }


def _described(field: Field, language: str) -> dict[str, str]:
    return {"name": field.name, "type": field.type, "description": say(language, field.meaning)}
