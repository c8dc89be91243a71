"""The tables of leave: requests, decisions, certificates delivered, balances that were there before.

None of their rows is ever changed.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, Table, Text

from rostering.record.metadata import metadata

leave_requests = Table(
    "leave_requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("asked", Date),
    Column("decided_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    # Leave by the hour alone has them.
    Column("from_at", BigInteger),
    Column("until_at", BigInteger),
)

leave_decisions = Table(
    "leave_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("request", Text, ForeignKey("leave_requests.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("leave_decisions_by_request", "request"),
)

leave_certificates = Table(
    "leave_certificates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("request", Text, ForeignKey("leave_requests.id"), nullable=False),
    # The day it was delivered; a row without one takes it back.
    Column("delivered", Date),
    Column("what", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Index("leave_certificates_by_request", "request"),
)

opening_balances = Table(
    "opening_balances",
    metadata,
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
    Index("opening_balances_by_agent", "agent", "kind"),
)

SEALED = ("leave_requests", "leave_decisions", "leave_certificates", "opening_balances")
