"""Figures of appraisals as they were recorded (P8); the last word on each counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import Connection, insert, select

from rostering.domain.appraisals import Figure
from rostering.record import times
from rostering.record.appraisal_tables import figures as table


def add_figures(connection: Connection, items: Sequence[Figure], who: str) -> tuple[int, int]:
    """Record figures that `who` entered; the result is how many are new, and how many stand already."""
    stands = {
        (item.agent, item.month, item.measure): (item.value, item.note)
        for item in figures(connection, {item.month for item in items})
    }
    new = [
        item
        for item in items
        if stands.get((item.agent, item.month, item.measure)) != (item.value, item.note)
    ]
    now = times.now()
    if new:
        rows = [
            {
                "agent": item.agent,
                "month": item.month,
                "measure": item.measure,
                "value": format(item.value, "f"),
                "note": item.note,
                "file": item.file,
                "line": item.line,
                "who": who,
                "at": now,
            }
            for item in new
        ]
        connection.execute(insert(table), rows)
    return len(new), len(items) - len(new)


def figures(connection: Connection, months: Iterable[str]) -> tuple[Figure, ...]:
    """What stands of `months` (2026-06): the last value of each agent, month and measure."""
    rows = connection.execute(
        select(table).where(table.c.month.in_(sorted(months))).order_by(table.c.id)
    )
    last = {(row.agent, row.month, row.measure): row for row in rows}
    return tuple(
        Figure(
            row.agent, row.month, row.measure, Decimal(row.value), row.note, row.file, row.line,
            row.who, times.moment(row.at),
        )
        for _key, row in sorted(last.items())
    )  # fmt: skip
