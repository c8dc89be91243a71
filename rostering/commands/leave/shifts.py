"""Leave that is approved after publishing: the shifts that it leaves without their agent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rostering.commands.output import next_step, warn
from rostering.commands.session import Session
from rostering.language import plural

if TYPE_CHECKING:
    from rostering.record.connection import Record


def tell_shifts_to_repair(session: Session, record: Record, requests: Collection[str]) -> bool:
    """List the published shifts on days of these requests, with the commands that repair them."""
    from rostering.domain.calendar import Period, week_of
    from rostering.record.leave import leave_requests
    from rostering.record.rosters import published_shifts
    from rostering.reports.days import clock, weekday
    from rostering.scheduling.repair import to_repair

    zone = session.centre.zone
    with record.reading() as connection:
        leave = [one for one in leave_requests(connection) if one.id in requests]
        if not leave:
            return False
        days = [day for one in leave for day in one.days()]
        period = Period(min(day.date for day in days), max(day.date for day in days))
        agents = {day.agent for day in days}
        shifts = published_shifts(connection, period, agents)
    found = to_repair(shifts, days, datetime.now(UTC))
    if not found:
        return False
    lines = [
        f"  {one.agent}  {one.date} {weekday(one.date)}  {one.shift}:{one.role}  "
        f"{clock(one.start, zone, one.date)}-{clock(one.end, zone, one.date)}"
        for one in found
    ]
    title = plural(
        "one published shift falls on this leave:",
        "{count} published shifts fall on this leave:",
        len(found),
    )
    warn("\n".join([title, *lines]))
    for week in dict.fromkeys(week_of(one.date) for one in found):
        next_step(f"roster repair --week {week}")
    return True
