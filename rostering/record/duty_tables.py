"""The table of what people said of fixed duties (R7). None of its rows is ever changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text

from rostering.record.metadata import metadata

duty_ticks = Table(
    "duty_ticks",
    metadata,
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
    Index("duty_ticks_by_date", "date"),
)

SEALED = ("duty_ticks",)
