"""The database: one transaction per request, durable on SQLite and PostgreSQL.

A writer on SQLite takes the lock when it begins (``BEGIN IMMEDIATE``): a transaction that reads first and writes later
would be refused at once when another one wrote in between. Readers never wait for writers.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Literal, TypeAlias

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session as Session  # the web layer names this type, and imports no sqlalchemy

from surveyapp.settings import Settings
from surveyapp.storage import schema
from surveyapp.storage.keys import KeyStore

SchemaState: TypeAlias = Literal["empty", "current", "behind", "ahead"]
AfterCommit: TypeAlias = Callable[["Database"], None]

BUSY_TIMEOUT_MS = 15_000
PAUSE = 0.05
"""Seconds between two attempts to empty the log of SQLite."""
EMPTIED = (
    *("sealed_ballot", "draft", "paper_entry", "wish", "message", "invitation", "response"),
    *("worksheet_entry", "cycle_step", "goal", "goal_change", "own_report", "report_request"),
    *("commentary", "advice", "action", "action_change", "reminder", "reminder_item", "publication"),
)
"""Tables whose removed rows must leave no trace: what was sealed, who was invited, whom a worksheet or report names."""
QUIET = {"hide_parameters": True}
"""What an error says about a statement goes to the log: never the values, for they are tokens and answers."""
log = logging.getLogger(__name__)


class SchemaMismatch(Exception):
    """The program and the tables are of different versions; the text says what to do."""


class DatabaseUnusable(Exception):
    """The database cannot be reached, or is no database; the text is meant for the operator."""


class Database:
    """A database, and what belongs to it but lies outside it: keys, and the folders of snapshots and fonts, if any."""

    def __init__(
        self, url: str, key_dir: Path, snapshot_dir: Path | None = None, fonts_dir: Path | None = None
    ) -> None:
        self.keys = KeyStore(key_dir)
        self.snapshots = snapshot_dir
        self.fonts = fonts_dir
        self.engine = _engine(url)
        self._writing = self.engine.execution_options(writes=True)
        self._turn = Lock()
        one_state: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        on_postgresql = self.engine.dialect.name == "postgresql"
        self._takes_turns = not on_postgresql
        self._reading = self.engine.execution_options(writes=False, **(one_state if on_postgresql else {}))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A writing transaction: committed at the end, rolled back by an exception."""
        info: dict[str, Any] = {"keys": self.keys, "fonts": self.fonts, "after": []}
        with self._in_turn(), Session(self._writing, expire_on_commit=False, info=info) as session:
            with session.begin():
                yield session
            after: list[AfterCommit] = session.info["after"]
        for step in after:
            step(self)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """One at a time can write to SQLite. Whoever waits for that in the file sleeps longer and longer while others
        go first; so the threads of this process stand in a row, and only processes wait for each other in the file.
        """
        mine = self._takes_turns and self._turn.acquire(timeout=BUSY_TIMEOUT_MS / 1000)
        try:
            yield
        finally:
            if mine:
                self._turn.release()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and cannot write."""
        info = {"keys": self.keys, "fonts": self.fonts, "snapshots": self.snapshots}
        with Session(self._reading, autoflush=False, expire_on_commit=False, info=info) as session:
            yield session

    def upgrade(self) -> None:
        """Bring the tables to this version of the program."""
        with self._writing.connect() as connection:
            schema.upgrade(connection)

    def schema_state(self) -> SchemaState:
        """How the tables compare with what this program expects."""
        with self._reading.connect() as connection:
            return schema.state(connection)

    def prepare(self) -> None:
        """Make the tables in an empty database. Raises SchemaMismatch when those that are there are of another version,
        and DatabaseUnusable when there is no database.
        """
        try:
            state = self.schema_state()
            if state == "empty":
                self.upgrade()
        except DBAPIError as error:
            place = self.engine.url.render_as_string(hide_password=True)
            reason = (str(error.orig).splitlines() or [""])[0]
            raise DatabaseUnusable(f"De database {place} is niet te gebruiken: {reason}") from None
        if state == "ahead":
            raise SchemaMismatch("De database is van een nieuwere versie van surveyapp. Installeer die versie.")
        if state == "behind":
            raise SchemaMismatch(
                "De database is van een oudere versie van surveyapp. Maak een reservekopie en draai: surveyapp upgrade"
            )

    def vacuum(self) -> None:
        """Give back the space of removed rows, so that their old contents are gone from the files too.

        Others who are writing may keep it from running; then it only logs, for what it tidies up is unreadable anyway.
        """
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                if self.engine.dialect.name == "postgresql":
                    connection.execute(text(f"VACUUM (ANALYZE) {', '.join(EMPTIED)}"))
                else:
                    _vacuum_sqlite(connection)
        except OperationalError as error:
            log.warning("the space of removed rows could not be given back: %s", error.orig)

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def connect(settings: Settings) -> Database:
    """The database that the settings name. The folder of an SQLite file is made when it is missing."""
    return Database(settings.database_url, settings.key_dir, settings.snapshot_dir, settings.fonts_dir)


def keys_of(session: Session) -> KeyStore:
    """The keys that lie outside the database of this session."""
    keys: KeyStore = session.info["keys"]
    return keys


def snapshots_of(session: Session) -> Path | None:
    """The folder of snapshots, for a session that only reads."""
    folder: Path | None = session.info.get("snapshots")
    return folder


def fonts_of(session: Session) -> Path | None:
    """The folder of typefaces of this installation."""
    folder: Path | None = session.info.get("fonts")
    return folder


def after_commit(session: Session, step: AfterCommit) -> None:
    """Do this once the transaction is safe on disk; what must not happen if it is rolled back."""
    session.info["after"].append(step)


def _vacuum_sqlite(connection: Connection) -> None:
    _allow_writes(connection, True)
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        _empty_log(connection)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")


def _empty_log(connection: Connection) -> None:
    """Move all from SQLite's log to the file. Whoever reads is in the way; SQLite would wait for them with the lock of
    writers in its hands, so that a report being counted would stop every respondent. This waits without it.
    """
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar():
        if time.monotonic() > until:
            log.warning("the log of the database could not be emptied: somebody is reading; the next time it will")
            return
        time.sleep(PAUSE)


def _engine(url: str) -> Engine:
    given: dict[str, Any] = {"json_serializer": _dumps, "json_deserializer": _loads, **QUIET}
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, **given)
    if not address.database or address.database == ":memory:":
        raise ValueError("an SQLite database needs a file")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"check_same_thread": False}, **given)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _dumps(value: object) -> str:
    return orjson.dumps(value).decode()


def _loads(value: Any) -> Any:
    """SQLite keeps a document that is only a number as a number."""
    return value if isinstance(value, int | float) else orjson.loads(value)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions by itself, at the wrong moment
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    writes = connection.get_execution_options().get("writes", False)
    _allow_writes(connection, writes)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _allow_writes(connection: Connection, writes: bool) -> None:
    """Only when it differs from what this connection was last used for: every page of a respondent comes here."""
    if connection.info.get("writes") is not writes:
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.info["writes"] = writes
