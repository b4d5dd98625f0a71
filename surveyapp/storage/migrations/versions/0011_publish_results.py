"""Keep what a municipality shares of a wave with everybody: a page, its file, and the meeting about it"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

RULES = {
    "meeting": "meeting_on IS NOT NULL OR (meeting_time = '' AND meeting_place = '')",
    "page": "(published_at IS NULL) = (page IS NULL)",
    "pdf": "(published_at IS NULL) = (pdf IS NULL)",
    "withdrawn": "published_at IS NULL OR withdrawn_at IS NULL",
}


def upgrade() -> None:
    op.create_table(
        "publication",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("id", "municipality_id", "wave_id", "version")),
        sa.Column("meeting_on", sa.Date()),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("meeting_time", "meeting_place")),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True)),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("published_by", "title", "language")),
        sa.Column("made_on", sa.Date()),
        sa.Column("page", sa.Text()),
        sa.Column("pdf", sa.LargeBinary()),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        *(sa.CheckConstraint(text, name=op.f(f"ck_publication_{name}")) for name, text in RULES.items()),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_publication_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("wave_id", name=op.f("uq_publication_wave_id")),
    )
