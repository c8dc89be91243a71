"""Leave requests, and what was decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveRequest, LeaveStatus, Part
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.entries import split_known
from rostering.record.schema import leave_decisions
from rostering.record.schema import leave_requests as requests_table


@dataclass(frozen=True, slots=True)
class LeaveDecision:
    """A decision on a leave request, at an aware UTC time."""

    request: str
    at: datetime
    who: str
    status: LeaveStatus
    why: str


def add_leave(connection: Connection, requests: Sequence[LeaveRequest]) -> tuple[int, int]:
    """Add leave requests; the result is how many are new, and how many were known already.

    A request is known where one with its id says the same, either as it came in or as it was decided
    since. Raises RecordError naming every id that stands for another request.
    """
    ids = [request.id for request in requests]
    came_in = {row.id: _request(row) for row in _rows(connection, ids)}
    decided = {request.id: request for request in _decided(connection, list(came_in.values()))}
    new, known = split_known(requests, came_in, decided)
    if new:
        connection.execute(insert(requests_table), [_values(request) for request in new])
    return len(new), known


def decide_leave(
    connection: Connection, id: str, status: LeaveStatus, who: str, why: str = ""
) -> None:
    """Record that `who` decided on a request; earlier decisions and the request itself stay.

    Raises RecordError where there is no such request.
    """
    if not _rows(connection, [id]):
        message = _("there is no leave request {id}").format(id=id)
        raise RecordError(message, _("list them with `rostering leave list`"))
    decision = {"request": id, "at": times.now(), "who": who, "status": status.value, "why": why}
    connection.execute(insert(leave_decisions), decision)


def leave_requests(
    connection: Connection, period: Period | None = None, agent: str | None = None
) -> tuple[LeaveRequest, ...]:
    """The requests as they stand, by first day and id: those that touch `period`, or all."""
    row = requests_table.c
    chosen = select(requests_table).order_by(row.first_day, row.id)
    if period is not None:
        chosen = chosen.where(row.first_day <= period.end, row.last_day >= period.start)
    if agent is not None:
        chosen = chosen.where(row.agent == agent)
    return _decided(connection, [_request(found) for found in connection.execute(chosen)])


def leave_days(
    connection: Connection, period: Period, agent: str | None = None
) -> tuple[LeaveDay, ...]:
    """All days of each request that touches `period` and is not refused.

    Days outside the period are among them: how many requests begin in a month depends on them (A8).
    """
    return tuple(
        day
        for request in leave_requests(connection, period, agent)
        if request.status is not LeaveStatus.REFUSED
        for day in request.days()
    )


def leave_history(connection: Connection, id: str) -> tuple[LeaveDecision, ...]:
    """The decisions on a request, in order."""
    rows = connection.execute(
        select(leave_decisions)
        .where(leave_decisions.c.request == id)
        .order_by(leave_decisions.c.id)
    )
    return tuple(
        LeaveDecision(row.request, times.moment(row.at), row.who, LeaveStatus(row.status), row.why)
        for row in rows
    )


def _rows(connection: Connection, ids: Sequence[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(requests_table).where(requests_table.c.id.in_(ids))).all()


def _request(row: Row[Any]) -> LeaveRequest:
    return LeaveRequest(
        id=row.id,
        agent=row.agent,
        start=row.first_day,
        end=row.last_day,
        kind=row.kind,
        part=Part(row.part),
        status=LeaveStatus(row.status),
        asked=row.asked,
        decided_by=row.decided_by,
        reason=row.reason,
        hours=None
        if row.from_at is None
        else (times.moment(row.from_at), times.moment(row.until_at)),
    )


def _values(request: LeaveRequest) -> dict[str, Any]:
    values = asdict(request)
    values["first_day"], values["last_day"] = values.pop("start"), values.pop("end")
    values["part"], values["status"] = request.part.value, request.status.value
    hours = values.pop("hours")
    values["from_at"], values["until_at"] = map(times.seconds, hours) if hours else (None, None)
    return values


def _decided(connection: Connection, requests: Sequence[LeaveRequest]) -> tuple[LeaveRequest, ...]:
    """The requests with the last decision on each."""
    decision = leave_decisions.c
    last = select(func.max(decision.id)).group_by(decision.request)
    rows = connection.execute(select(leave_decisions).where(decision.id.in_(last)))
    decisions = {row.request: row for row in rows}
    return tuple(
        replace(request, status=LeaveStatus(found.status), decided_by=found.who)
        if (found := decisions.get(request.id))
        else request
        for request in requests
    )
