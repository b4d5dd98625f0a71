"""``surveyapp upgrade``: bring the tables to this version of the program."""

import click

from surveyapp.cli import connection
from surveyapp.storage.database import SchemaMismatch, connect


@click.command()
def command() -> None:
    """Bring the tables to this version of the program. Make a backup first."""
    database = connect(connection.current_settings())
    if database.schema_state() == "ahead":
        raise SchemaMismatch("De database is van een nieuwere versie van surveyapp. Installeer die versie.")
    database.upgrade()
    database.dispose()
    click.echo("De database is bijgewerkt.")
