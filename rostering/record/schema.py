"""The tables of the record.

Columns that end in `_at`, and `at`, are seconds since the epoch, UTC (see `times`). Days are ISO
text in SQLite. Nothing but punches, imports and rejected rows may be changed or deleted once it is
written: triggers see to that (`SEALED`).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from rostering.record import (
    appraisal_tables,
    decision_tables,
    duty_tables,
    hours_tables,
    leave_tables,
    payroll_tables,
    seal_tables,
)
from rostering.record.metadata import metadata as metadata

HEAD = "0011"
"""The revision of the schema that this program reads and writes."""

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("why", Text, nullable=False),
)

published_rosters = Table(
    "published_rosters",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
)

published_assignments = Table(
    "published_assignments",
    metadata,
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

published_duties = Table(
    "published_duties",
    metadata,
    Column("version", Integer, ForeignKey("published_rosters.version"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("agent", Text, primary_key=True),
    Column("start_at", BigInteger, nullable=False),
)

imports = Table(
    "imports",
    metadata,
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

punches = Table(
    "punches",
    metadata,
    Column("agent", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("line", Integer, nullable=False),
    # With the key inside it, this index alone answers what a month's reconciliation asks.
    Index("punches_by_time", "at"),
    sqlite_with_rowid=False,
)

rejected_rows = Table(
    "rejected_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("rejected_rows_by_import", "import_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("minutes", Integer),
    Index("claims_by_date", "date"),
)

leave_requests = leave_tables.leave_requests
leave_decisions = leave_tables.leave_decisions

overtime_orders = Table(
    "overtime_orders",
    metadata,
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
    Index("overtime_orders_by_start", "start_at"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("inputs_hash", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("result", JSON, nullable=False),
    Index("runs_by_kind", "kind", "scope"),
)

statements = Table(
    "statements",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("agent", Text, primary_key=True),
    Column("content", JSON, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
    Column("points", Integer, nullable=False),
    Column("grave", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdraws", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("incidents_by_date", "date"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("sign_ins_by_date", "date"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("judgements_by_month", "month"),
)

exam_marks = Table(
    "exam_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("mark_hundredths", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("exam_marks_by_month", "month"),
)

proposal_decisions = Table(
    "proposal_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("since", Date),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("proposal_decisions_by_month", "month"),
)

SEALED = (
    "log",
    "published_rosters",
    "published_assignments",
    "published_duties",
    "claims",
    *hours_tables.SEALED,
    "overtime_orders",
    "runs",
    "statements",
    "incidents",
    "sign_ins",
    "judgements",
    "exam_marks",
    "proposal_decisions",
    *payroll_tables.SEALED,
    *decision_tables.SEALED,
    *duty_tables.SEALED,
    *appraisal_tables.SEALED,
    *seal_tables.SEALED,
    *leave_tables.SEALED,
)
"""The tables whose rows are never changed or deleted."""
