"""What people decided about an agent's attendance: added and taken back, never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, insert, select

from rostering.domain.calendar import Period
from rostering.domain.decisions import Action, Decision
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.decision_tables import attendance_decisions as table


def next_number(connection: Connection) -> int:
    """The number that the next decision gets: orders and requests that it makes are named after it."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def add_decision(
    connection: Connection,
    agent: str,
    day: date,
    action: Action,
    value: str,
    about: str,
    who: str,
    why: str,
) -> int:
    """Keep a decision; gives its number."""
    values = {
        "agent": agent,
        "date": day,
        "action": action.value,
        "value": value,
        "about": about,
        "at": times.now(),
        "who": who,
        "why": why,
    }
    number = connection.execute(insert(table).returning(table.c.id), values)
    return int(number.scalar_one())


def withdraw_decision(connection: Connection, number: int, who: str, why: str) -> Decision:
    """Keep that decision `number` no longer holds; gives it as it was.

    Raises RecordError where there is no such decision, or where it was taken back before.
    """
    found = next((one for one in decisions(connection) if one.id == number), None)
    if found is None or found.withdrawn_by:
        message = _("there is no decision {number} that holds").format(number=number)
        raise RecordError(message, _("list them with `rostering attendance decisions`"))
    values = {
        "agent": found.agent,
        "date": found.date,
        "action": "withdraw",
        "value": "",
        "about": found.about,
        "withdraws": number,
        "at": times.now(),
        "who": who,
        "why": why,
    }
    connection.execute(insert(table), values)
    return found


def decisions(connection: Connection, period: Period | None = None) -> tuple[Decision, ...]:
    """Every decision about a day of `period`, or about any, in order; also those taken back."""
    chosen = select(table).order_by(table.c.id)
    if period is not None:
        chosen = chosen.where(table.c.date.between(period.start, period.end))
    rows = connection.execute(chosen).all()
    taken_back = {row.withdraws: row.who for row in rows if row.withdraws is not None}
    return tuple(
        Decision(
            row.id,
            row.agent,
            row.date,
            Action(row.action),
            row.value,
            row.about,
            times.moment(row.at),
            row.who,
            row.why,
            taken_back.get(row.id, ""),
        )
        for row in rows
        if row.withdraws is None
    )


def standing_decisions(connection: Connection, period: Period) -> tuple[Decision, ...]:
    """The decisions about days of `period` that hold."""
    return tuple(one for one in decisions(connection, period) if not one.withdrawn_by)
