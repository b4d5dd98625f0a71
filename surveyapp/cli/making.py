"""Making the reports that are asked for in the browser, for as long as a worker runs: in ``work`` a thread beside the
mails, in ``demo`` a process beside the site.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import reportrequests
from surveyapp.settings import Settings
from surveyapp.storage.database import Database, connect
from surveyapp.storage.failure import described

SECONDS_BETWEEN = 1.0
"""Between two looks whether something was asked for: an officer is waiting."""


def until_none(database: Database, library: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """Make everything that was asked for."""
    while not stopped() and reportrequests.is_due(database, connection.now()):
        from surveyapp.produce import requests

        told = requests.make(database, library, connection.now)
        if told is None:
            return  # another worker was first
        click.echo(told)


def _forever(database: Database, library: Path, stopped: threading.Event) -> None:
    while not stopped.is_set():
        try:
            until_none(database, library, stopped.is_set)
        except Exception as error:  # a database that is away comes back
            click.echo(f"Rapporten: {described(error)}", err=True)
        stopped.wait(SECONDS_BETWEEN)


@contextmanager
def beside(database: Database, library: Path, stopped: threading.Event) -> Iterator[None]:
    """Make what is asked for in a thread of its own, so that it does not wait for mails, nor mails for it. Once
    ``stopped`` what is being made is finished.
    """
    thread = threading.Thread(target=_forever, args=(database, library, stopped))
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


@contextmanager
def process(settings: Settings) -> Iterator[None]:
    """The same in a process of its own, that ends with this one."""
    context = multiprocessing.get_context("spawn")
    worker = context.Process(target=_alone, args=(settings,), daemon=True)
    worker.start()
    try:
        yield
    finally:
        worker.terminate()
        worker.join()


def _follow(parent: BaseProcess, stopped: threading.Event) -> None:
    parent.join()
    stopped.set()


def _alone(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the site, which then ends this one
    parent = multiprocessing.parent_process()
    assert parent
    stopped, database = threading.Event(), connect(settings)
    threading.Thread(target=_follow, args=(parent, stopped), daemon=True).start()
    _forever(database, settings.library, stopped)
