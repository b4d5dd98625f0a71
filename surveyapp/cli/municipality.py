"""``surveyapp municipality``: the municipalities that use this installation."""

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import municipalities
from surveyapp.storage.tables import LOWEST_THRESHOLD


@click.group()
def command() -> None:
    """Add and list municipalities."""


@command.command("add")
@click.argument("name")
@click.option(
    "--threshold",
    type=click.IntRange(min=LOWEST_THRESHOLD),
    default=LOWEST_THRESHOLD,
    show_default=True,
    help="Results about fewer respondents are hidden.",
)
def add(name: str, threshold: int) -> None:
    """Add the municipality NAME and print its short name."""
    with connection.database() as database, database.transaction() as session:
        made = municipalities.add(session, name, connection.now(), connection.operator(), threshold)
    click.echo(made.slug)


@command.command("list")
def list_() -> None:
    """Print the short name and the name of every municipality."""
    with connection.database() as database, database.reading() as session:
        for each in municipalities.listing(session):
            click.echo(f"{each.slug}\t{each.name}")
