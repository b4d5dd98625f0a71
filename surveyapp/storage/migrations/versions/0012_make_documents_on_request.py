"""Let a request be for a document of a policy cycle as well as for a report on a wave"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "report_request"
OF_CYCLE = ("municipality_id", "cycle_id")
ABOUT = "(wave_id IS NULL) = (cycle_id IS NOT NULL)"


def upgrade() -> None:
    with _batch() as batch:
        batch.alter_column("wave_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("cycle_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("part", sa.String(), nullable=False, server_default=""))
        name = op.f(f"fk_{TABLE}_municipality_id_cycle_id")
        batch.create_foreign_key(name, "cycle", list(OF_CYCLE), ["municipality_id", "id"])
        batch.create_check_constraint(op.f(f"ck_{TABLE}_about"), ABOUT)
    with _batch() as batch:  # the default was for the rows that are there
        batch.alter_column("part", existing_type=sa.String(), server_default=None)
    op.create_index(op.f(f"ix_{TABLE}_municipality_id_cycle_id"), TABLE, list(OF_CYCLE))


def _batch() -> Any:
    """SQLite can only copy the table, and its rules are kept by naming them."""
    if op.get_bind().dialect.name == "postgresql":
        return op.batch_alter_table(TABLE)
    found = sa.Table(TABLE, sa.MetaData(), autoload_with=op.get_bind())
    return op.batch_alter_table(TABLE, recreate="always", copy_from=found)
