"""``surveyapp paper``: the questionnaire of a wave on paper, as a pdf to fill in with a pen."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.cli.letters import WHO
from surveyapp.fieldwork import export, waves


@click.command("paper")
@click.argument("wave")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Of the form.")
@click.option("--codes", type=click.Choice(list(WHO)), help="A form for each of these invitations, its code printed.")
@click.option("-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The pdf to write.")
def command(wave: str, language: str, codes: str | None, out: Path) -> None:
    """Print the questionnaire of WAVE: one blank form, or with --codes a form per invitation.

    WAVE is its number or "municipality/wave".
    """
    from surveyapp.produce import paper as making

    with connection.database() as database:
        with database.reading() as session:
            found = waves.named(session, wave)
            stack = making.coded(session, found, WHO[codes], language) if codes else making.blank(found, language)
        export.write(out, stack.draw())
        if codes:
            with database.transaction() as session:
                stack.note(session, waves.named(session, wave), connection.now(), connection.operator())
    click.echo(str(out))
