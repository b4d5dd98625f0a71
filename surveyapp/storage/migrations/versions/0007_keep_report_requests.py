"""Keep the reports that were asked for, until they are made and fetched"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
RULES = {
    "state": "state IN ('failed', 'making', 'ready', 'waiting')",
    "ready": "(state = 'ready') = (content IS NOT NULL)",
    "failed": "(state = 'failed') = (problem IS NOT NULL)",
    "making": "(state = 'making') = (claim IS NOT NULL)",
    "ended": "(state IN ('ready', 'failed')) = (ended_at IS NOT NULL)",
}


def upgrade() -> None:
    op.create_table(
        "report_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("beside", DOCUMENT, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("title", "name", "kind", "source")),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("digest", "state", "asked_by")),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("attempts", "done", "steps")),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_report_request_{name}")) for name, rule in RULES.items()),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_report_request_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_request")),
    )
    op.create_index(op.f("ix_report_request_municipality_id_wave_id"), "report_request", ["municipality_id", "wave_id"])
    op.create_index(op.f("ix_report_request_state"), "report_request", ["state"])
