"""Rewards and punishments, and the attendance lists of duties, meetings and trainings."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables, and seal them."""
    _incidents()
    _sign_ins()
    seal("incidents", "sign_ins")


def _incidents() -> None:
    op.create_table(
        "incidents",
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
    )
    op.create_index("incidents_by_date", "incidents", ["date"])


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
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
    )
    op.create_index("sign_ins_by_date", "sign_ins", ["date"])
