"""Attendance lists of duties, meetings and trainings; a later line replaces an earlier one's say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rostering.domain.calendar import Period
from rostering.domain.incidents import Gathering, SignIn, SignInStatus
from rostering.record import times
from rostering.record.schema import sign_ins as table


def add_sign_ins(connection: Connection, lines: Sequence[SignIn], who: str) -> tuple[int, int]:
    """Add lines that `who` entered; the result is how many are new, and how many say what is known."""
    if not lines:
        return 0, 0
    period = Period(min(line.date for line in lines), max(line.date for line in lines))
    known = {_plain(line) for line in sign_ins(connection, period)}
    new = [line for line in dict.fromkeys(map(_plain, lines)) if line not in known]
    now = times.now()
    if new:
        connection.execute(
            insert(table), [{**_values(line), "who": who, "at": now} for line in new]
        )
    return len(new), len(lines) - len(new)


def sign_ins(connection: Connection, period: Period) -> tuple[SignIn, ...]:
    """The lines in force in `period`, by date: the last one for each agent, kind and name."""
    rows = connection.execute(
        select(table).where(table.c.date.between(period.start, period.end)).order_by(table.c.id)
    )
    last = {(row.agent, row.date, row.kind, row.name): row for row in rows}
    return tuple(_sign_in(last[key]) for key in sorted(last, key=lambda key: (key[1], *key)))


def _plain(line: SignIn) -> SignIn:
    return replace(line, who="", at=None)


def _values(line: SignIn) -> dict[str, Any]:
    return {**asdict(line), "kind": line.kind.value, "status": line.status.value}


def _sign_in(row: Row[Any]) -> SignIn:
    return SignIn(
        row.agent, row.date, Gathering(row.kind), SignInStatus(row.status), row.name, row.minutes,
        row.note, row.who, times.moment(row.at),
    )  # fmt: skip
