"""What people say of fixed duties: done, excused, open again (R7)."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Date, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the table and seal it."""
    op.create_table(
        "duty_ticks",
        Column("id", Integer, primary_key=True),
        Column("agent", Text, nullable=False),
        Column("duty", Text, nullable=False),
        Column("date", Date, nullable=False),
        Column("status", Text, nullable=False),
        Column("done_on", Date),
        Column("note", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("who", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    op.create_index("duty_ticks_by_date", "duty_ticks", ["date"])
    seal("duty_ticks")
