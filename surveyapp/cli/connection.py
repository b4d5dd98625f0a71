"""The database behind a command: its settings, and every refusal as one clear message instead of a traceback."""

import datetime
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from surveyapp import settings
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.settings import Settings, SettingsError
from surveyapp.storage.database import Database, DatabaseUnusable, SchemaMismatch, connect
from surveyapp.storage.keys import KeyMissing

CANNOT = (Refusal, SettingsError, SourceError, SchemaMismatch, DatabaseUnusable, KeyMissing)


def current_settings() -> Settings:
    """The settings of this command."""
    given = click.get_current_context().find_object(Settings)
    return given if given is not None else settings.read(os.environ)


@contextmanager
def database() -> Iterator[Database]:
    """The database of this command, with its tables. What cannot be done ends the command with exit code 1."""
    try:
        opened = connect(current_settings())
        try:
            opened.prepare()
            yield opened
        finally:
            opened.dispose()
    except CANNOT as refused:
        raise click.ClickException(str(refused)) from None


def now() -> datetime.datetime:
    """The moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def operator() -> str:
    """Who runs the command, for the audit trail."""
    try:
        return f"opdrachtregel ({getpass.getuser()})"
    except (KeyError, OSError):
        return "opdrachtregel"
