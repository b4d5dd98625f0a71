"""The version of the tables: bring them up to date, and tell an old program that it meets a newer database."""

from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that are still to do, up to this version, in one transaction.

    SQLite can change a table only by copying it; rows that refer to it must not stop that, and are checked afterwards.
    """
    if connection.dialect.name == "postgresql":
        command.upgrade(_config(connection), to)
        return
    sqlite: Any = connection.connection.driver_connection
    sqlite.execute("PRAGMA foreign_keys=OFF")
    try:
        command.upgrade(_config(connection), to)
        if sqlite.execute("PRAGMA foreign_key_check").fetchone():
            raise RuntimeError("the migration left rows that refer to nothing")
    finally:
        sqlite.execute("PRAGMA foreign_keys=ON")


def state(connection: Connection) -> Literal["empty", "current", "behind", "ahead"]:
    """Ahead: made by a newer program than this one."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return "empty"
    script = ScriptDirectory(str(MIGRATIONS))
    known = {revision.revision for revision in script.walk_revisions()}
    if present not in known:
        return "ahead"
    return "current" if present == script.get_current_head() else "behind"
