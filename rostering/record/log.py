"""The log: who changed the record when, by which command, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from rostering.record import schema, times


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One command that wrote to the record, at an aware UTC time."""

    id: int
    at: datetime
    who: str
    command: str
    why: str


def log(connection: Connection, limit: int = 100) -> tuple[LogEntry, ...]:
    """The last `limit` entries, the newest first."""
    rows = connection.execute(select(schema.log).order_by(schema.log.c.id.desc()).limit(limit))
    return tuple(
        LogEntry(row.id, times.moment(row.at), row.who, row.command, row.why) for row in rows
    )


def last_entry(connection: Connection) -> int:
    """The number of the newest entry, 0 where there is none: it grows with every change."""
    return connection.scalar(select(func.max(schema.log.c.id))) or 0


def identity(connection: Connection) -> str:
    """What tells this record from every other, for ever: 12 characters, from its first entry.

    A centre that is renamed or moved keeps it. Empty where nothing was ever written.
    """
    first = connection.execute(select(schema.log).order_by(schema.log.c.id).limit(1)).first()
    if first is None:
        return ""
    return hashlib.sha256(f"{first.at} {first.who} {first.command}".encode()).hexdigest()[:12]
