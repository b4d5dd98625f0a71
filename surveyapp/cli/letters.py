"""``surveyapp letters``: the letters of a wave as one pdf, to print and fold."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import export, letters, waves

WHO = {
    "all": letters.EVERYBODY,
    "no-mail": letters.WITHOUT_MAIL,
    "unreached": letters.UNREACHED,
    "not-yet": letters.NOT_YET,
}


@click.command("letters")
@click.argument("wave")
@click.option("--only", type=click.Choice(list(WHO)), default="all", show_default=True, help="Who gets a letter.")
@click.option(
    "--window", type=click.Choice(["left", "right"]), default="left", show_default=True, help="On the envelope."
)
@click.option("--group", default="", help="File by this fact of the address list, such as the policy field.")
@click.option("-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The pdf to write.")
def command(wave: str, only: str, window: str, group: str, out: Path) -> None:
    """Make the letters of WAVE, each with its own link in words and as a QR code.

    WAVE is its number or "municipality/wave". Whom a letter was made for is noted with the invitation.
    """
    from surveyapp.produce import letters as making

    order = making.Order(WHO[only], "right" if window == "right" else "left", group)
    with connection.database() as database:
        with database.reading() as session:
            found, base = waves.named(session, wave), connection.current_settings().base_url
            bundle = making.write(session, found, order, base, connection.now())
        export.write(out, bundle.draw())
        with database.transaction() as session:
            bundle.note(session, waves.named(session, wave), connection.now(), connection.operator())
    click.echo(str(out))
