"""Rewards and punishments as they were recorded; a withdrawal is a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rostering.domain.incidents import Incident
from rostering.record import times
from rostering.record.entries import split_known
from rostering.record.schema import incidents as table


def add_incidents(
    connection: Connection, incidents: Sequence[Incident], who: str
) -> tuple[int, int]:
    """Add incidents that `who` entered; the result is how many are new, and how many known.

    Raises RecordError naming every id that stands for another incident.
    """
    recorded = {item.id: _plain(item) for item in all_incidents(connection)}
    new, known = split_known([_plain(item) for item in incidents], recorded)
    now = times.now()
    if new:
        rows = [{**asdict(item), "who": who, "at": now} for item in new]
        connection.execute(insert(table), rows)
    return len(new), known


def all_incidents(connection: Connection, until: date | None = None) -> tuple[Incident, ...]:
    """Every line up to the date `until`, withdrawals of any date with them, by date and entry."""
    chosen = select(table).order_by(table.c.date, table.c.at, table.c.id)
    if until is not None:
        chosen = chosen.where((table.c.date <= until) | (table.c.withdraws != ""))
    return tuple(_incident(row) for row in connection.execute(chosen))


def next_id(incidents: Sequence[Incident]) -> str:
    """The next free number: I1, I2 …"""
    used = {item.id for item in incidents}
    number = len(used) + 1
    while f"I{number}" in used:
        number += 1
    return f"I{number}"


def _plain(incident: Incident) -> Incident:
    """The incident without who entered it and when: what two lines are compared by."""
    return replace(incident, who="", at=None)


def _incident(row: Row[Any]) -> Incident:
    values = dict(row._mapping)
    return Incident(**{**values, "at": times.moment(values["at"])})
