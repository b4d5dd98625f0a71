"""The database: durable, one writer at a time, readers that cannot write, and a schema that is checked."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from surveyapp.storage.database import Database, DatabaseUnusable, SchemaMismatch, after_commit
from surveyapp.storage.tables import Municipality

WAIT = 5.0
"""Seconds: a third of what a writer waited when it had to wait for a reader."""


def test_migrations_from_empty_equal_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Municipality.metadata) == []


def test_every_check_and_name_of_the_tables_is_in_the_migrations(database: Database) -> None:
    found = inspect(database.engine)
    for table in Municipality.metadata.sorted_tables:
        expected = {str(rule.name) for rule in table.constraints if "ck_" in str(rule.name)}
        # a list, for SQLite would keep an old rule beside the new one of the same name, and obey both
        assert sorted(str(rule["name"]) for rule in found.get_check_constraints(table.name)) == sorted(expected)


def test_an_empty_database_gets_its_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'leeg.db'}", tmp_path)
    assert database.schema_state() == "empty"
    database.prepare()
    assert database.schema_state() == "current"
    database.prepare()
    database.dispose()


def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "brief.db").write_text("Geachte heer, mevrouw," * 200)
    database = Database(f"sqlite:///{tmp_path / 'brief.db'}", tmp_path)
    with pytest.raises(DatabaseUnusable, match="is niet te gebruiken"):
        database.prepare()
    database.dispose()


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    database.upgrade()
    assert database.schema_state() == "current"


def test_an_old_program_refuses_a_newer_database(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert database.schema_state() == "ahead"
    with pytest.raises(SchemaMismatch, match="nieuwere versie"):
        database.prepare()


def test_a_database_that_is_behind_waits_for_a_backup(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptDirectory, "get_current_head", lambda _: "9998")
    with pytest.raises(SchemaMismatch, match="reservekopie"):
        database.prepare()


def test_a_transaction_is_kept_and_a_failed_one_leaves_nothing(database: Database) -> None:
    with database.transaction() as session:
        session.add(Municipality(slug="zonstad", name="Zonstad"))
    with suppress(RuntimeError), database.transaction() as session:
        session.add(Municipality(slug="regenstad", name="Regenstad"))
        session.flush()
        raise RuntimeError
    with database.reading() as session:
        assert session.scalars(select(Municipality.slug)).all() == ["zonstad"]


def test_what_must_follow_a_commit_does_not_follow_a_rollback(database: Database) -> None:
    done: list[str] = []
    with database.transaction() as session:
        after_commit(session, lambda _: done.append("committed"))
    with suppress(RuntimeError), database.transaction() as session:
        after_commit(session, lambda _: done.append("rolled back"))
        raise RuntimeError
    assert done == ["committed"]


def test_a_reader_cannot_write(database: Database) -> None:
    with database.reading() as session, pytest.raises(DBAPIError):
        session.execute(text("INSERT INTO municipality (slug, name, threshold, theme) VALUES ('a', 'A', 5, '')"))


def test_a_reader_goes_on_while_somebody_writes(pair: tuple[Database, Database]) -> None:
    ours, theirs = pair
    with ours.transaction() as writing:
        writing.add(Municipality(slug="zonstad", name="Zonstad"))
        writing.flush()
        with theirs.reading() as session:
            assert session.scalars(select(Municipality)).all() == []


def test_a_reader_sees_one_state_however_long_it_reads(pair: tuple[Database, Database]) -> None:
    ours, theirs = pair
    with theirs.reading() as session:
        assert session.scalars(select(Municipality)).all() == []
        with ours.transaction() as writing:
            writing.add(Municipality(slug="zonstad", name="Zonstad"))
        assert session.scalars(select(Municipality)).all() == []
    with theirs.reading() as session:
        assert len(session.scalars(select(Municipality)).all()) == 1


def test_sqlite_keeps_what_was_acknowledged(sqlite_database: Database) -> None:
    with sqlite_database.engine.connect() as connection:
        kept = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _DURABLE}
    assert kept == _DURABLE


_DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_threshold_below_five_is_refused_by_the_database(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(Municipality(slug="zonstad", name="Zonstad", threshold=4))


def test_every_connection_to_sqlite_keeps_what_was_acknowledged(sqlite_database: Database) -> None:
    open_at_once = [sqlite_database.engine.connect() for _ in range(8)]
    try:
        for connection in open_at_once:
            kept = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _DURABLE}
            assert kept == _DURABLE
    finally:
        for connection in open_at_once:
            connection.close()
    with sqlite_database.transaction() as writing, sqlite_database.reading() as reading:
        for session in (writing, reading):
            assert session.execute(text("PRAGMA synchronous")).scalar() == 2


def test_a_writer_that_reads_first_waits_for_the_other_and_is_not_refused(pair: tuple[Database, Database]) -> None:
    with pair[0].transaction() as session:
        session.add(Municipality(slug="zonstad", name="Zonstad", threshold=5))

    def one_more(database: Database) -> None:
        for _ in range(20):
            with database.transaction() as session:
                found = session.scalars(select(Municipality).with_for_update()).one()
                found.threshold += 1

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one_more, pair))  # with BEGIN alone, SQLite says "database is locked" at once
    with pair[0].reading() as session:
        assert session.scalars(select(Municipality.threshold)).one() == 45


def test_giving_back_space_waits_for_a_reader_and_lets_everybody_write_meanwhile(
    pair: tuple[Database, Database],
) -> None:
    one, other = pair
    with ThreadPoolExecutor(1) as tidier:
        with one.reading() as session:
            session.scalars(select(Municipality)).all()
            tidying = tidier.submit(other.vacuum)
            begun, longest = time.monotonic(), 0.0
            while time.monotonic() < begun + 0.5:
                before = time.monotonic()
                with one.transaction() as writing:
                    writing.add(Municipality(slug=str(before), name="Zonstad"))
                longest = max(longest, time.monotonic() - before)
            on_sqlite = one.engine.dialect.name == "sqlite"
            assert tidying.done() is not on_sqlite
        tidying.result(10)
    assert longest < WAIT
    if on_sqlite:
        assert Path(f"{one.engine.url.database}-wal").stat().st_size == 0
