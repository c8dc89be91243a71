"""The table of the hours within the shifts of published rosters. None of its rows is ever changed."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from rostering.record.metadata import metadata

published_activities = Table(
    "published_activities",
    metadata,
    Column("version", Integer, ForeignKey("published_rosters.version"), primary_key=True),
    Column("agent", Text, primary_key=True),
    Column("date", Date, primary_key=True),
    # Minutes after 00:00 of the date by the clocks of the centre, which may run past midnight.
    Column("start_minute", Integer, primary_key=True),
    Column("end_minute", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("what", Text, primary_key=True),
)

SEALED = ("published_activities",)
