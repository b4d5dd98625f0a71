"""``surveyapp tabulate``: one table of a wave or of several, to read in the terminal or as json."""

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import waves
from surveyapp.fieldwork.waves import NETHERLANDS


@click.command("tabulate")
@click.argument("wave")
@click.argument("variable")
@click.option("--by", help="Also per group: the code of a question, indicator or fact of the address list.")
@click.option(
    "--compare", multiple=True, help="Beside this earlier or later wave, with the difference; may be given again."
)
@click.option("--json", "as_json", is_flag=True, help="Every figure unrounded, as in the json of a report.")
def command(wave: str, variable: str, by: str | None, compare: tuple[str, ...], as_json: bool) -> None:
    """Show the answers of WAVE on VARIABLE, the code of a question, a grid or an indicator.

    WAVE is its number or "municipality/wave". Small groups are hidden, as in a report. --json is described in
    docs/report-json.md.
    """
    from surveyapp.produce import reports, tables

    with connection.database() as database, database.reading() as session:
        found = [waves.named(session, name) for name in (wave, *compare)]
        today = connection.now().astimezone(NETHERLANDS).date()
        report = reports.tabulated(session, found, variable, [by] if by else [], today)
    click.echo(reports.render(report, "json").decode() if as_json else tables.as_text(report), nl=False)
