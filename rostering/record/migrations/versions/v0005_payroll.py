"""What people book, dispute and close in payroll."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Text,
)

from rostering.record.migrations.sealing import seal

revision = "0005"
down_revision = "0004"

SEALED = (
    "amounts",
    "settlements",
    "disputes",
    "dispute_answers",
    "acknowledgements",
    "closed_months",
    "closed_statements",
    "adjustments",
)


def upgrade() -> None:
    """Create the tables, and seal them: none of their rows is ever changed."""
    _closed()
    _booked()
    _disputed()
    seal(*SEALED)


def _closed() -> None:
    op.create_table(
        "closed_months",
        Column("month", Text, primary_key=True),
        Column("run", Integer, ForeignKey("runs.id"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("program", Text, nullable=False),
        Column("basis", JSON, nullable=False),
        Column("facts", LargeBinary, nullable=False),
        Column("rules", LargeBinary, nullable=False),
        Column("sha256", Text, nullable=False),
    )
    op.create_table(
        "closed_statements",
        Column("month", Text, ForeignKey("closed_months.month"), primary_key=True),
        Column("agent", Text, primary_key=True),
        Column("content", JSON, nullable=False),
        Column("derivations", JSON, nullable=False),
        Column("sha256", Text, nullable=False),
    )


def _booked() -> None:
    op.create_table(
        "amounts",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("month", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("fen", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("withdraws", Integer, ForeignKey("amounts.id")),
    )
    op.create_index("amounts_by_month", "amounts", ["month"])
    op.create_table(
        "settlements",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("last_day", Date, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("withdrawn", Boolean, nullable=False),
    )
    op.create_table(
        "adjustments",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("month", Text, nullable=False),
        Column("of_month", Text, ForeignKey("closed_months.month"), nullable=False),
        Column("of_line", Integer, nullable=False),
        Column("of_rule", Text, nullable=False),
        Column("of_kind", Text, nullable=False),
        Column("of_date", Date, nullable=False),
        Column("clause", Text, nullable=False),
        Column("fen", BigInteger, nullable=False),
        Column("points", Integer, nullable=False),
        Column("said", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("adjustments_by_month", "adjustments", ["month"])


def _disputed() -> None:
    op.create_table(
        "disputes",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("month", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("said", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("disputes_by_month", "disputes", ["month"])
    op.create_table(
        "dispute_answers",
        Column("dispute", Integer, ForeignKey("disputes.id"), primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("upheld", Boolean, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_table(
        "acknowledgements",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("month", Text, nullable=False),
        Column("statement_hash", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
    )
    op.create_index("acknowledgements_by_month", "acknowledgements", ["month"])
