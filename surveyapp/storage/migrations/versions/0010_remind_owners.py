"""Remind who does an action: a mail to an address on a day lists actions, instead of one mail per action"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

RECIPIENTS = ("invitation_id", "wish_id", "account_link", "reminder_id")
RULES = {
    "recipient": " OR ".join(
        "(" + " AND ".join(f"{each} IS {'NOT ' if each == one else ''}NULL" for each in RECIPIENTS) + ")"
        for one in RECIPIENTS
    ),
    "wave": "(account_link IS NULL AND reminder_id IS NULL) = (wave_id IS NOT NULL)",
}


def upgrade() -> None:
    op.create_table(
        "reminder",
        *_numbers("id", "municipality_id"),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bounced", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_reminder_municipality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("municipality_id", "email", "day", name=op.f("uq_reminder_municipality_id_email_day")),
        sa.UniqueConstraint("municipality_id", "id", name=op.f("uq_reminder_municipality_id_id")),
    )
    _items()
    _switch()
    _recipients()


def _numbers(*names: str) -> list[Any]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _items() -> None:
    op.create_table(
        "reminder_item",
        *_numbers("id", "municipality_id", "reminder_id", "action_id"),
        sa.Column("account_id", sa.Integer()),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        _belongs("reminder"),
        _belongs("action"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_reminder_item_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_item")),
        sa.UniqueConstraint("reminder_id", "action_id", name=op.f("uq_reminder_item_reminder_id_action_id")),
    )
    name = op.f("ix_reminder_item_municipality_id_action_id")
    op.create_index(name, "reminder_item", ["municipality_id", "action_id"])


def _belongs(to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_reminder_item_municipality_id_{to}_id")
    return sa.ForeignKeyConstraint(["municipality_id", f"{to}_id"], [f"{to}.municipality_id", f"{to}.id"], name=name)


def _switch() -> None:
    """On for every municipality that is there; a default in the table is only for them."""
    with _batch("municipality", {}) as batch:
        batch.add_column(sa.Column("reminds_owners", sa.Boolean(), nullable=False, server_default=sa.true()))
    with _batch("municipality", {}) as batch:
        batch.alter_column("reminds_owners", existing_type=sa.Boolean(), server_default=None)


def _recipients() -> None:
    """A message for the owner of an action, which nothing made yet, becomes one for a reminder."""
    for name in RULES if _on_server() else ():
        op.drop_constraint(op.f(f"ck_message_{name}"), "message")
    with _batch("message", RULES) as batch:
        batch.drop_column("action_id")
        batch.add_column(sa.Column("reminder_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_message_reminder_id"), "reminder", ["reminder_id"], ["id"])
        batch.create_unique_constraint(op.f("uq_message_reminder_id_kind"), ["reminder_id", "kind"])
    for name, text in RULES.items() if _on_server() else ():
        op.create_check_constraint(op.f(f"ck_message_{name}"), "message", text)


def _on_server() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _batch(table: str, replaced: dict[str, str]) -> Any:
    """SQLite can only copy the table, and its rules go along by hand: those that are replaced as they become."""
    if _on_server():
        return op.batch_alter_table(table)
    found = sa.Table(table, sa.MetaData(), autoload_with=op.get_bind())
    checks = {str(each.name): each for each in found.constraints if isinstance(each, sa.CheckConstraint)}
    for each in checks.values():
        found.constraints.remove(each)  # else a rule that is replaced would stay in force beside the new one
    rules = {name: str(each.sqltext) for name, each in checks.items()}
    rules |= {f"ck_{table}_{name}": text for name, text in replaced.items()}
    kept = tuple(sa.CheckConstraint(text, op.f(name)) for name, text in rules.items())
    return op.batch_alter_table(table, recreate="always", table_args=kept, copy_from=found)
