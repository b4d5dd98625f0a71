"""The database behind a command. What cannot be done is an exception that ``main`` tells as one message."""

import datetime
import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import click

from surveyapp.settings import Settings
from surveyapp.storage.database import Database, connect


def current_settings() -> Settings:
    """The settings of this command."""
    found: Settings = click.get_current_context().obj
    return found


@contextmanager
def database() -> Iterator[Database]:
    """The database of this command; an empty one gets its tables."""
    opened = connect(current_settings())
    try:
        opened.prepare()
        yield opened
    finally:
        opened.dispose()


def now() -> datetime.datetime:
    """The moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def operator() -> str:
    """Who runs the command, for the audit trail."""
    try:
        return f"opdrachtregel ({getpass.getuser()})"
    except (KeyError, OSError):
        return "opdrachtregel"
