"""Keep conclusions, recommendations and actions with every change, and let mails go to the owner of an action"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
RECIPIENTS = ("invitation_id", "wish_id", "account_link", "action_id")
RULES = {
    "recipient": " OR ".join(
        "(" + " AND ".join(f"{each} IS {'NOT ' if each == one else ''}NULL" for each in RECIPIENTS) + ")"
        for one in RECIPIENTS
    ),
    "wave": "(account_link IS NULL AND action_id IS NULL) = (wave_id IS NOT NULL)",
}


def upgrade() -> None:
    _make("advice", *_texts("kind"), sa.Column("function", sa.Integer(), nullable=False), *_advice())
    _make("action", sa.Column("advice_id", sa.Integer()), *_action())
    op.create_index(op.f("ix_action_state_due_on"), "action", ["state", "due_on"])
    _changes()
    _recipients()


def _texts(*names: str) -> list[Any]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _make(table: str, *parts: Any) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        *parts,
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("made_by"),
        _rule(table, "function", "function BETWEEN 1 AND 5"),
        _belongs(table, "wave"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("municipality_id", "id", name=op.f(f"uq_{table}_municipality_id_id")),
    )
    op.create_index(op.f(f"ix_{table}_municipality_id_wave_id"), table, ["municipality_id", "wave_id"])


def _advice() -> list[Any]:
    return [
        sa.Column("text", sa.Text(), nullable=False),
        *_texts("variable"),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        _rule("advice", "kind", "kind IN ('conclusion', 'recommendation')"),
    ]


def _action() -> list[Any]:
    return [
        sa.Column("function", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer()),
        *_texts("owner", "owner_email"),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("budget", sa.Integer()),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        *_texts("state"),
        sa.Column("note", sa.Text(), nullable=False),
        _rule("action", "state", "state IN ('busy', 'done', 'dropped', 'open')"),
        _rule("action", "budget", "budget >= 0"),
        _belongs("action", "advice"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_action_account_id")),
    ]


def _changes() -> None:
    op.create_table(
        "action_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer()),
        sa.Column("advice_id", sa.Integer()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_texts("by"),
        sa.Column("before", DOCUMENT, nullable=False),
        sa.Column("after", DOCUMENT, nullable=False),
        _rule("action_change", "about", "(action_id IS NULL) = (advice_id IS NOT NULL)"),
        _belongs("action_change", "action"),
        _belongs("action_change", "advice"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_change")),
    )
    for column in ("action_id", "advice_id"):
        name = op.f(f"ix_action_change_municipality_id_{column}")
        op.create_index(name, "action_change", ["municipality_id", column])


def _rule(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _belongs(table: str, to: str) -> sa.ForeignKeyConstraint:
    columns = ["municipality_id", f"{to}_id"]
    name = op.f(f"fk_{table}_municipality_id_{to}_id")
    return sa.ForeignKeyConstraint(columns, [f"{to}.municipality_id", f"{to}.id"], name=name)


def _recipients() -> None:
    """Messages can be for the owner of an action as well."""
    if op.get_bind().dialect.name == "postgresql":
        for name in RULES:
            op.drop_constraint(op.f(f"ck_message_{name}"), "message")
        with op.batch_alter_table("message") as batch:
            _add(batch)
        for name, text in RULES.items():
            op.create_check_constraint(op.f(f"ck_message_{name}"), "message", text)
        return
    found = sa.Table("message", sa.MetaData(), autoload_with=op.get_bind())
    checks = {str(each.name): each for each in found.constraints if isinstance(each, sa.CheckConstraint)}
    for each in checks.values():
        found.constraints.remove(each)  # else a rule that is replaced would stay in force beside the new one
    replaced = {f"ck_message_{name}": text for name, text in RULES.items()}
    rules = {**{name: str(each.sqltext) for name, each in checks.items()}, **replaced}
    kept = tuple(sa.CheckConstraint(text, op.f(name)) for name, text in rules.items())
    with op.batch_alter_table("message", recreate="always", table_args=kept, copy_from=found) as batch:
        _add(batch)


def _add(batch: Any) -> None:
    batch.add_column(sa.Column("action_id", sa.Integer(), nullable=True))
    batch.create_foreign_key(op.f("fk_message_action_id"), "action", ["action_id"], ["id"])
    batch.create_unique_constraint(op.f("uq_message_action_id_kind"), ["action_id", "kind"])
