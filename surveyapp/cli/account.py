"""``surveyapp account``: the members of staff who may sign in."""

from typing import TextIO

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import accounts, municipalities
from surveyapp.storage.tables import ROLES

password_file = click.option(
    "--password-file",
    type=click.File("r", encoding="utf-8"),
    help="Read the password from the first line of a file, or of standard input with -. Without it, you are asked.",
)


@click.group()
def command() -> None:
    """Add accounts, change a password, or end an account."""


@command.command("add")
@click.argument("email")
@click.option("--municipality", required=True, help="Short name of the municipality.")
@click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True)
@click.option("--name", default="", help="Name of the person.")
@password_file
def add(email: str, municipality: str, role: str, name: str, password_file: TextIO | None) -> None:
    """Add an account for EMAIL."""
    password = _password(password_file)
    with connection.database() as database, database.transaction() as session:
        owner = municipalities.find(session, municipality)
        made = accounts.add(session, owner, email, password, role, connection.now(), connection.operator(), name)
    click.echo(f"{made.email} kan nu inloggen.")


@command.command("password")
@click.argument("email")
@password_file
def password(email: str, password_file: TextIO | None) -> None:
    """Give the account of EMAIL a new password; whoever is signed in with it is signed out."""
    chosen = _password(password_file)
    with connection.database() as database, database.transaction() as session:
        account = accounts.find(session, email)
        accounts.set_password(session, account, chosen, connection.now(), connection.operator())
    click.echo(f"{account.email} heeft een nieuw wachtwoord.")


@command.command("deactivate")
@click.argument("email")
def deactivate(email: str) -> None:
    """End the account of EMAIL: it is signed out and cannot sign in any more."""
    with connection.database() as database, database.transaction() as session:
        account = accounts.find(session, email)
        accounts.deactivate(session, account, connection.now(), connection.operator())
    click.echo(f"{account.email} kan niet meer inloggen.")


@command.command("list")
@click.option("--municipality", required=True, help="Short name of the municipality.")
def list_(municipality: str) -> None:
    """Print the accounts of a municipality."""
    with connection.database() as database, database.reading() as session:
        for each in accounts.of_municipality(session, municipalities.find(session, municipality)):
            click.echo(f"{each.email}\t{each.role}\t{'actief' if each.active else 'beëindigd'}")


def _password(file: TextIO | None) -> str:
    if file is None:
        return str(click.prompt("Wachtwoord", hide_input=True, confirmation_prompt="Nog een keer"))
    try:
        return file.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.ClickException("Het bestand met het wachtwoord is geen tekst.") from None
