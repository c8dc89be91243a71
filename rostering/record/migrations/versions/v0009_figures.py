"""The figures that appraisals rest on: a measure's value for an agent and a month (P8)."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table and seal it."""
    op.create_table(
        "figures",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("month", Text, nullable=False),
        Column("measure", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("who", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    op.create_index("figures_by_month", "figures", ["month"])
    seal("figures")
