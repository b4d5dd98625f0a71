"""``surveyapp upgrade``: bring the tables to this version of the program, after a copy of the database."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.storage import backup
from surveyapp.storage.database import Database, SchemaMismatch, connect


@click.command()
@click.option(
    "--backup-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the copy goes; otherwise beside the SQLite file, or in the current folder for PostgreSQL.",
)
@click.option("--no-backup", is_flag=True, help="Make no copy: only if you have just made one yourself.")
def command(backup_dir: Path | None, no_backup: bool) -> None:
    """Bring the tables to this version of the program. A copy of the database is made first."""
    database = connect(connection.current_settings())
    try:
        state = database.schema_state()
        if state == "ahead":
            raise SchemaMismatch("De database is van een nieuwere versie van surveyapp. Installeer die versie.")
        if state == "current":
            click.echo("De database is al van deze versie. Er is niets veranderd.")
            return
        if state == "behind" and not no_backup:
            click.echo(f"Reservekopie: {_backup(database, backup_dir)}")
            click.echo("Bewaar ook een kopie van de map met sleutels. Verwijder beide kopieën als alles goed werkt.")
        database.upgrade()
    finally:
        database.dispose()
    click.echo("De database is bijgewerkt.")


def _backup(database: Database, folder: Path | None) -> Path:
    return backup.make(database, folder, f"{connection.now():%Y%m%d-%H%M%S}")
