"""What people said of fixed duties (R7); the last word on each agent, duty and date counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rostering.domain.calendar import Period
from rostering.domain.fixed_duties import Tick, TickStatus
from rostering.record import times
from rostering.record.duty_tables import duty_ticks as table


def add_ticks(connection: Connection, ticks: Sequence[Tick], who: str) -> tuple[int, int]:
    """Add what `who` said; the result is how many are new, and how many say what stands already."""
    if not ticks:
        return 0, 0
    period = Period(min(tick.date for tick in ticks), max(tick.date for tick in ticks))
    stands = {_key(tick): _said(tick) for tick in duty_ticks(connection, period)}
    new = [tick for tick in ticks if stands.get(_key(tick)) != _said(tick)]
    now = times.now()
    if new:
        rows = [
            {**asdict(tick), "status": tick.status.value, "who": who, "at": now} for tick in new
        ]
        connection.execute(insert(table), rows)
    return len(new), len(ticks) - len(new)


def duty_ticks(connection: Connection, period: Period) -> tuple[Tick, ...]:
    """The last word on each agent, duty and fixed date of `period`, by date."""
    rows = connection.execute(
        select(table).where(table.c.date.between(period.start, period.end)).order_by(table.c.id)
    )
    last = {(row.date, row.agent, row.duty): row for row in rows}
    return tuple(_tick(last[key]) for key in sorted(last))


def _key(tick: Tick) -> tuple[Any, ...]:
    return tick.agent, tick.duty, tick.date


def _said(tick: Tick) -> Tick:
    """What it says, without who said it, when and where."""
    return replace(tick, file="", line=0, who="", at=None)


def _tick(row: Row[Any]) -> Tick:
    return Tick(
        row.agent, row.duty, row.date, TickStatus(row.status), row.done_on, row.note, row.file,
        row.line, row.who, times.moment(row.at),
    )  # fmt: skip
