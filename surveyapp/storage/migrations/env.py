"""Runs the migrations on the connection that ``schema.upgrade`` hands over."""

from alembic import context
from sqlalchemy import text

from surveyapp.storage.tables import Municipality

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Municipality.metadata, render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7387869)"))  # one program at a time
    context.run_migrations()
