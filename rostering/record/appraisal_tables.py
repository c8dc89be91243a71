"""The table of the figures that appraisals rest on (P8). None of its rows is ever changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from rostering.record.metadata import metadata

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("measure", Text, nullable=False),
    # A decimal as it was written, so that no digit of it is lost.
    Column("value", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("figures_by_month", "month"),
)

SEALED = ("figures",)
