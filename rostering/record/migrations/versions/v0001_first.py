"""The first schema of the record."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, ForeignKey, Integer, Text

revision = "0001"
down_revision = None

SEALED = (
    "log",
    "published_rosters",
    "published_assignments",
    "published_duties",
    "leave_requests",
    "leave_decisions",
    "overtime_orders",
    "runs",
    "statements",
)


def upgrade() -> None:
    """Create every table, and seal those whose rows are never changed."""
    _log()
    _rosters()
    _punches()
    _leave_and_overtime()
    _runs()
    if op.get_bind().dialect.name == "postgresql":
        _seal_postgresql()
    else:
        _seal_sqlite()


def _log() -> None:
    op.create_table(
        "log",
        Column("id", Integer, primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("command", Text, nullable=False),
        Column("why", Text, nullable=False),
    )


def _rosters() -> None:
    op.create_table(
        "published_rosters",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("first_day", Date, nullable=False),
        Column("last_day", Date, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_table(
        "published_assignments",
        Column("version", Integer, ForeignKey("published_rosters.version"), primary_key=True),
        Column("agent", Text, primary_key=True),
        Column("date", Date, primary_key=True),
        Column("shift", Text, primary_key=True),
        Column("role", Text, primary_key=True),
        Column("label", Text, nullable=False),
        Column("start_at", BigInteger, nullable=False),
        Column("end_at", BigInteger, nullable=False),
        Column("breaks", JSON, nullable=False),
    )
    op.create_table(
        "published_duties",
        Column("version", Integer, ForeignKey("published_rosters.version"), primary_key=True),
        Column("date", Date, primary_key=True),
        Column("agent", Text, primary_key=True),
        Column("start_at", BigInteger, nullable=False),
    )


def _punches() -> None:
    op.create_table(
        "imports",
        Column("id", Integer, primary_key=True),
        Column("file", Text, nullable=False),
        Column("sha256", Text, nullable=False, unique=True),
        Column("importer", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("complete_from_at", BigInteger),
        Column("complete_until_at", BigInteger),
        Column("new", Integer, nullable=False),
        Column("known", Integer, nullable=False),
        Column("rejected", Integer, nullable=False),
    )
    op.create_table(
        "punches",
        Column("agent", Text, primary_key=True),
        Column("at", BigInteger, primary_key=True),
        Column("device", Text, primary_key=True),
        Column("kind", Text, primary_key=True),
        Column("place", Text, nullable=False),
        Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
        Column("line", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("punches_by_time", "punches", ["at"])
    op.create_table(
        "rejected_rows",
        Column("id", Integer, primary_key=True),
        Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
        Column("line", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("reason", Text, nullable=False),
    )
    op.create_index("rejected_rows_by_import", "rejected_rows", ["import_id"])


def _leave_and_overtime() -> None:
    op.create_table(
        "leave_requests",
        Column("id", Text, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("first_day", Date, nullable=False),
        Column("last_day", Date, nullable=False),
        Column("kind", Text, nullable=False),
        Column("part", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("asked", Date),
        Column("decided_by", Text, nullable=False),
        Column("reason", Text, nullable=False),
    )
    op.create_table(
        "leave_decisions",
        Column("id", Integer, primary_key=True),
        Column("request", Text, ForeignKey("leave_requests.id"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("leave_decisions_by_request", "leave_decisions", ["request"])
    op.create_table(
        "overtime_orders",
        Column("id", Text, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("start_at", BigInteger, nullable=False),
        Column("end_at", BigInteger, nullable=False),
        Column("breaks", JSON, nullable=False),
        Column("approved", Boolean, nullable=False),
        Column("reason", Text, nullable=False),
        Column("settle", Text, nullable=False),
        Column("standalone", Boolean),
        Column("ordered_by", Text, nullable=False),
        Column("note", Text, nullable=False),
    )
    op.create_index("overtime_orders_by_start", "overtime_orders", ["start_at"])


def _runs() -> None:
    op.create_table(
        "runs",
        Column("id", Integer, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("scope", Text, nullable=False),
        Column("inputs_hash", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("result", JSON, nullable=False),
    )
    op.create_index("runs_by_kind", "runs", ["kind", "scope"])
    op.create_table(
        "statements",
        Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
        Column("agent", Text, primary_key=True),
        Column("content", JSON, nullable=False),
    )


def _seal_sqlite() -> None:
    for table in SEALED:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )


def _seal_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    for table in SEALED:
        op.execute(
            f"CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "EXECUTE FUNCTION refuse_change()"
        )
