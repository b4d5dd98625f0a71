"""``surveyapp export``: the answers of a wave as a table."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import events, export, waves


@click.command("export")
@click.argument("wave")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Ends in .csv, .xlsx or .sav (SPSS)."
)
def command(wave: str, out: Path) -> None:
    """Write the answers of WAVE to a file, one row per response, without names.

    WAVE is its number or "municipality/wave". "surveyapp import" reads a csv or xlsx back to the same answers.
    """
    from surveyapp.produce import answerfiles

    with connection.database() as database:
        with database.reading() as session:
            found = waves.named(session, wave)
            content = answerfiles.render(session, found, out.suffix.lower().removeprefix("."))
        export.write(out, content)
        with database.transaction() as session:
            who = connection.operator()
            events.record(session, found.municipality, "wave.export", connection.now(), who, found, out.suffix)
    click.echo(str(out))
