"""Leave by the hour, certificates delivered for leave, and balances that were there before."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add what leave lacked, and seal the new tables: none of their rows is ever changed."""
    op.add_column("leave_requests", Column("from_at", BigInteger))
    op.add_column("leave_requests", Column("until_at", BigInteger))
    op.create_table(
        "leave_certificates",
        Column("id", Integer, primary_key=True),
        Column("request", Text, ForeignKey("leave_requests.id"), nullable=False),
        Column("delivered", Date),
        Column("what", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
    )
    op.create_index("leave_certificates_by_request", "leave_certificates", ["request"])
    op.create_table(
        "opening_balances",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("day", Date, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("expires", Date),
        Column("at", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("line", Integer, nullable=False),
    )
    op.create_index("opening_balances_by_agent", "opening_balances", ["agent", "kind"])
    seal("leave_certificates", "opening_balances")
