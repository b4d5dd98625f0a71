"""``surveyapp feedback``: for each who took part in a wave by name, the own answers beside those of everybody."""

import sys
from pathlib import Path

import click
from click.termui import progressbar

from surveyapp.cli import connection
from surveyapp.fieldwork import export, waves
from surveyapp.fieldwork.waves import NETHERLANDS


@click.command("feedback")
@click.argument("definition", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("wave")
@click.option("--out", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder.")
@click.option("--kind", type=click.Choice(["pdf", "html", "docx"]), default="pdf", help="What each file is.")
def command(definition: Path, wave: str, folder: Path, kind: str) -> None:
    """Make the report DEFINITION (with "show: own") for each who took part in WAVE, a file for each in the folder.

    WAVE is its number or "municipality/wave"; it must be by name, and closed.
    """
    from surveyapp.produce import feedback, reports

    with connection.database() as database, database.reading() as session:
        today = connection.now().astimezone(NETHERLANDS).date()
        chosen = waves.named(session, wave)
        total = waves.counts(session, chosen).submitted
        made = feedback.reports(session, definition, chosen, today)
        folder.mkdir(parents=True, exist_ok=True)
        with progressbar(made, length=total, label="Verslagen", file=sys.stderr) as bar:
            for name, report in bar:
                export.write(folder / f"{name}.{kind}", reports.render(report, kind))
    click.echo(f"{total} verslagen in {folder}")
