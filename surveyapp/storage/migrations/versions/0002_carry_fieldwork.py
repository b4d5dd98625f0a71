"""Carry the fieldwork: staff with a second factor, periods, links that can be made again, mail, paper, retention"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
OF_WAVE = ("municipality_id", "wave_id")


def upgrade() -> None:
    _change("municipality", _municipality())
    _change("account", _account(), replaced={"role": _roles()}, added={"employer": _employer()}, loose=True)
    _change("staff_session", [_filled("complete", sa.Boolean(), sa.true())])
    _change("wave", _wave())
    _change("invitation", _invitation(), {"channel": _channels()}, {"disposition": _dispositions()})
    _change("response", _response())
    _change("event", [], loose=True)
    _make_account_tables()
    _make_paper_entry()
    _make_wish()
    _make_mailing()
    _make_message()
    _make_mail_server()


def _on_server() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _filled(name: str, kind: Any, value: Any) -> sa.Column[Any]:
    """A column that existing rows get this value in."""
    return sa.Column(name, kind, nullable=False, server_default=value)


def _empty(*names: str) -> list[sa.Column[Any]]:
    return [_filled(name, sa.String(), "") for name in names]


def _municipality() -> list[sa.Column[Any]]:
    languages = _filled("languages", DOCUMENT, '["nl", "en"]')
    compares = _filled("compares", sa.Boolean(), sa.false())
    texts = _empty("logo_version", "sender_email", "privacy_email")
    return [sa.Column("logo", sa.LargeBinary()), languages, *texts, compares]


def _account() -> list[sa.Column[Any]]:
    return [
        sa.Column("totp_secret", sa.LargeBinary()),
        sa.Column("totp_step", sa.Integer()),
        sa.Column("oidc_subject", sa.String()),
    ]


def _roles() -> str:
    return "role IN ('administrator', 'officer', 'reader')"


def _employer() -> str:
    return "(role = 'administrator') = (municipality_id IS NULL)"


def _wave() -> list[sa.Column[Any]]:
    return [
        sa.Column("opens_on", sa.Date()),
        sa.Column("opens_time", sa.Time()),
        sa.Column("closes_time", sa.Time()),
        sa.Column("link_key_name", sa.String()),
        *_empty("contact_name", "contact_email", "contact_phone"),
        _filled("texts", DOCUMENT, "{}"),
        _filled("list_columns", DOCUMENT, "{}"),
        sa.Column("trial", DOCUMENT),
        sa.Column("addresses_until", sa.Date()),
        sa.Column("key_until", sa.Date()),
        sa.Column("purged_at", MOMENT),
        sa.Column("account", DOCUMENT),
    ]


def _invitation() -> list[sa.Column[Any]]:
    words = [_filled("language", sa.String(), "nl"), _filled("disposition", sa.String(), "none")]
    words.append(_filled("address", DOCUMENT, "{}"))
    return [*_empty("nonce", "salutation"), *words, sa.Column("letter_on", sa.Date())]


def _channels() -> str:
    return "channel IN ('link', 'open', 'paper')"


def _dispositions() -> str:
    return "disposition IN ('bounced', 'ineligible', 'none', 'refused')"


def _response() -> list[sa.Column[Any]]:
    return [sa.Column("correction", DOCUMENT), _filled("corrected", sa.Boolean(), sa.false())]


def _change(
    table: str,
    columns: Sequence[sa.Column[Any]],
    replaced: dict[str, str] | None = None,
    added: dict[str, str] | None = None,
    *,
    loose: bool = False,
) -> None:
    """Add columns and rules to a table; ``loose``: its municipality may be empty. SQLite can only copy the table.

    Values for existing rows are defaults while the columns are added, and no longer afterwards.
    """
    changed = {**(replaced or {}), **(added or {})}
    with _batch(table, changed) as batch:
        for column in columns:
            batch.add_column(column)
        if loose:
            batch.alter_column("municipality_id", existing_type=sa.Integer(), nullable=True)
        for column in columns:
            if column.name == "oidc_subject":
                batch.create_unique_constraint(op.f(f"uq_{table}_oidc_subject"), ["oidc_subject"])
    filled = [column for column in columns if column.server_default is not None]
    with _batch(table, changed) as batch:
        for column in filled:
            batch.alter_column(column.name, existing_type=column.type, server_default=None)
    if _on_server():
        _change_rules(table, replaced or {}, changed)


def _batch(table: str, changed: dict[str, str]) -> Any:
    if _on_server():
        return op.batch_alter_table(table)
    present = {
        str(rule["name"]).removeprefix(f"ck_{table}_"): rule["sqltext"]
        for rule in sa.inspect(op.get_bind()).get_check_constraints(table)
    }
    rules = {**present, **changed}.items()
    kept = tuple(sa.CheckConstraint(text, op.f(f"ck_{table}_{name}")) for name, text in rules)
    found = sa.Table(table, sa.MetaData(), autoload_with=op.get_bind())
    for rule in [each for each in found.constraints if isinstance(each, sa.CheckConstraint)]:
        found.constraints.remove(rule)  # else a rule that is replaced would stay in force beside the new one
    return op.batch_alter_table(table, recreate="always", table_args=kept, copy_from=found)


def _change_rules(table: str, replaced: dict[str, str], changed: dict[str, str]) -> None:
    for name in replaced:
        op.drop_constraint(op.f(f"ck_{table}_{name}"), table)
    for name, text in changed.items():
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, text)


def _make(table: str, *parts: Any, index: Sequence[str] = (), rowid: bool = True) -> None:
    options = {} if rowid else {"sqlite_with_rowid": False}
    op.create_table(table, *parts, **options)
    if index:
        op.create_index(op.f(f"ix_{table}_{'_'.join(index)}"), table, list(index))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _belongs(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def _belongs_to_wave(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_municipality_id_wave_id")
    return sa.ForeignKeyConstraint(OF_WAVE, ["wave.municipality_id", "wave.id"], name=name)


def _rule(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _make_account_tables() -> None:
    _make(
        "recovery_code",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        _belongs("recovery_code", "account_id", "account.id"),
        _key("recovery_code", "code_hash"),
        index=["account_id"],
    )
    _make(
        "account_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        _rule("account_link", "purpose", "purpose IN ('invitation', 'reset')"),
        _belongs("account_link", "account_id", "account.id"),
        _key("account_link", "token_hash"),
        index=["account_id"],
    )
    _make(
        "attempt",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        _key("attempt", "key"),
    )
    _make(
        "opt_out",
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("address_hash", sa.String(), nullable=False),
        _belongs("opt_out", "municipality_id", "municipality.id"),
        _key("opt_out", "municipality_id", "address_hash"),
    )


def _make_paper_entry() -> None:
    _make(
        "paper_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer()),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        _rule("paper_entry", "turn", "turn IN (1, 2)"),
        _belongs("paper_entry", "invitation_id", "invitation.id"),
        _belongs_to_wave("paper_entry"),
        _key("paper_entry", "id"),
        _once("paper_entry", "invitation_id", "turn"),
        index=OF_WAVE,
        rowid=False,
    )


def _make_wish() -> None:
    _make(
        "wish",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("email", sa.String()),
        sa.Column("results", sa.Boolean(), nullable=False),
        sa.Column("meeting", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        _rule("wish", "sealed", "(sealed IS NULL) = (email IS NOT NULL)"),
        _belongs_to_wave("wish"),
        _key("wish", "id"),
        index=OF_WAVE,
        rowid=False,
    )


def _make_mailing() -> None:
    _make(
        "mailing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("planned_by", sa.String(), nullable=False),
        _rule("mailing", "state", "state IN ('planned', 'started', 'stopped')"),
        _belongs_to_wave("mailing"),
        _key("mailing", "id"),
        _once("mailing", "wave_id", "kind"),
        index=OF_WAVE,
    )


def _make_message() -> None:
    one = "invitation_id IS {} AND wish_id IS {} AND account_link IS {}"
    yes, no = "NOT NULL", "NULL"
    one_recipient = " OR ".join(f"({one.format(*each)})" for each in ((yes, no, no), (no, yes, no), (no, no, yes)))
    states = "state IN ('claimed', 'dropped', 'due', 'failed', 'sending', 'sent', 'uncertain')"
    _make(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer()),
        sa.Column("wave_id", sa.Integer()),
        sa.Column("invitation_id", sa.Integer()),
        sa.Column("wish_id", sa.String()),
        sa.Column("account_link", sa.String()),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String()),
        sa.Column("claimed_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("error", sa.Text(), nullable=False),
        _rule("message", "state", states),
        _rule("message", "wave", "(account_link IS NULL) = (wave_id IS NOT NULL)"),
        _rule("message", "recipient", one_recipient),
        _belongs("message", "account_link", "account_link.token_hash"),
        _belongs("message", "invitation_id", "invitation.id"),
        _belongs("message", "municipality_id", "municipality.id"),
        _belongs("message", "wish_id", "wish.id"),
        _belongs_to_wave("message"),
        _key("message", "id"),
        _once("message", "account_link", "kind"),
        _once("message", "invitation_id", "kind"),
        _once("message", "wish_id", "kind"),
        index=[*OF_WAVE, "state"],
    )
    op.create_index(op.f("ix_message_state_next_at"), "message", ["state", "next_at"])


def _make_mail_server() -> None:
    _make(
        "mail_server",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("free_at", MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("retry_at", MOMENT),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("problem_at", MOMENT),
        _rule("mail_server", "one", "id = 1"),
        _key("mail_server", "id"),
    )
    op.execute("INSERT INTO mail_server (id, failures, problem) VALUES (1, 0, '')")
