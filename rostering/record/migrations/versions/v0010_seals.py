"""Seals over the log and the published rosters, those that are there among them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

from rostering.record.migrations.sealing import seal
from rostering.record.seals import seal_everything

revision = "0010"
down_revision = "0009"

TABLE = "seals"


def upgrade() -> None:
    """Create the table, seal what is there, and never change a seal."""
    op.create_table(
        TABLE,
        Column("kind", Text, primary_key=True),
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("sha256", Text, nullable=False),
    )
    seal_everything(op.get_bind())
    seal(TABLE)
