"""The tables of what people book, dispute and close in payroll. None of their rows is ever changed."""

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
    LargeBinary,
    Table,
    Text,
)

from rostering.record.metadata import metadata

amounts = Table(
    "amounts",
    metadata,
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
    # A row that takes another one back has its number here.
    Column("withdraws", Integer, ForeignKey("amounts.id")),
    Index("amounts_by_month", "month"),
)

settlements = Table(
    "settlements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("disputes_by_month", "month"),
)

dispute_answers = Table(
    "dispute_answers",
    metadata,
    Column("dispute", Integer, ForeignKey("disputes.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("upheld", Boolean, nullable=False),
    Column("why", Text, nullable=False),
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("statement_hash", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Index("acknowledgements_by_month", "month"),
)

closed_months = Table(
    "closed_months",
    metadata,
    Column("month", Text, primary_key=True),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("program", Text, nullable=False),
    # What the month rests on, for people: files with hashes, roster versions, imports.
    Column("basis", JSON, nullable=False),
    # All facts and rule values, so that the month can be worked out again: JSON, packed by zlib.
    Column("facts", LargeBinary, nullable=False),
    Column("rules", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
)

closed_statements = Table(
    "closed_statements",
    metadata,
    Column("month", Text, ForeignKey("closed_months.month"), primary_key=True),
    Column("agent", Text, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("derivations", JSON, nullable=False),
    Column("sha256", Text, nullable=False),
)

adjustments = Table(
    "adjustments",
    metadata,
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
    Index("adjustments_by_month", "month"),
)

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
