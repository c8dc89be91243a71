"""What agents say of their statements: a line is disputed, a statement is acknowledged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.payroll_tables import acknowledgements, dispute_answers, disputes


@dataclass(frozen=True, slots=True)
class Dispute:
    """A line of a statement that an agent disputes, at an aware UTC time.

    `said` is the line as it stood. `upheld` is None while nobody answered.
    """

    number: int
    agent: str
    month: str
    line: int
    said: str
    at: datetime
    who: str
    why: str
    upheld: bool | None = None
    answered_by: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An agent acknowledged a statement, known by the hash of its lines."""

    agent: str
    month: str
    statement_hash: str
    at: datetime
    who: str


def add_dispute(
    connection: Connection, who: str, agent: str, month: str, line: int, said: str, why: str
) -> int:
    """Record a dispute and give its number."""
    values = {
        "agent": agent,
        "month": month,
        "line": line,
        "said": said,
        "at": times.now(),
        "who": who,
        "why": why,
    }
    made = connection.execute(insert(disputes).returning(disputes.c.id), values)
    return int(made.scalar_one())


def answer_dispute(
    connection: Connection, who: str, number: int, upheld: bool, why: str
) -> Dispute:
    """Record the answer; raises RecordError where there is no such dispute, or it was answered."""
    found = {item.number: item for item in all_disputes(connection)}.get(number)
    if found is None or found.upheld is not None:
        message = (
            _("there is no dispute {number}")
            if found is None
            else _("dispute {number} was answered already")
        )
        raise RecordError(message.format(number=number), _("list them: rostering payroll disputes"))
    values = {"dispute": number, "at": times.now(), "who": who, "upheld": upheld, "why": why}
    connection.execute(insert(dispute_answers), values)
    return found


def all_disputes(connection: Connection, month: str | None = None) -> tuple[Dispute, ...]:
    """The disputes, or those of `month`, in order, each with its answer."""
    answer = dispute_answers.c
    chosen = (
        select(disputes, answer.upheld, answer.who.label("by"), answer.why.label("answer"))
        .outerjoin(dispute_answers, answer.dispute == disputes.c.id)
        .order_by(disputes.c.id)
    )
    if month is not None:
        chosen = chosen.where(disputes.c.month == month)
    return tuple(
        Dispute(
            row.id, row.agent, row.month, row.line, row.said, times.moment(row.at), row.who, row.why,
            row.upheld, row.by or "", row.answer or "",
        )
        for row in connection.execute(chosen)
    )  # fmt: skip


def open_disputes(connection: Connection, month: str) -> tuple[Dispute, ...]:
    """The disputes of `month` that nobody answered yet."""
    return tuple(item for item in all_disputes(connection, month) if item.upheld is None)


def acknowledge(
    connection: Connection, who: str, agent: str, month: str, statement_hash: str
) -> None:
    """Record that the statement was acknowledged as it stands."""
    values = {
        "agent": agent,
        "month": month,
        "statement_hash": statement_hash,
        "at": times.now(),
        "who": who,
    }
    connection.execute(insert(acknowledgements), values)


def acknowledgement(connection: Connection, agent: str, month: str) -> Acknowledgement | None:
    """The last acknowledgement of an agent's statement, or None."""
    table = acknowledgements.c
    row = connection.execute(
        select(acknowledgements)
        .where(table.agent == agent, table.month == month)
        .order_by(table.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Acknowledgement(row.agent, row.month, row.statement_hash, times.moment(row.at), row.who)
