"""Walk policy cycles: nine steps with an owner, worksheets of which every change is kept, and the waves of a step"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
STEPS = "step IN (1, 2, 3, 4, 5, 6, 7, 8, 9)"


def _of_cycle(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["municipality_id", "cycle_id"],
        ["cycle.municipality_id", "cycle.id"],
        name=op.f(f"fk_{table}_municipality_id_cycle_id"),
    )


def upgrade() -> None:
    _cycle()
    _steps()
    _worksheets()


def _cycle() -> None:
    op.create_table(
        "cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('closed', 'open')", name=op.f("ck_cycle_state")),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name=op.f("ck_cycle_closed")),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_cycle_years")),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_cycle_municipality_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["cycle.id"], name=op.f("fk_cycle_previous_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint("municipality_id", "id", name=op.f("uq_cycle_municipality_id_id")),
        sa.UniqueConstraint("municipality_id", "first_year", name=op.f("uq_cycle_municipality_id_first_year")),
        sa.UniqueConstraint("previous_id", name=op.f("uq_cycle_previous_id")),
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "ix_cycle_one_open",
        "cycle",
        ["municipality_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _steps() -> None:
    op.create_table(
        "cycle_step",
        sa.Column("cycle_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(STEPS, name=op.f("ck_cycle_step_step")),
        _of_cycle("cycle_step"),
        sa.PrimaryKeyConstraint("cycle_id", "step", name=op.f("pk_cycle_step")),
    )
    op.create_table(
        "cycle_wave",
        sa.Column("wave_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(STEPS, name=op.f("ck_cycle_wave_step")),
        _of_cycle("cycle_wave"),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_cycle_wave_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("wave_id", name=op.f("pk_cycle_wave")),
    )
    op.create_index(op.f("ix_cycle_wave_municipality_id_cycle_id"), "cycle_wave", ["municipality_id", "cycle_id"])


def _worksheets() -> None:
    op.create_table(
        "worksheet_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("worksheet", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("value", DOCUMENT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_worksheet_entry_number")),
        _of_cycle("worksheet_entry"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worksheet_entry")),
        sa.UniqueConstraint(
            "cycle_id", "worksheet", "item", "number", name=op.f("uq_worksheet_entry_cycle_id_worksheet_item_number")
        ),
    )
    op.create_index(
        op.f("ix_worksheet_entry_municipality_id_cycle_id"), "worksheet_entry", ["municipality_id", "cycle_id"]
    )
