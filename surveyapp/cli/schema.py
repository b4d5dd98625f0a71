"""``surveyapp schema``: what editors need to complete and check the YAML while it is typed."""

import json
from pathlib import Path

import click
from pydantic import BaseModel

from surveyapp.questionnaire.schema import KINDS, schema_of

REPORT, SERIES, DOCUMENT = "report", "series", "document"


@click.command()
@click.argument("kind", type=click.Choice([*KINDS, REPORT, SERIES, DOCUMENT]), default="questionnaire")
@click.option("--out", "-o", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else it is printed.")
def command(kind: str, out: Path | None) -> None:
    """Write the JSON Schema of a KIND of file: questionnaire, scales, translation, report, series or document.

    Name it on the first line of the YAML: "# yaml-language-server: $schema=questionnaire.schema.json".
    """
    text = json.dumps(schema_of(_model(kind)), indent=2, ensure_ascii=False) + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    click.echo(str(out))


def _model(kind: str) -> type[BaseModel]:
    if kind in KINDS:
        return KINDS[kind]
    from surveyapp.report.definition import ReportDefinition
    from surveyapp.report.documents.definition import DocumentDefinition
    from surveyapp.report.series import Series

    models: dict[str, type[BaseModel]] = {REPORT: ReportDefinition, SERIES: Series, DOCUMENT: DocumentDefinition}
    return models[kind]
