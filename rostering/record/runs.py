"""What the program worked out: builds, reconciliations, payrolls and their statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rostering.errors import RecordError
from rostering.language import _
from rostering.record import schema, times


@dataclass(frozen=True, slots=True)
class Run:
    """A result of kind "roster_build", "roster_frontier", "reconcile" or "payroll", at an aware UTC time.

    `scope` is what it was for, such as 2026-05 or 2026-W23; `inputs_hash` stands for all that it
    depends on. `result` is what JSON can hold.
    """

    id: int
    kind: str
    scope: str
    inputs_hash: str
    at: datetime
    result: Mapping[str, Any]


def add_run(
    connection: Connection, kind: str, scope: str, inputs_hash: str, result: Mapping[str, object]
) -> int:
    """Keep a result, of values that JSON can hold, and return its number."""
    values = {
        "kind": kind,
        "scope": scope,
        "inputs_hash": inputs_hash,
        "at": times.now(),
        "result": dict(result),
    }
    number = connection.execute(insert(schema.runs).returning(schema.runs.c.id), values)
    return int(number.scalar_one())


def latest_run(connection: Connection, kind: str, scope: str) -> Run | None:
    """The last run of `kind` for `scope`, or None."""
    table = schema.runs.c
    row = connection.execute(
        select(schema.runs)
        .where(table.kind == kind, table.scope == scope)
        .order_by(table.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _run(row)


def runs(connection: Connection, kind: str | None = None) -> tuple[Run, ...]:
    """Every run, or those of `kind`, in order."""
    chosen = select(schema.runs).order_by(schema.runs.c.id)
    if kind is not None:
        chosen = chosen.where(schema.runs.c.kind == kind)
    return tuple(_run(row) for row in connection.execute(chosen))


def add_statements(
    connection: Connection, run_id: int, statements: Mapping[str, Mapping[str, object]]
) -> None:
    """Keep each agent's statement of a run, of values that JSON can hold."""
    rows = [
        {"run": run_id, "agent": agent, "content": dict(content)}
        for agent, content in statements.items()
    ]
    if rows:
        connection.execute(insert(schema.statements), rows)


def statement(connection: Connection, run_id: int, agent: str) -> Mapping[str, Any]:
    """An agent's statement of a run; RecordError where the run has none for the agent."""
    table = schema.statements.c
    content: Mapping[str, Any] | None = connection.execute(
        select(table.content).where(table.run == run_id, table.agent == agent)
    ).scalar()
    if content is None:
        message = _("run {number} has no statement for {agent}")
        raise RecordError(message.format(number=run_id, agent=agent))
    return content


def statements_of(
    connection: Connection, run_id: int, agents: Collection[str] | None = None
) -> dict[str, Mapping[str, Any]]:
    """The statements of a run by agent, of all agents or those named."""
    table = schema.statements.c
    chosen = select(table.agent, table.content).where(table.run == run_id)
    if agents is not None:
        chosen = chosen.where(table.agent.in_(agents))
    return {row.agent: row.content for row in connection.execute(chosen.order_by(table.agent))}


def _run(row: Row[Any]) -> Run:
    return Run(row.id, row.kind, row.scope, row.inputs_hash, times.moment(row.at), row.result)
