"""What the monthly score needs: judgements, exam marks, and decisions on what it proposes."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Date, Integer, Text

from rostering.record.migrations.sealing import seal

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables, and seal them."""
    _table("judgements", _text("item"), _number("points"), _text("why"))
    _table("exam_marks", _number("mark_hundredths"), _text("note"))
    _table(
        "proposal_decisions",
        _text("kind"),
        _text("outcome"),
        _text("grade"),
        Column("since", Date),
        _text("why"),
    )
    seal("judgements", "exam_marks", "proposal_decisions")


def _table(name: str, *own: Column[Any]) -> None:
    op.create_table(
        name,
        Column("id", Integer, primary_key=True),
        _text("agent"),
        _text("month"),
        *own,
        _text("who"),
        Column("at", BigInteger, nullable=False),
    )
    op.create_index(f"{name}_by_month", name, ["month"])


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)
