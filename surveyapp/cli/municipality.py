"""``surveyapp municipality``: the municipalities that use this installation."""

from typing import TextIO

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import municipalities
from surveyapp.produce import typefaces
from surveyapp.storage.tables import LOWEST_THRESHOLD

LARGEST = 500_000  # characters; a token file is far smaller


@click.group()
def command() -> None:
    """Add, list and dress municipalities."""


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


@command.command("style")
@click.argument("municipality")
@click.argument("tokens", type=click.File(encoding="utf-8"))
def style(municipality: str, tokens: TextIO) -> None:
    """Give the pages and reports of MUNICIPALITY its house style: TOKENS is its NL Design System css file.

    Only custom properties (--utrecht-…) are taken from it. The main button's colour is also that of reports, and its
    font is theirs when the folder SURVEYAPP_FONTS_DIR has its files.
    """
    text = tokens.read(LARGEST)
    with connection.database() as database, database.transaction() as session:
        found = municipalities.find(session, municipality)
        count = municipalities.restyle(session, found, text, connection.now(), connection.operator())
        remark = typefaces.remark(found)
    click.echo(f"{count} design tokens overgenomen.")
    if remark:
        click.echo(remark)
