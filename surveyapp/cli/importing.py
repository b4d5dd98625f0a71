"""``surveyapp import``: answers from a csv or xlsx file into an open wave."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import rows, waves


@click.command("import")
@click.argument("wave")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--channel",
    type=click.Choice(["import", "paper"]),
    default="import",
    show_default=True,
    help="Where the answers come from.",
)
@click.option("--check", is_flag=True, help="Only say what would be imported.")
def command(wave: str, file: Path, channel: str, check: bool) -> None:
    """Read the answers in FILE, one row per response, into the open wave WAVE: all of them, or none.

    WAVE is its number or "municipality/wave". The first line of FILE holds question codes. A choice is written by its
    code, several with ; between them; grid rows have columns of their own. An empty cell is a question that was
    skipped, or not asked when its condition does not hold; a question without a column was not asked.
    """
    with connection.database() as database:
        with database.reading() as session:
            questionnaire = waves.questionnaire_of(waves.named(session, wave))
        documents = rows.read(file, questionnaire)
        if check:
            click.echo(f"{file.name} is in orde: {len(documents)} inzendingen. Er is nog niets ingelezen.")
            return
        with database.transaction() as session:
            found = waves.named(session, wave)
            number = rows.store(session, found, documents, connection.now(), connection.operator(), channel)
    click.echo(f"{number} inzendingen ingelezen.")
