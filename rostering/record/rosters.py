"""Published rosters: which shifts and duties are in force, and what came too late (D10)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from rostering.domain.calendar import Period
from rostering.domain.roster import (
    Activity,
    ActivityKind,
    Assignment,
    Duty,
    PublishedShift,
    Roster,
)
from rostering.record import times
from rostering.record.hours_tables import published_activities
from rostering.record.in_force import Offer, offers_by, rows_of, settle, versions_over
from rostering.record.publishing import publish
from rostering.record.schema import (
    published_assignments,
    published_duties,
    published_rosters,
)

__all__ = [
    "LateChange",
    "PublishedVersion",
    "activities_between",
    "assignments_between",
    "duties_between",
    "late_changes",
    "publish",
    "published_shifts",
    "roster_in_force",
    "shifts_of",
    "versions",
]


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A roster as it was published at an aware UTC time; `assignments` is how many it has."""

    version: int
    period: Period
    at: datetime
    who: str
    why: str
    assignments: int


@dataclass(frozen=True, slots=True)
class LateChange:
    """A version that came after the agent's shift of the day had started, and does not count.

    The shifts are empty where a version has a rest day.
    """

    agent: str
    date: date
    version: int
    shifts: tuple[PublishedShift, ...]
    late_version: int
    late_shifts: tuple[PublishedShift, ...]


def versions(connection: Connection) -> tuple[PublishedVersion, ...]:
    """Every version that was published, in order."""
    rosters, assigned = published_rosters.c, published_assignments.c
    counts = select(assigned.version, func.count().label("assignments")).group_by(assigned.version)
    counted = counts.subquery()
    rows = connection.execute(
        select(published_rosters, func.coalesce(counted.c.assignments, 0).label("assignments"))
        .outerjoin_from(published_rosters, counted, rosters.version == counted.c.version)
        .order_by(rosters.version)
    )
    return tuple(
        PublishedVersion(
            version=row.version,
            period=Period(row.first_day, row.last_day),
            at=times.moment(row.at),
            who=row.who,
            why=row.why,
            assignments=row.assignments,
        )
        for row in rows
    )


def published_shifts(
    connection: Connection, period: Period, agents: Collection[str] | None = None
) -> tuple[PublishedShift, ...]:
    """The shifts in force on the days of `period`, by agent and start, with aware UTC times.

    A later version replaces an agent's day if it was published no later than the start of the shift
    that was in force until then. `agents` narrows the answer.
    """
    return tuple(
        shift
        for in_force, _late in _settled_days(connection, period, agents)
        for shift in shifts_of(in_force)
    )


def late_changes(connection: Connection, period: Period) -> tuple[LateChange, ...]:
    """The changes to agents' days that were published too late to count, by agent and date."""
    changes: list[LateChange] = []
    for in_force, too_late in _settled_days(connection, period, None):
        for late in too_late:
            if _content(late) != _content(in_force):
                sample = (*in_force.items, *late.items)[0]
                changes.append(
                    LateChange(
                        agent=sample.agent,
                        date=sample.date,
                        version=in_force.version,
                        shifts=shifts_of(in_force),
                        late_version=late.version,
                        late_shifts=shifts_of(late),
                    )
                )
    return tuple(changes)


def roster_in_force(connection: Connection, period: Period) -> Roster | None:
    """The roster in force over `period`, or None where no version covers any of its days."""
    if not versions_over(connection, period):
        return None
    return Roster(
        period,
        assignments_between(connection, period.start, period.end),
        duties_between(connection, period.start, period.end),
        activities_between(connection, period.start, period.end),
    )


def assignments_between(connection: Connection, start: date, end: date) -> tuple[Assignment, ...]:
    """The assignments in force on the days from `start` to `end`, both included, in order."""
    return tuple(
        Assignment(row.agent, row.date, row.shift, row.role)
        for in_force, _late in _settled_days(connection, Period(start, end), None)
        for row in in_force.items
    )


def activities_between(
    connection: Connection, start: date, end: date, agents: Collection[str] | None = None
) -> tuple[Activity, ...]:
    """The hours within the shifts in force on the days from `start` to `end`, both included, in order.

    They are of the version whose shifts are in force on the agent's day (D10).
    """
    period = Period(start, end)
    covering = versions_over(connection, period)
    rows = rows_of(connection, published_activities, period, covering, agents)
    if not rows:
        return ()
    in_force = {
        (offer.items[0].agent, offer.items[0].date): offer.version
        for offer, _late in _settled_days(connection, period, agents)
        if offer.items
    }
    return tuple(
        sorted(
            Activity(
                row.agent,
                row.date,
                row.start_minute,
                row.end_minute,
                ActivityKind(row.kind),
                row.what,
            )
            for row in rows
            if in_force.get((row.agent, row.date)) == row.version
        )
    )


def duties_between(connection: Connection, start: date, end: date) -> tuple[Duty, ...]:
    """The duties in force on the days from `start` to `end`, both included, in order.

    A day's duty is replaced as a shift is: before it starts, with the shift of the duty person.
    """
    period = Period(start, end)
    covering = versions_over(connection, period)
    rows = rows_of(connection, published_duties, period, covering)
    return tuple(
        Duty(row.date, row.agent)
        for offers in offers_by(lambda row: (row.date,), rows, covering)
        for row in settle(offers)[0].items
    )


Day = Offer[Row[Any]]


def _settled_days(
    connection: Connection, period: Period, agents: Collection[str] | None
) -> list[tuple[Day, tuple[Day, ...]]]:
    covering = versions_over(connection, period)
    rows = rows_of(connection, published_assignments, period, covering, agents)
    return [
        settle(offers) for offers in offers_by(lambda row: (row.agent, row.date), rows, covering)
    ]


def shifts_of(offer: Day) -> tuple[PublishedShift, ...]:
    """The shifts of an offer, in order of time."""
    shifts = (
        PublishedShift(
            agent=row.agent,
            date=row.date,
            shift=row.shift,
            role=row.role,
            start=times.moment(row.start_at),
            end=times.moment(row.end_at),
            breaks=tuple((times.moment(start), times.moment(end)) for start, end in row.breaks),
            version=offer.version,
        )
        for row in offer.items
    )
    return tuple(sorted(shifts, key=lambda shift: shift.start))


def _content(offer: Day) -> list[tuple[Any, ...]]:
    return [tuple(row)[1:] for row in offer.items]
