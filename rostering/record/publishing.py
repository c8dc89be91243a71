"""Publishing a roster: a new version beside the earlier ones, never in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, func, insert, select

from rostering.domain.calendar import Period, instant
from rostering.domain.roster import Activity, ActivityKind, Assignment, PublishedShift, Roster
from rostering.domain.shifts import Shift
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.hours_tables import published_activities
from rostering.record.in_force import VersionRow, rows_of, versions_over
from rostering.record.schema import (
    published_assignments,
    published_duties,
    published_rosters,
)
from rostering.record.seals import seal_roster

Row = dict[str, Any]


def publish(
    connection: Connection,
    roster: Roster,
    shifts: Mapping[str, Shift],
    zone: ZoneInfo,
    at: datetime,
    who: str,
    why: str = "",
) -> int:
    """Publish `roster` at the aware time `at`, and return its version: 1, 2, … over all periods.

    The times of the shifts are kept as they are now, by the clocks of `zone`, and the breaks as they
    are planned; what is unpaid of them is what attendance goes by. Raises RecordError for
    a shift that is not known or not in the period, and for a roster that is published already.
    """
    assignments = _assignment_rows(roster, shifts, zone)
    duties = _duty_rows(roster, assignments, zone)
    hours = _activity_rows(roster, assignments)
    parts = (
        (published_assignments, assignments),
        (published_duties, duties),
        (published_activities, hours),
    )
    _refuse_the_same(connection, roster.period, parts)
    newest = connection.execute(select(func.max(published_rosters.c.version))).scalar()
    version = (newest or 0) + 1
    period = {"first_day": roster.period.start, "last_day": roster.period.end}
    head = {"version": version, **period, "at": times.seconds(at), "who": who, "why": why}
    connection.execute(insert(published_rosters), head)
    for table, rows in parts:
        if rows:
            connection.execute(insert(table), [{"version": version, **row} for row in rows])
    seal_roster(connection, version)
    return version


def _assignment_rows(roster: Roster, shifts: Mapping[str, Shift], zone: ZoneInfo) -> list[Row]:
    assignments = sorted(set(roster.assignments))
    _refuse_strangers(assignments, shifts, roster.period)
    hours = roster.activities_by_day()
    return [
        _row(one, shifts[one.shift], hours.get((one.agent, one.date), ()), zone)
        for one in assignments
    ]


def _row(assignment: Assignment, shift: Shift, hours: Sequence[Activity], zone: ZoneInfo) -> Row:
    def at(minute: int) -> int:
        return times.seconds(instant(assignment.date, minute, zone))

    return {
        "agent": assignment.agent,
        "date": assignment.date,
        "shift": assignment.shift,
        "role": assignment.role,
        "label": shift.label,
        "start_at": at(shift.start),
        "end_at": at(shift.end),
        "breaks": [[at(start), at(end)] for start, end in unpaid_breaks(shift, hours)],
    }


def unpaid_breaks(shift: Shift, hours: Sequence[Activity]) -> list[tuple[int, int]]:
    """As they are planned, or at their usual times where no hours of the shift are."""
    own = [one for one in hours if one.start < shift.end and one.end > shift.start]
    if own:
        return [(one.start, one.end) for one in own if one.kind is ActivityKind.BREAK]
    return [(one.start, one.end) for one in shift.planned_breaks if not one.paid]


def as_published(
    roster: Roster, shifts: Mapping[str, Shift], zone: ZoneInfo
) -> tuple[PublishedShift, ...]:
    """The shifts of a draft with the times that they would be published with, as version 0.

    Shifts that are not known are left out.
    """
    hours = roster.activities_by_day()
    found = []
    for one in sorted(set(roster.assignments)):
        if one.shift not in shifts:
            continue
        row = _row(one, shifts[one.shift], hours.get((one.agent, one.date), ()), zone)
        breaks = tuple((times.moment(start), times.moment(end)) for start, end in row["breaks"])
        start, end = times.moment(row["start_at"]), times.moment(row["end_at"])
        found.append(
            PublishedShift(one.agent, one.date, one.shift, one.role, start, end, breaks, version=0)
        )
    return tuple(sorted(found, key=lambda shift: (shift.agent, shift.start)))


def _activity_rows(roster: Roster, assignments: Iterable[Row]) -> list[Row]:
    """The hours of days with a shift; those of others, left over from an edit, say nothing."""
    worked = {(row["agent"], row["date"]) for row in assignments}
    return [
        {
            "agent": one.agent,
            "date": one.date,
            "start_minute": one.start,
            "end_minute": one.end,
            "kind": one.kind.value,
            "what": one.what,
        }
        for one in sorted(set(roster.activities))
        if (one.agent, one.date) in worked
    ]


def _duty_rows(roster: Roster, assignments: Iterable[Row], zone: ZoneInfo) -> list[Row]:
    """A duty starts with its agent's shift, and on an agent's rest day with the day."""
    starts: dict[tuple[str, date], int] = {}
    for row in assignments:
        key = (row["agent"], row["date"])
        starts[key] = min(row["start_at"], starts.get(key, row["start_at"]))
    rows: list[Row] = []
    for duty in sorted(set(roster.duties)):
        _refuse_outside(duty.agent, duty.date, roster.period)
        midnight = times.seconds(instant(duty.date, 0, zone))
        start = starts.get((duty.agent, duty.date), midnight)
        rows.append({"date": duty.date, "agent": duty.agent, "start_at": start})
    return rows


def _refuse_strangers(
    assignments: Iterable[Assignment], shifts: Mapping[str, Shift], period: Period
) -> None:
    for assignment in assignments:
        _refuse_outside(assignment.agent, assignment.date, period)
        if assignment.shift not in shifts:
            message = _("there is no shift {shift}, given to {agent} on {date}").format(
                shift=assignment.shift, agent=assignment.agent, date=assignment.date
            )
            raise RecordError(message, _("add the shift to centre.toml or mend the roster"))


def _refuse_outside(agent: str, day: date, period: Period) -> None:
    if day not in period:
        message = _("{agent} on {date} lies outside the roster's period {period}")
        raise RecordError(message.format(agent=agent, date=day, period=period))


def _refuse_the_same(
    connection: Connection, period: Period, parts: Iterable[tuple[Table, list[Row]]]
) -> None:
    """Refuse what the newest versions of all the period's days say already, late or not."""
    covering = versions_over(connection, period)
    newest = {day: latest for day in period if (latest := _newest(covering, day))}
    if len(newest) < len(period):
        return
    for table, rows in parts:
        published = [
            {name: value for name, value in row._mapping.items() if name != "version"}
            for row in rows_of(connection, table, period, covering)
            if row.version == newest[row.date]
        ]
        if sorted(map(repr, published)) != sorted(repr(_in_order(table, row)) for row in rows):
            return
    message = _("this roster is published already, as version {version}")
    raise RecordError(message.format(version=max(newest.values())), _("there is nothing to do"))


def _newest(covering: Iterable[VersionRow], day: date) -> int | None:
    return max((version.number for version in covering if day in version.period), default=None)


def _in_order(table: Table, row: Row) -> Row:
    return {column.name: row[column.name] for column in table.columns if column.name != "version"}
