"""A copy of the database before its tables are changed: beside an SQLite file, or with ``pg_dump`` for PostgreSQL.

The copy is whole or not there: it is made under a passing name, flushed to the disk, and renamed. Keys lie outside the
database and are not in it.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from surveyapp.storage.database import Database

PG_DUMP = "pg_dump"


class NoBackup(Exception):
    """There is no copy, so the tables are left as they are; the text says what to do."""


def make(database: Database, folder: Path | None, stamp: str) -> Path:
    """Write a copy named after ``stamp`` into this folder, or beside an SQLite file. Raises NoBackup.

    PostgreSQL may run on another machine: without a folder its copy lands where the command is given.
    """
    address = database.engine.url
    try:
        if address.get_backend_name() == "postgresql":
            path = (folder or Path.cwd()) / f"{address.database}-{stamp}.dump"
            return _whole(path, lambda passing: _dump(address, passing))
        source = Path(address.database or "")
        path = (folder or source.parent) / f"{source.name}-{stamp}.bak"
        return _whole(path, lambda passing: _copy(source, passing))
    except OSError as error:
        raise NoBackup(f"De reservekopie is niet te schrijven: {error.strerror}. Er is niets veranderd.") from None


def _whole(path: Path, write: Callable[[Path], None]) -> Path:
    """The file with this name, written by ``write``: readable by nobody else, safe on disk, or not there."""
    if path.exists():
        raise NoBackup(f"{path} bestaat al. Verplaats dat bestand en probeer het opnieuw. Er is niets veranderd.")
    passing = path.with_name(f".{path.name}.passing")
    passing.unlink(missing_ok=True)
    try:
        os.close(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write(passing)
        _sync(passing)
        os.replace(passing, path)
        _sync(path.parent)
    finally:
        passing.unlink(missing_ok=True)
    return path


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(source: Path, passing: Path) -> None:
    """SQLite's own way: one state of the database, also while others write, and tried afterwards."""
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(passing)) as copy:
            original.backup(copy)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise NoBackup(f"De reservekopie is mislukt: {error}. Er is niets veranderd.") from None
    if sound != "ok":
        raise NoBackup(f"De reservekopie is niet heel: {sound}. Er is niets veranderd.")


def _dump(address: URL, passing: Path) -> None:
    """The password goes through the environment, where other users of the machine cannot read it."""
    program = shutil.which(PG_DUMP)
    if program is None:
        raise NoBackup(
            f"Het programma {PG_DUMP} is er niet, dus er kan geen reservekopie worden gemaakt. Installeer het, of maak "
            "zelf een kopie en draai: surveyapp upgrade --no-backup. Er is niets veranderd."
        )
    secret = {"PGPASSWORD": str(address.password)} if address.password else {}
    to = address.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(  # noqa: S603 - no shell, and the address is the operator's own setting
        [program, "--format=custom", f"--file={passing}", f"--dbname={to}"],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"{PG_DUMP} mislukte"])[-1]
        raise NoBackup(f"De reservekopie is mislukt: {reason}. Er is niets veranderd.")
