"""Months that are closed: their statements, frozen with the facts and rule values they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from rostering.domain.calendar import month_of
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.payroll_tables import closed_months, closed_statements


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A closed month: who closed it at an aware UTC time, with which program, on what it rests.

    `facts` and `rules` are packed; `sha256` is over the hashes of the statements, facts and rules.
    """

    month: str
    run: int
    at: datetime
    who: str
    why: str
    program: str
    basis: Mapping[str, Any]
    facts: bytes
    rules: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedStatement:
    """A frozen statement with the derivations of its lines by language, and the hash of both."""

    agent: str
    content: Mapping[str, Any]
    derivations: Any
    sha256: str


def closed_month(connection: Connection, month: str) -> ClosedMonth | None:
    """The closed month, or None while it is open."""
    row = connection.execute(
        select(closed_months).where(closed_months.c.month == month)
    ).one_or_none()
    if row is None:
        return None
    return ClosedMonth(
        row.month, row.run, times.moment(row.at), row.who, row.why, row.program, row.basis,
        row.facts, row.rules, row.sha256,
    )  # fmt: skip


def closed_among(connection: Connection, days: Iterable[date]) -> tuple[str, ...]:
    """The closed months that any of `days` lies in, in order."""
    wanted = {month_of(day) for day in days}
    return tuple(month for month in closed_names(connection) if month in wanted)


def closed_names(connection: Connection) -> tuple[str, ...]:
    """The months that are closed, in order."""
    chosen = select(closed_months.c.month).order_by(closed_months.c.month)
    return tuple(connection.execute(chosen).scalars())


def refuse_closed(connection: Connection, month: str) -> None:
    """Raise RecordError where `month` is closed."""
    if month in closed_names(connection):
        raise RecordError(
            _("{month} is closed; its statements never change").format(month=month),
            _("book the difference into an open month: {command}").format(
                command=f"rostering payroll adjust --month {month}"
            ),
        )


def closed_statements_of(
    connection: Connection, month: str, agents: Collection[str] | None = None
) -> dict[str, ClosedStatement]:
    """The frozen statements of a month by agent, of all agents or those named."""
    table = closed_statements.c
    chosen = select(closed_statements).where(table.month == month)
    if agents is not None:
        chosen = chosen.where(table.agent.in_(agents))
    return {
        row.agent: ClosedStatement(row.agent, row.content, row.derivations, row.sha256)
        for row in connection.execute(chosen.order_by(table.agent))
    }


def add_closed_month(
    connection: Connection, closed: ClosedMonth, statements: Iterable[ClosedStatement]
) -> None:
    """Freeze a month."""
    names = ("month", "run", "who", "why", "program", "basis", "facts", "rules", "sha256")
    values = {name: getattr(closed, name) for name in names}
    connection.execute(
        insert(closed_months),
        values | {"at": times.seconds(closed.at), "basis": dict(closed.basis)},
    )
    rows = [
        {
            "month": closed.month,
            "agent": item.agent,
            "content": dict(item.content),
            "derivations": item.derivations,
            "sha256": item.sha256,
        }
        for item in statements
    ]
    if rows:
        connection.execute(insert(closed_statements), rows)
