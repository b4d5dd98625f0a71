"""Keep what officers write in the chapters of a report, with every change of it"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "commentary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("report", "chapter", "kind")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('explanation', 'recommendation')", name=op.f("ck_commentary_kind")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_commentary_number")),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_commentary_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commentary")),
        sa.UniqueConstraint(
            "wave_id",
            "report",
            "chapter",
            "kind",
            "number",
            name=op.f("uq_commentary_wave_id_report_chapter_kind_number"),
        ),
    )
    op.create_index(op.f("ix_commentary_municipality_id_wave_id"), "commentary", ["municipality_id", "wave_id"])
