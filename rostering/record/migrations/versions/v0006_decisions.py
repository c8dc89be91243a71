"""What people decide about attendance and about overtime orders."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables, and seal them: none of their rows is ever changed."""
    op.create_table(
        "attendance_decisions",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("date", Date, nullable=False),
        Column("action", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("about", Text, nullable=False),
        Column("withdraws", Integer, ForeignKey("attendance_decisions.id")),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("attendance_decisions_by_date", "attendance_decisions", ["date"])
    op.create_table(
        "order_decisions",
        Column("id", Integer, primary_key=True),
        Column("order", Text, ForeignKey("overtime_orders.id"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("order_decisions_by_order", "order_decisions", ["order"])
    seal("attendance_decisions")
    seal("order_decisions")
