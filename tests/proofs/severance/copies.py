"""Backups, as many as one likes: all tables with what the system keeps beside each row, the files, and the journal.

A row is kept whenever it differs from the backup before; ciphertexts by their length and first bytes.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import LargeBinary

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality

TABLES = Municipality.metadata.sorted_tables
SEGMENT = 16 * 1024 * 1024
"""Size of a file of the write-ahead log of PostgreSQL."""
Key = tuple[str, ...]
Row = dict[str, Any]
INTERNALS = {"sqlite": ("rowid",), "postgresql": ("xmin", "cmin", "xmax", "ctid")}
WITHOUT_ROWID = {table.name for table in TABLES if table.dialect_options["sqlite"]["with_rowid"] is False}


@dataclass
class Copies:
    """What somebody knows who copies the database again and again. ``moments``: who handed in before which backup, as
    somebody may know who watches from outside.
    """

    database: Database
    step: int = 0
    moments: dict[int, str] = field(default_factory=dict)
    history: dict[tuple[str, Key], list[tuple[int, Row]]] = field(default_factory=lambda: defaultdict(list))
    last: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Connect."""
        raise NotImplementedError

    def take(self, who: str = "") -> None:
        """One backup."""
        self.step += 1
        if who:
            self.moments[self.step] = who
        for table, rows in self.rows():
            for row in rows:
                seen = self.history[table, key(table, row)]
                if not seen or seen[-1][1] != row:
                    seen.append((self.step, row))
            self.last[table] = rows

    def rows(self) -> Iterator[tuple[str, list[Row]]]:
        """Every table, in the order in which it comes."""
        raise NotImplementedError

    def files(self) -> bytes:
        """The files with tables and indexes, one after the other, free pages and all."""
        raise NotImplementedError

    def journal(self) -> bytes:
        """What was written, in the order in which it was."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the database."""


def key(table: str, row: Row) -> Key:
    """What stays the same of a row."""
    columns = next(each for each in TABLES if each.name == table).primary_key.columns
    return tuple(str(row[column.name]) for column in columns)


def _columns(table: Any, system: str) -> str:
    binary = {"sqlite": "hex(substr({0}, 1, 16))", "postgresql": "encode(substr({0}, 1, 16), 'hex')"}[system]
    trimmed = [
        f"length({c.name}) || ' ' || {binary.format(c.name)} AS {c.name}" if isinstance(c.type, LargeBinary) else c.name
        for c in table.columns
    ]
    added = [f"{name}::text" if system == "postgresql" else name for name in INTERNALS[system]]
    return ", ".join(trimmed if system == "sqlite" and table.name in WITHOUT_ROWID else [*trimmed, *added])


class OfSqlite(Copies):
    """Copies of the file and its write-ahead log."""

    def __post_init__(self) -> None:
        self.path = Path(str(self.database.engine.url.database))
        self.connection = sqlite3.connect(self.path)
        self.connection.row_factory = sqlite3.Row

    def rows(self) -> Iterator[tuple[str, list[Row]]]:
        for table in TABLES:
            found = self.connection.execute(f"SELECT {_columns(table, 'sqlite')} FROM {table.name}")
            yield table.name, [dict(row) for row in found]

    def files(self) -> bytes:
        return self.path.read_bytes()

    def journal(self) -> bytes:
        return b"".join(each.read_bytes() for each in sorted(self.path.parent.glob(f"{self.path.name}-*")))

    def close(self) -> None:
        self.connection.close()


class OfPostgresql(Copies):
    """Copies by a superuser: relation files and their overflow, and the write-ahead log from the first backup on."""

    def __post_init__(self) -> None:
        address = self.database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.connection = psycopg.connect(address, autocommit=True)
        self.connection.execute("SET synchronous_commit = on")
        self.slot = f"copies_{uuid4().hex[:12]}"  # so that the server throws nothing of the log away
        self.connection.execute("SELECT pg_create_physical_replication_slot(%s, true)", [self.slot])
        self.begun = self._one("SELECT pg_current_wal_insert_lsn()")

    def _one(self, statement: str) -> Any:
        row = self.connection.execute(statement).fetchone()
        assert row
        return row[0]

    def rows(self) -> Iterator[tuple[str, list[Row]]]:
        with self.connection.pipeline():
            asked = [(t, self.connection.execute(f"SELECT {_columns(t, 'postgresql')} FROM {t.name}")) for t in TABLES]
        for table, found in asked:
            names = [column.name for column in found.description or ()]
            yield table.name, [dict(zip(names, row, strict=True)) for row in found]

    def files(self) -> bytes:
        self.connection.execute("CHECKPOINT")
        query = """SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c
            WHERE c.relkind IN ('r', 'i', 't') AND c.oid >= 16384 ORDER BY c.relname"""
        return b"".join(bytes(row[0]) for row in self.connection.execute(query))

    def journal(self) -> bytes:
        self._one("SELECT pg_current_xact_id()")  # its commit takes everything before it to the disk
        query = """SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()
            WHERE name >= pg_walfile_name(%s) AND name <= pg_walfile_name(pg_current_wal_lsn()) ORDER BY name"""
        whole = b"".join(bytes(row[0]) for row in self.connection.execute(query, [self.begun]))
        written = self._one(f"SELECT (pg_current_wal_flush_lsn() - '{self.begun}'::pg_lsn)::bigint")
        start = int(str(self.begun).partition("/")[2], 16) % SEGMENT
        return whole[
            start : start + written
        ]  # behind it is what the server wrote long ago, in a file that it uses again

    def close(self) -> None:
        self.connection.execute("SELECT pg_drop_replication_slot(%s)", [self.slot])
        self.connection.close()


def copies_of(database: Database) -> Copies:
    """The way to copy this kind of database."""
    return {"sqlite": OfSqlite, "postgresql": OfPostgresql}[database.engine.dialect.name](database)
