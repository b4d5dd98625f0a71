"""The figures of a report as open data: csv for machines, json, and a data dictionary, in one zip.

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

_README = """\
{title}
{municipality}, {date}

Dit zijn de cijfers achter het rapport, als open data. Kleine groepen zijn verborgen, net als in het rapport. Antwoorden
van een organisatie of persoon staan er niet in.

{files}
cijfers.json heeft alle cijfers, ook die van de toetsen. De opbouw staat in docs/report-json.md van surveyapp.
datapackage.json beschrijft de csv-bestanden voor programma's (Data Package van Frictionless Data).

De csv-bestanden zijn UTF-8, met een komma tussen de kolommen en een punt in getallen. Een leeg veld: er is geen cijfer.
Aandelen zijn delen van 1: 0.61 is 61%. Een tekst die een rekenblad voor een formule zou houden, begint met een '.
Noem bij gebruik altijd de basis (n) en de bron: {title}, {municipality}, {date}.
"""


def render(report: Report) -> bytes:
    """The zip. The same report gives the same bytes."""
    return archive(_files(report))


def _files(report: Report) -> Iterator[tuple[str, bytes]]:
    known = {f"{_prefix(report)}{name}": table for name, table in {**TABLES, "woordenboek": DICTIONARY}.items()}
    yield "LEESMIJ.txt", _readme(report, known).encode()
    for name, table in known.items():
        yield f"{name}.csv", written([field.name for field in table.fields], table.rows(report.data))
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
    files = "".join(f"{name}.csv: {table.title}\n" for name, table in known.items())
    place, date = one_line(report.municipality), one_line(report.date)
    return _README.format(title=one_line(report.marked_title), municipality=place, date=date, files=files)


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
        "resources": [_resource(name, table) for name, table in known.items()],
    }


def _resource(name: str, table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": table.title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": {"fields": [_described(field) for field in table.fields], "missingValues": [""]},
    }


def _described(field: Field) -> dict[str, str]:
    return {"name": field.name, "type": field.type, "description": field.meaning}
