"""Balances of annual leave and compensatory rest that were there before the record began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, insert, select

from rostering.domain.balances import OpeningBalance
from rostering.record import times
from rostering.record.leave_tables import opening_balances as table


def add_openings(
    connection: Connection, who: str, new: Sequence[OpeningBalance]
) -> tuple[int, int, int]:
    """Keep opening balances: how many are new, known, and put in the place of an earlier row.

    A row stands for its agent, kind, day and day of expiry; the later one counts, both are kept.
    """
    stand = {_key(item): item for item in opening_balances(connection)}
    fresh = [item for item in new if _key(item) not in stand]
    changed = [
        item for item in new if _key(item) in stand and stand[_key(item)].minutes != item.minutes
    ]
    rows = [
        {
            "agent": item.agent,
            "kind": item.kind,
            "day": item.day,
            "minutes": item.minutes,
            "expires": item.expires,
            "at": times.now(),
            "who": who,
            "why": item.why,
            "file": item.file,
            "line": item.line,
        }
        for item in (*fresh, *changed)
    ]
    if rows:
        connection.execute(insert(table), rows)
    return len(fresh), len(new) - len(rows), len(changed)


def opening_balances(
    connection: Connection, agent: str | None = None, kind: str | None = None
) -> tuple[OpeningBalance, ...]:
    """The opening balances that stand, by agent, kind and day."""
    chosen = select(table).order_by(table.c.id)
    if agent is not None:
        chosen = chosen.where(table.c.agent == agent)
    if kind is not None:
        chosen = chosen.where(table.c.kind == kind)
    stand = {_key(item): item for item in map(_opening, connection.execute(chosen))}
    return tuple(
        sorted(stand.values(), key=lambda item: (item.agent, item.kind, item.day, item.number))
    )


def _key(item: OpeningBalance) -> tuple[object, ...]:
    return item.agent, item.kind, item.day, item.expires


def _opening(row: Row[tuple[object, ...]]) -> OpeningBalance:
    kept = OpeningBalance(row.agent, row.kind, row.day, row.minutes, row.expires, row.why)
    return replace(
        kept,
        file=row.file,
        line=row.line,
        who=row.who,
        at=times.moment(row.at),
        number=row.id,
    )
