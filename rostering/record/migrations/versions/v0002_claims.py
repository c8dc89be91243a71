"""What vendors' clock files claim of an agent's day, kept to be compared."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of claims."""
    op.create_table(
        "claims",
        Column("id", Integer, primary_key=True),
        Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
        Column("sheet", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("agent", Text, nullable=False),
        Column("date", Date, nullable=False),
        Column("kind", Text, nullable=False),
        Column("minutes", Integer),
    )
    op.create_index("claims_by_date", "claims", ["date"])
    seal("claims")
