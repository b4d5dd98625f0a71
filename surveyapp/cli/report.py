"""``surveyapp report``: one wave, or several side by side, as files of every kind that a report can be."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import waves
from surveyapp.fieldwork.waves import NETHERLANDS


@click.command("report")
@click.argument("definition", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("wave", nargs=-1, required=True)
@click.option("--out", "paths", multiple=True, required=True, type=click.Path(dir_okay=False, path_type=Path))
def command(definition: Path, wave: tuple[str, ...], paths: tuple[Path, ...]) -> None:
    """Make the report DEFINITION (a file in reports/) of WAVE, or of several WAVEs side by side.

    WAVE is its number or "municipality/wave". --out says where the report goes, and by how the name ends what it is:
    .pdf, .html, .docx, .xlsx, .csv, .json, .grafieken.zip (every chart as SVG and PNG) or .opendata.zip (every figure
    as csv and json, with a data dictionary). Give --out several times for several files of the same report.
    """
    from surveyapp import produce

    with connection.database() as database:
        produce.require_kinds(paths)
        with database.reading() as session:
            chosen = [waves.named(session, name) for name in wave]
            report = produce.report(session, definition, chosen, connection.now().astimezone(NETHERLANDS).date())
        produce.write(report, paths)
    for path in paths:
        click.echo(str(path))
