"""Makes the snapshots of closed waves, for ``surveyapp work``; and opens the one of a wave, for a report.

Nothing but answers goes into the file, in an order that says nothing: whose they are is asked of the database.
"""

import datetime
import os
import shutil
from contextlib import suppress
from functools import lru_cache
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp.analysis import snapshot
from surveyapp.fieldwork import responses, snapshots
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave


def make(database: Database, number: int, now: datetime.datetime) -> bool:
    """Make the snapshot of this wave, unless another worker does. Whether it counts from now on.

    It is whole or not there: made under a passing name, flushed to the disk, and renamed. Raises OSError.
    """
    folder = database.snapshots
    assert folder is not None
    with database.transaction() as session:
        claim = snapshots.take(session, number, now)
    if claim is None:
        return False
    passing, path = folder / claim.passing, folder / claim.file
    counts = False
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        passing.mkdir(mode=0o700)
        made = _written(database, number, passing)
        os.replace(passing / "whole.parquet", path)
        _sync(folder)
        with database.transaction() as session:
            counts = snapshots.finish(session, claim, made)
    finally:
        if not counts:
            with suppress(OSError):
                path.unlink()
            with database.transaction() as session:
                snapshots.give_up(session, claim)
        shutil.rmtree(passing, ignore_errors=True)
    return counts


def _written(database: Database, number: int, passing: Path) -> snapshots.Made:
    path = passing / "whole.parquet"
    with database.reading() as session:
        wave = session.get_one(Wave, number)
        variables = questionnaire_of(wave).variables
        written = snapshot.write(path, passing, variables, responses.documents(session, wave))
    path.chmod(0o600)
    _sync(path)
    return snapshots.Made(_digest(path), snapshot.layout(variables), written)


def stored(session: Session, wave: Wave) -> tuple[snapshot.Stored, int] | None:
    """The columns of the snapshot of this wave, and of how many responses; None when none counts, or none is whole."""
    if find_spec("duckdb") is None:
        return None
    found = snapshots.find(session, wave)
    if found is None:
        return None
    path, made = found
    variables = questionnaire_of(wave).variables
    if made.layout != snapshot.layout(variables) or not _is_whole(path, made.digest):
        return None
    return snapshot.Stored(path, variables), made.responses


def _is_whole(path: Path, digest: str) -> bool:
    """Whether the file holds what was written; once per process, for as long as nothing has touched it."""
    try:
        state = path.stat()
        return _digest_of(path, state.st_size, state.st_mtime_ns) == digest
    except OSError:
        return False


@lru_cache(maxsize=1024)
def _digest_of(path: Path, _size: int, _touched: int) -> str:
    return _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
