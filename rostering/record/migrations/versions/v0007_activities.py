"""The hours within the shifts of a published roster: breaks, meetings and blocks of other roles."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0007"
down_revision = "0006"

TABLE = "published_activities"


def upgrade() -> None:
    """Create the table and seal it: what is published is never changed."""
    op.create_table(
        TABLE,
        Column("version", Integer, ForeignKey("published_rosters.version"), primary_key=True),
        Column("agent", Text, primary_key=True),
        Column("date", Date, primary_key=True),
        Column("start_minute", Integer, primary_key=True),
        Column("end_minute", Integer, primary_key=True),
        Column("kind", Text, primary_key=True),
        Column("what", Text, primary_key=True),
    )
    seal(TABLE)
