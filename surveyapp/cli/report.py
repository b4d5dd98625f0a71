"""``surveyapp report``: one wave, or two side by side, as pdf, html, xlsx and json."""

import datetime
from pathlib import Path

import click

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.settings import Settings
from surveyapp.storage.database import connect


@click.command()
@click.argument("definition", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("wave", nargs=-1, required=True)
@click.option("--out", "-o", "paths", multiple=True, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def command(settings: Settings, definition: Path, wave: tuple[str, ...], paths: tuple[Path, ...]) -> None:
    """Make the report DEFINITION (a file in reports/) of WAVE, or of two WAVEs side by side.

    --out says where it goes; the extension says what it is: .pdf, .html, .xlsx or .json. Give --out several times for
    several files of the same report.
    """
    from surveyapp import produce

    with connect(settings).reading() as session:
        chosen = [waves.named(session, name) for name in wave]
        today = datetime.datetime.now(NETHERLANDS).date()
        report = produce.report(session, definition, chosen, today)
    produce.write(report, paths)
    for path in paths:
        click.echo(str(path))
