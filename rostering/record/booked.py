"""Sums, dismissals and adjustments that people booked into a month's pay (G14, G18)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rostering.domain.booked import STATUTORY, Adjustment, Amount, Dismissal
from rostering.errors import RecordError
from rostering.language import _, listed
from rostering.record import times
from rostering.record.payroll_tables import adjustments, amounts, settlements


def amounts_of(connection: Connection, month: str) -> tuple[Amount, ...]:
    """The sums of `month` that stand, in the order they were booked."""
    rows = connection.execute(
        select(amounts).where(amounts.c.month == month).order_by(amounts.c.id)
    ).all()
    gone = {row.withdraws for row in rows}
    return tuple(_amount(row) for row in rows if row.withdraws is None and row.id not in gone)


def add_amounts(connection: Connection, who: str, new: Sequence[Amount]) -> list[int]:
    """Book sums and give their numbers."""
    numbers = []
    for item in new:
        values = _values(item) | {"at": times.now(), "who": who, "withdraws": None}
        made = connection.execute(insert(amounts).returning(amounts.c.id), values)
        numbers.append(int(made.scalar_one()))
    return numbers


def add_statutory(
    connection: Connection, who: str, new: Sequence[Amount], replace: bool
) -> tuple[int, int, int]:
    """Book statutory deductions, one an agent, month and kind: how many are new, known, replaced.

    Raises RecordError naming every one that stands with another sum, unless they may `replace` it.
    """
    stand = {
        (item.agent, item.month, item.kind): item
        for month in {item.month for item in new}
        for item in amounts_of(connection, month)
        if item.kind in STATUTORY
    }
    fresh, known, changed = [], 0, []
    for item in new:
        old = stand.get((item.agent, item.month, item.kind))
        if old is None:
            fresh.append(item)
        elif old.fen == item.fen:
            known += 1
        else:
            changed.append((old, item))
    if changed and not replace:
        named = listed(f"{old.agent} {old.kind}" for old, _item in changed)
        message = _("booked already with another sum: {names}").format(names=named)
        raise RecordError(message, _("check the file; --replace puts its sums in their place"))
    for old, item in changed:
        withdraw_amount(connection, who, old, item.file or item.why)
    add_amounts(connection, who, [*fresh, *(item for _old, item in changed)])
    return len(fresh), known, len(changed)


def standing_amount(connection: Connection, number: int) -> Amount:
    """The sum booked as `number`; RecordError where there is none that stands."""
    row = connection.execute(select(amounts).where(amounts.c.id == number)).one_or_none()
    if row is not None:
        for item in amounts_of(connection, row.month):
            if item.number == number:
                return item
    message = _("no sum {number} stands").format(number=number)
    raise RecordError(message, _("list them: rostering payroll amounts --month 2026-11"))


def withdraw_amount(connection: Connection, who: str, item: Amount, why: str) -> None:
    """Take a sum back; the row itself stays, with a new one that names it."""
    values = _values(item) | {"at": times.now(), "who": who, "why": why, "withdraws": item.number}
    connection.execute(insert(amounts), values)


def dismissals(connection: Connection) -> tuple[Dismissal, ...]:
    """The settlements that stand, the last said of each agent (G14)."""
    last: dict[str, Row[Any]] = {}
    for row in connection.execute(select(settlements).order_by(settlements.c.id)):
        last[row.agent] = row
    return tuple(
        Dismissal(row.agent, row.last_day, row.why, row.who, times.moment(row.at), row.id)
        for row in last.values()
        if not row.withdrawn
    )


def add_dismissal(
    connection: Connection, who: str, dismissal: Dismissal, *, withdrawn: bool = False
) -> None:
    """Record that an agent is settled as dismissed, or is not after all."""
    values = {
        "agent": dismissal.agent,
        "last_day": dismissal.last_day,
        "at": times.now(),
        "who": who,
        "why": dismissal.why,
        "withdrawn": withdrawn,
    }
    connection.execute(insert(settlements), values)


def adjustments_where(
    connection: Connection, *, month: str | None = None, of_month: str | None = None
) -> tuple[Adjustment, ...]:
    """The adjustments booked into `month`, or made of the closed `of_month`, in order."""
    chosen = select(adjustments).order_by(adjustments.c.id)
    if month is not None:
        chosen = chosen.where(adjustments.c.month == month)
    if of_month is not None:
        chosen = chosen.where(adjustments.c.of_month == of_month)
    return tuple(
        Adjustment(
            row.agent, row.month, row.of_month, row.of_line, row.of_rule, row.of_kind, row.of_date,
            row.clause, row.fen, row.points, row.said, row.why, row.who, times.moment(row.at), row.id,
        )
        for row in connection.execute(chosen)
    )  # fmt: skip


def add_adjustments(connection: Connection, who: str, new: Sequence[Adjustment]) -> None:
    """Book adjustments."""
    names = (
        "agent", "month", "of_month", "of_line", "of_rule", "of_kind", "of_date", "clause", "fen",
        "points", "said", "why",
    )  # fmt: skip
    rows = [
        {name: getattr(item, name) for name in names} | {"at": times.now(), "who": who}
        for item in new
    ]
    if rows:
        connection.execute(insert(adjustments), rows)


def _values(item: Amount) -> dict[str, Any]:
    names = ("agent", "month", "kind", "fen", "why", "file", "line")
    return {name: getattr(item, name) for name in names}


def _amount(row: Row[Any]) -> Amount:
    return Amount(
        row.agent, row.month, row.kind, row.fen, row.why, row.file, row.line, row.who,
        times.moment(row.at), row.id,
    )  # fmt: skip
