"""The table of seals: a hash over each entry of the log and each published roster."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from rostering.record.metadata import metadata

seals = Table(
    "seals",
    metadata,
    Column("kind", Text, primary_key=True),  # log, published_rosters
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
)

SEALED = ("seals",)
