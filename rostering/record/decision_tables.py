"""The tables of what people decide about attendance and about overtime orders."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, Table, Text

from rostering.record.metadata import metadata

order_decisions = Table(
    "order_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order", Text, ForeignKey("overtime_orders.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("order_decisions_by_order", "order"),
)

attendance_decisions = Table(
    "attendance_decisions",
    metadata,
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
    Index("attendance_decisions_by_date", "date"),
)

SEALED = ("order_decisions", "attendance_decisions")
