"""Keep promises: what happened stays in the audit trail, and what a wave promised stays what it was

SQLite loses the triggers of a table that a later migration copies: such a migration makes them again.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TRAIL = "the audit trail cannot be changed"
MODE = "the mode of a wave that was opened cannot change"
PROMISED = "OLD.state <> 'draft' AND (NEW.mode <> OLD.mode OR NEW.state = 'draft')"
"""A wave that could be a draft again could get another mode, too."""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _keep_on_server()
        return
    for what in ("UPDATE", "DELETE"):
        _refuse(f"event_no_{what.lower()} BEFORE {what} ON event", TRAIL)
    _refuse(f"wave_keeps_mode BEFORE UPDATE ON wave WHEN {PROMISED}", MODE)


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
