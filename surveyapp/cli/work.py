"""``surveyapp work``: what has to happen at a set time."""

import time

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import work


@click.command()
@click.option("--once", is_flag=True, help="One round, for cron; otherwise goes on until it is stopped.")
@click.option("--every", type=click.IntRange(1, 3600), default=60, show_default=True, help="Seconds between rounds.")
def command(once: bool, every: int) -> None:
    """Close waves after their last day, and remove what is kept no longer. Several may run at the same time."""
    with connection.database() as database:
        while True:
            done = work.once(database, connection.now())
            for number in done.closed:
                click.echo(f"Meting {number} is gesloten.")
            for number in done.purged:
                click.echo(f"Van meting {number} zijn namen en adressen verwijderd.")
            for number in done.keyless:
                click.echo(f"Van meting {number} is de sleutel van de geheime codes vernietigd.")
            for problem in done.problems:
                click.echo(problem, err=True)
            if once:
                click.get_current_context().exit(1 if done.problems else 0)
            time.sleep(every)
