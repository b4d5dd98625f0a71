"""``surveyapp account``: the members of staff who may sign in."""

from typing import TextIO

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import accountlinks, accounts, municipalities, secondfactor
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ROLES, Account, Municipality

password_file = click.option(
    "--password-file",
    type=click.File("r", encoding="utf-8"),
    help="Read the password from the first line of a file, or of standard input with -. Without it, you are asked.",
)


municipality_option = click.option(
    "--municipality", default="", help="Short name of the municipality; an administrator has none."
)
role_option = click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True)
name_option = click.option("--name", default="", help="Name of the person.")


@click.group()
def command() -> None:
    """Add and invite accounts, change a password, or end an account."""


@command.command("add")
@click.argument("email")
@municipality_option
@role_option
@name_option
@password_file
def add(email: str, municipality: str, role: str, name: str, password_file: TextIO | None) -> None:
    """Add an account for EMAIL with a password."""
    password = _password(password_file)
    with connection.database() as database, database.transaction() as session:
        owner = _employer(session, municipality)
        made = accounts.add(session, owner, email, password, role, connection.now(), connection.operator(), name)
    click.echo(f"{made.email} kan nu inloggen.")


@command.command("invite")
@click.argument("email")
@municipality_option
@role_option
@name_option
def invite(email: str, municipality: str, role: str, name: str) -> None:
    """Add an account for EMAIL, and print the link with which its owner chooses a password."""
    with connection.database() as database, database.transaction() as session:
        owner = _employer(session, municipality)
        made = accounts.invite(session, owner, email, role, connection.now(), connection.operator(), name)
        address = _link(session, made)
    _tell(made, address)


@command.command("link")
@click.argument("email")
def link(email: str) -> None:
    """Print a new link with which EMAIL chooses a password: after an invitation, or for a forgotten one."""
    with connection.database() as database, database.transaction() as session:
        account = accounts.find(session, email)
        address = _link(session, account)
    _tell(account, address)


def _employer(session: Session, short: str) -> Municipality | None:
    return municipalities.find(session, short) if short else None


def _link(session: Session, account: Account) -> str:
    base_url = connection.current_settings().base_url
    return accountlinks.show(session, account, connection.now(), connection.operator(), base_url)


def _tell(account: Account, address: str) -> None:
    lasts = accountlinks.IN_WORDS["reset" if account.password_hash else "invitation"]
    click.echo(f"Geef deze link aan {account.email}. Hij werkt één keer, en {lasts} lang:")
    click.echo(address)


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


@command.command("activate")
@click.argument("email")
def activate(email: str) -> None:
    """Let EMAIL sign in again."""
    with connection.database() as database, database.transaction() as session:
        account = accounts.find(session, email)
        accounts.activate(session, account, connection.now(), connection.operator())
    click.echo(f"{account.email} kan weer inloggen.")


@command.command("second-factor-off")
@click.argument("email")
def second_factor_off(email: str) -> None:
    """Turn off the second factor of EMAIL, who lost both the telephone and the recovery codes."""
    with connection.database() as database, database.transaction() as session:
        account = accounts.find(session, email)
        secondfactor.turn_off(session, account, connection.now(), connection.operator())
    click.echo(f"De tweede stap van {account.email} staat uit.")


@command.command("list")
@click.option("--municipality", default="", help="Short name of the municipality; without it, the administrators.")
def list_(municipality: str) -> None:
    """Print the accounts of a municipality, or the administrators."""
    with connection.database() as database, database.reading() as session:
        owner = _employer(session, municipality)
        for each in accounts.of_municipality(session, owner) if owner else accounts.administrators(session):
            click.echo(f"{each.email}\t{each.role}\t{'actief' if each.active else 'beëindigd'}")


def _password(file: TextIO | None) -> str:
    if file is None:
        return str(click.prompt("Wachtwoord", hide_input=True, confirmation_prompt="Nog een keer"))
    try:
        return file.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.ClickException("Het bestand met het wachtwoord is geen tekst.") from None
