"""From domain objects to the tables of `attendance.schema`. Agents become their place in a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import polars as pl

from rostering.attendance.schema import DAYS, LEAVE, ORDERS, PUNCHES, SHIFTS, SIGN_INS
from rostering.domain.calendar import DayType, HolidayCalendar
from rostering.domain.incidents import SignIn
from rostering.domain.leave import LeaveDay, LeaveStatus, OvertimeOrder
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Role

Places = Mapping[str, int]


def shifts_table(
    shifts: Iterable[PublishedShift], agents: Places, roles: Mapping[str, Role]
) -> pl.DataFrame:
    """Published shifts, with how their role proves presence (D17)."""
    rows = [
        {
            "agent": agents[shift.agent],
            "date": shift.date,
            "start": second(shift.start),
            "end": second(shift.end),
            "breaks": _breaks(shift.breaks),
            "presence": roles[shift.role].presence.value if shift.role in roles else "required",
            "version": shift.version,
        }
        for shift in shifts
        if shift.agent in agents
    ]
    return pl.DataFrame(rows, SHIFTS)


def orders_table(orders: Iterable[OvertimeOrder], agents: Places) -> pl.DataFrame:
    """Overtime orders; `order` is the place in the sequence given."""
    rows = [
        {
            "order": number,
            "agent": agents[order.agent],
            "start": second(order.start),
            "end": second(order.end),
            "breaks": _breaks(order.breaks),
            "approved": order.approved,
            "reason": order.reason.value,
            "settle": order.settle.value,
            "standalone": order.standalone,
        }
        for number, order in enumerate(orders)
        if order.agent in agents
    ]
    return pl.DataFrame(rows, ORDERS)


def punches_table(punches: Iterable[Punch], agents: Places) -> pl.DataFrame:
    """Punches; `punch` is the place in the sequence given."""
    kept = [(number, punch) for number, punch in enumerate(punches) if punch.agent in agents]
    columns = {
        "agent": [agents[punch.agent] for _, punch in kept],
        "at": [second(punch.at) for _, punch in kept],
        "kind": [punch.kind.value for _, punch in kept],
        "punch": [number for number, _ in kept],
    }
    return pl.DataFrame(columns, PUNCHES)


def leave_table(
    leave: Iterable[LeaveDay], agents: Places, lacking: Collection[str] = ()
) -> pl.DataFrame:
    """Leave days that are approved or pending; refused leave is none. The requests in `lacking` need a
    certificate that nobody delivered."""
    rows = [
        {
            "agent": agents[day.agent],
            "date": day.date,
            "kind": day.kind,
            "part": day.part.value,
            "status": day.status.value,
            "request": day.request,
            "start": second(day.hours[0]) if day.hours else None,
            "end": second(day.hours[1]) if day.hours else None,
            "lacks_certificate": day.request in lacking,
        }
        for day in leave
        if day.agent in agents and day.status is not LeaveStatus.REFUSED
    ]
    return pl.DataFrame(rows, LEAVE)


def sign_ins_table(sign_ins: Iterable[SignIn], agents: Places) -> pl.DataFrame:
    """Attendance lists of duties, meetings and trainings."""
    rows = [
        {
            "agent": agents[item.agent],
            "date": item.date,
            "kind": item.kind.value,
            "name": item.name,
            "status": item.status.value,
        }
        for item in sign_ins
        if item.agent in agents
    ]
    return pl.DataFrame(rows, SIGN_INS)


def days_table(calendar: HolidayCalendar) -> pl.DataFrame:
    """The statutory days; every other day is what the roster makes of it (O5)."""
    rows = [
        {"date": day, "day_type": DayType.STATUTORY.value, "moved_to": None}
        for day in sorted(calendar.statutory)
    ]
    return pl.DataFrame(rows, DAYS)


def second(moment: datetime) -> int:
    """An aware time as whole seconds since the epoch."""
    return int(moment.timestamp())


def _breaks(pairs: Iterable[tuple[datetime, datetime]]) -> list[dict[str, int]]:
    return [{"start": second(start), "end": second(end)} for start, end in pairs]
