"""``surveyapp work``: what has to happen at a set time, and the mails that are due."""

import signal
import threading
import time
from importlib.util import find_spec
from types import FrameType

import click

from surveyapp.cli import connection, making
from surveyapp.fieldwork import snapshots, work
from surveyapp.fieldwork.mail.sending import Sent, Worker
from surveyapp.policycycle.reminding import queueing
from surveyapp.policycycle.reminding.office import ReminderOffice
from surveyapp.storage.database import Database

OUTCOMES = (
    ("sent", "verstuurd"),
    ("later", "later opnieuw"),
    ("failed", "mislukt"),
    ("uncertain", "onzeker"),
)


@click.command()
@click.option("--once", is_flag=True, help="One round, for cron; otherwise goes on until it is stopped.")
@click.option("--every", type=click.IntRange(1, 3600), default=60, show_default=True, help="Seconds between rounds.")
def command(once: bool, every: int) -> None:
    """Close waves after their last day, remove what is kept no longer, remind who does an action, send mails, make the
    reports that are asked for in the browser, and with the extra "scale" make snapshots of closed waves. Several may
    run at once.
    """
    asked_to_stop = _stop_when_asked()
    library = connection.current_settings().library
    with connection.database() as database:
        if once:
            making.until_none(database, library, asked_to_stop.is_set)
            click.get_current_context().exit(0 if _round(database, asked_to_stop, None) else 1)
        with making.beside(database, library, asked_to_stop):
            while not asked_to_stop.is_set():
                until = time.monotonic() + every
                _round(database, asked_to_stop, until)
                asked_to_stop.wait(max(0.0, until - time.monotonic()))


def _round(database: Database, asked_to_stop: threading.Event, until: float | None) -> bool:
    """Everything that is due now; whether nothing stood in the way."""
    fine = _tell(work.once(database, connection.now()))
    queueing.once(database, connection.now())
    sent = _worker(database, asked_to_stop, until).round()
    _tell_mail(sent)
    return _snapshots(database, asked_to_stop) and fine and not sent.problem


def _stop_when_asked() -> threading.Event:
    """Finish the mail that is being handed over before stopping: else nobody would know whether it arrived."""
    asked = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        asked.set()

    before = signal.signal(signal.SIGTERM, ask)
    click.get_current_context().call_on_close(lambda: signal.signal(signal.SIGTERM, before))
    return asked


def _worker(database: Database, asked_to_stop: threading.Event, until: float | None) -> Worker:
    """Sends until ``until``, so that waves close in time; without it until there is nothing left."""

    def stopped() -> bool:
        return asked_to_stop.is_set() or (until is not None and time.monotonic() >= until)

    settings = connection.current_settings()
    return Worker(database, settings, connection.now, time.sleep, stopped, office=ReminderOffice())


def _tell(done: work.Done) -> bool:
    """Say what was done; whether nothing stood in the way."""
    for number in done.closed:
        click.echo(f"Meting {number} is gesloten.")
    for number in done.purged:
        click.echo(f"Van meting {number} zijn namen en adressen verwijderd.")
    for number in done.keyless:
        click.echo(f"Van meting {number} is de sleutel van de geheime codes vernietigd.")
    for problem in done.problems:
        click.echo(problem, err=True)
    return not done.problems


def _snapshots(database: Database, asked_to_stop: threading.Event) -> bool:
    """Remove snapshots that no longer count, and make those that are missing; whether nothing stood in the way."""
    fine = True
    try:
        snapshots.sweep(database)
        for number in _without_snapshot(database):
            if not asked_to_stop.is_set() and _make(database, number):
                click.echo(f"Van meting {number} is een momentopname gemaakt.")
    except OSError as error:
        click.echo(f"Momentopname: {error}", err=True)
        fine = False
    return fine


def _without_snapshot(database: Database) -> list[int]:
    """Only with the extra, which brings DuckDB."""
    if find_spec("duckdb") is None:
        return []
    with database.reading() as session:
        return snapshots.due(session, connection.now())


def _make(database: Database, number: int) -> bool:
    from surveyapp.produce.snapshots import make

    return make(database, number, connection.now())


def _tell_mail(sent: Sent) -> None:
    """One line per round in which something happened."""
    parts = [f"{sent.numbers[outcome]} {words}" for outcome, words in OUTCOMES if sent.numbers[outcome]]
    if parts:
        click.echo(f"Mail: {', '.join(parts)}.")
    if sent.problem:
        click.echo(f"Mail: {sent.problem}", err=True)
