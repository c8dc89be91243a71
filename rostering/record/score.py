"""Judgements and exam marks as they were recorded; the last word on a month counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from rostering.domain.score import ExamMark, Judgement
from rostering.record import schema, times


def add_judgements(connection: Connection, items: Sequence[Judgement], who: str) -> tuple[int, int]:
    """Record what `who` judged; the result is how many are new, and how many stand already."""
    known = {
        (item.agent, item.month, item.item): (item.points, item.why)
        for month in sorted({item.month for item in items})
        for item in judgements(connection, month)
    }
    rows = [
        {
            "agent": item.agent,
            "month": item.month,
            "item": item.item,
            "points": item.points,
            "why": item.why,
        }
        for item in items
        if known.get((item.agent, item.month, item.item)) != (item.points, item.why)
    ]
    return _add(connection, schema.judgements, rows, who), len(items) - len(rows)


def judgements(connection: Connection, month: str) -> tuple[Judgement, ...]:
    """What stands of `month` (2026-05): the last judgement of each agent and item."""
    table = schema.judgements
    rows = connection.execute(select(table).where(table.c.month == month).order_by(table.c.id))
    last = {
        (row.agent, row.item): Judgement(
            row.agent, row.month, row.item, row.points, row.why, row.who, times.moment(row.at)
        )
        for row in rows
    }
    return tuple(last.values())


def add_exam_marks(connection: Connection, items: Sequence[ExamMark], who: str) -> tuple[int, int]:
    """Record marks that `who` entered; the result is how many are new, and how many stand already."""
    known = {
        (item.agent, item.month): (item.mark, item.note)
        for month in sorted({item.month for item in items})
        for item in exam_marks(connection, month)
    }
    rows = [
        {
            "agent": item.agent,
            "month": item.month,
            "mark_hundredths": int(item.mark * 100),
            "note": item.note,
        }
        for item in items
        if known.get((item.agent, item.month)) != (item.mark, item.note)
    ]
    return _add(connection, schema.exam_marks, rows, who), len(items) - len(rows)


def exam_marks(connection: Connection, month: str) -> tuple[ExamMark, ...]:
    """What stands of `month` (2026-05): the last mark of each agent."""
    table = schema.exam_marks
    rows = connection.execute(select(table).where(table.c.month == month).order_by(table.c.id))
    last = {
        row.agent: ExamMark(
            row.agent,
            row.month,
            _mark(row.mark_hundredths),
            row.note,
            row.who,
            times.moment(row.at),
        )
        for row in rows
    }
    return tuple(last.values())


def _mark(hundredths: int) -> Decimal:
    """The mark without zeros behind its point: 95, 94.5."""
    whole, part = divmod(hundredths, 100)
    return Decimal(f"{whole}.{part:02d}".rstrip("0").rstrip("."))


def _add(connection: Connection, table: Table, rows: list[dict[str, Any]], who: str) -> int:
    now = times.now()
    if rows:
        connection.execute(insert(table), [{**row, "who": who, "at": now} for row in rows])
    return len(rows)
