"""Keep promises: what happened stays in the audit trail, what a wave promised stays what it was, and a snapshot of
answers counts only as long as none of them changed

SQLite loses the triggers of a table that a later migration copies: such a migration makes them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TRAIL = "the audit trail cannot be changed"
MODE = "the mode of a wave that was opened cannot change"
PROMISED = "OLD.state <> 'draft' AND (NEW.mode <> OLD.mode OR NEW.state = 'draft')"
"""A wave that could be a draft again could get another mode, too."""

CHANGES = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
FORGET = """
CREATE FUNCTION forget_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
PERFORM 1 FROM wave WHERE id IN (SELECT wave_id FROM changed) AND state = 'closed' FOR NO KEY UPDATE;
DELETE FROM snapshot WHERE wave_id IN (SELECT wave_id FROM changed);
RETURN NULL; END $$
"""
"""Who takes a snapshot locks the wave first, so no change that is not committed yet is overlooked. Waves that are open
have no snapshot: there nobody waits.
"""


def upgrade() -> None:
    _make_snapshot()
    if op.get_bind().dialect.name == "postgresql":
        _keep_on_server()
        return
    for what in ("UPDATE", "DELETE"):
        _refuse(f"event_no_{what.lower()} BEFORE {what} ON event", TRAIL)
    _refuse(f"wave_keeps_mode BEFORE UPDATE ON wave WHEN {PROMISED}", MODE)
    for what, row in CHANGES.items():
        trigger = f"CREATE TRIGGER snapshot_no_{what.lower()} AFTER {what} ON response"
        op.execute(f"{trigger} BEGIN DELETE FROM snapshot WHERE wave_id = {row}.wave_id; END")  # noqa: S608


def _make_snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("wave_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("file", sa.String()),
        sa.Column("digest", sa.String()),
        sa.Column("layout", sa.String()),
        sa.Column("responses", sa.Integer()),
        sa.CheckConstraint("(file IS NULL) = (digest IS NULL)", name=op.f("ck_snapshot_made")),
        sa.ForeignKeyConstraint(
            ["municipality_id", "wave_id"],
            ["wave.municipality_id", "wave.id"],
            name=op.f("fk_snapshot_municipality_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("wave_id", name=op.f("pk_snapshot")),
    )
    op.create_index(op.f("ix_snapshot_municipality_id_wave_id"), "snapshot", ["municipality_id", "wave_id"])


def _refuse(trigger: str, why: str) -> None:
    op.execute(f"CREATE TRIGGER {trigger} BEGIN SELECT RAISE(ABORT, '{why}'); END")


def _keep_on_server() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    op.execute(
        "CREATE TRIGGER event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON event"
        f" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{TRAIL}')"
    )
    op.execute(
        "CREATE TRIGGER wave_keeps_mode BEFORE UPDATE ON wave"
        f" FOR EACH ROW WHEN ({PROMISED}) EXECUTE FUNCTION refuse_change('{MODE}')"
    )
    op.execute(FORGET)
    for what, row in CHANGES.items():
        op.execute(
            f"CREATE TRIGGER snapshot_no_{what.lower()} AFTER {what} ON response REFERENCING {row} TABLE AS changed"
            " FOR EACH STATEMENT EXECUTE FUNCTION forget_snapshot()"
        )
