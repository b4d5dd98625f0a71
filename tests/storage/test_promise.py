"""The mode of a wave that was opened: the database refuses another, whatever the program does."""

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Integer, String, select, text, update
from sqlalchemy.exc import DBAPIError

from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Municipality, Wave
from tests.fieldwork.conftest import Fieldwork, make_wave

REFUSED = "the mode of a wave that was opened cannot change"


def wave_that_is(state: str, database: Database, municipality: Municipality, mode: str = "named") -> Fieldwork:
    survey = make_wave(database, municipality, mode)
    if state != "draft":
        survey.open()
    if state == "closed":
        survey.close()
    return survey


def run(database: Database, statement: str) -> None:
    with database.transaction() as session:
        session.execute(text(statement))


def stands(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(mode, state) for mode, state in session.execute(select(Wave.mode, Wave.state))]


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize("mode", MODES)
def test_what_was_promised_cannot_change(database: Database, municipality: Municipality, mode: str, state: str) -> None:
    wave_that_is(state, database, municipality, mode)
    for other in {*MODES} - {mode}:
        with pytest.raises(DBAPIError, match=REFUSED):
            run(database, f"UPDATE wave SET mode = '{other}'")
        with pytest.raises(DBAPIError, match=REFUSED), database.transaction() as session:
            session.execute(update(Wave).values(mode=other))
    assert stands(database) == [(mode, state)]


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_a_wave_that_was_opened_is_never_a_draft_again(
    database: Database, municipality: Municipality, mode: str, state: str
) -> None:
    wave_that_is(state, database, municipality)
    with pytest.raises(DBAPIError, match=REFUSED):
        run(database, f"UPDATE wave SET state = 'draft', opened_at = NULL, closed_at = NULL, mode = '{mode}'")
    assert stands(database) == [("named", state)]


def test_everything_else_can_change(database: Database, municipality: Municipality) -> None:
    survey = wave_that_is("draft", database, municipality)
    run(database, "UPDATE wave SET mode = 'confidential'")
    run(database, "UPDATE wave SET mode = 'named'")
    survey.open()
    run(database, "UPDATE wave SET mode = 'named', title = 'Anders'")
    survey.close()
    run(database, "UPDATE wave SET remark = 'let op'")
    assert stands(database) == [("named", "closed")]


def test_a_migration_can_still_add_to_the_table_of_waves(database: Database, municipality: Municipality) -> None:
    """On SQLite that copies the table, and its triggers stay behind: a migration that does so makes them again."""
    wave_that_is("closed", database, municipality, "anonymous")
    with database._writing.connect() as connection:
        if database.engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        operations = Operations(MigrationContext.configure(connection))
        with connection.begin(), operations.batch_alter_table("wave", recreate="auto") as batch:
            batch.add_column(Column("more", Integer()))
            batch.alter_column("title", existing_type=String(), nullable=True)
    assert stands(database) == [("anonymous", "closed")]
