"""Fix goals before measuring, and keep every change of one after that"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _goals()
    _changes()


def _goals() -> None:
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("variable", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("target", sa.Float(), nullable=False),
        sa.Column("norm", sa.Float(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.CheckConstraint("direction IN ('at_least', 'at_most')", name=op.f("ck_goal_direction")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_goal_ordinal")),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_goal_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("municipality_id", "id", name=op.f("uq_goal_municipality_id_id")),
        sa.UniqueConstraint("wave_id", "variable", "ordinal", name=op.f("uq_goal_wave_id_variable_ordinal")),
    )
    op.create_index(op.f("ix_goal_municipality_id_wave_id"), "goal", ["municipality_id", "wave_id"])


def _changes() -> None:
    op.create_table(
        "goal_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("before", DOCUMENT, nullable=False),
        sa.Column("after", DOCUMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id", "goal_id"],
            ["goal.municipality_id", "goal.id"],
            name=op.f("fk_goal_change_municipality_id_goal_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_change")),
    )
    op.create_index(op.f("ix_goal_change_municipality_id_goal_id"), "goal_change", ["municipality_id", "goal_id"])
