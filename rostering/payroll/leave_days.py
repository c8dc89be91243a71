"""The days that a leave request takes: rostered work days, or the minutes of their shifts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from rostering.attendance.decided import leave_as_decided
from rostering.domain.calendar import Period
from rostering.domain.leave import Hours, LeaveDay, LeaveStatus, Part
from rostering.domain.roster import PublishedShift
from rostering.policy.catalogue import Catalogue
from rostering.policy.leave_kinds import taken_from
from rostering.record.decisions import standing_decisions
from rostering.record.leave import leave_requests
from rostering.record.rosters import published_shifts, versions

DAY_MINUTES = 480
DAYS_OF_A_WEEK, WORK_DAYS_OF_A_WEEK = 7, 5


@dataclass(frozen=True, slots=True)
class Planned:
    """An agent's published shifts by day, the periods that rosters cover, and the statutory days."""

    shifts: Mapping[date, Sequence[PublishedShift]]
    rosters: tuple[Period, ...]
    statutory: Collection[date]

    def known(self, day: date) -> bool:
        """Whether a roster says whether the agent works on `day`."""
        return any(day in period for period in self.rosters)


def planned(
    connection: Connection, agent: str, period: Period, statutory: Collection[date]
) -> Planned:
    """What the record knows of the agent's days in `period`."""
    return planned_for(connection, [agent], period, statutory)[agent]


def planned_for(
    connection: Connection, agents: Collection[str], period: Period, statutory: Collection[date]
) -> dict[str, Planned]:
    """What the record knows of the days of each of `agents` in `period`, asked once."""
    shifts: dict[str, dict[date, list[PublishedShift]]] = {agent: {} for agent in agents}
    for shift in published_shifts(connection, period, agents):
        shifts[shift.agent].setdefault(shift.date, []).append(shift)
    rosters = tuple(version.period for version in versions(connection))
    return {agent: Planned(own, rosters, statutory) for agent, own in shifts.items()}


def days_by_request(
    connection: Connection,
    catalogue: Catalogue,
    balance: str,
    period: Period | None = None,
    agent: str | None = None,
) -> dict[tuple[str, str], list[LeaveDay]]:
    """The days of leave that is taken from `balance`, by agent and request: those that were not refused,
    and in whose place nobody decided on other leave; of the requests that touch `period`, or all."""
    kinds = catalogue.of_kind("leave")
    requests = [
        one
        for one in leave_requests(connection, period, agent)
        if one.status is not LeaveStatus.REFUSED
    ]
    if not requests:
        return {}
    span = Period(min(one.start for one in requests), max(one.end for one in requests))
    days = [day for one in requests for day in one.days()]
    found: dict[tuple[str, str], list[LeaveDay]] = {}
    for day in leave_as_decided(days, standing_decisions(connection, span)):
        if taken_from(kinds.get(day.kind), day.date) == balance:
            found.setdefault((day.agent, day.request), []).append(day)
    return found


def taken(
    days: Sequence[LeaveDay], plan: Planned, by_shift: bool = False
) -> Iterator[tuple[LeaveDay, int]]:
    """Each day of one request that is charged, with its minutes.

    A whole day is 480 minutes, or with `by_shift` the work minutes of its shift (D15). Where no roster
    is published yet, five of any seven days are work days. Statutory days are not charged (D4).
    """
    unknown = 0
    for day in days:
        if day.date in plan.statutory:
            continue
        shifts = plan.shifts.get(day.date, ())
        if not plan.known(day.date):
            unknown += 1
            if (unknown - 1) % DAYS_OF_A_WEEK >= WORK_DAYS_OF_A_WEEK:
                continue
        elif not shifts:
            continue
        minutes = _minutes(day, shifts, by_shift)
        if minutes:
            yield day, minutes


def _minutes(day: LeaveDay, shifts: Sequence[PublishedShift], by_shift: bool) -> int:
    if day.hours is not None:
        minutes = _of_hours(day.hours, shifts)
        return minutes if by_shift else min(minutes, DAY_MINUTES)
    whole = DAY_MINUTES
    if by_shift and shifts:
        whole = sum(_within(shift, shift.start, shift.end) for shift in shifts)
    return whole if day.part is Part.FULL else whole // 2


def _of_hours(hours: Hours, shifts: Sequence[PublishedShift]) -> int:
    start, end = hours
    if not shifts:
        return int((end - start).total_seconds()) // 60
    return sum(_within(shift, start, end) for shift in shifts)


def _within(shift: PublishedShift, start: object, end: object) -> int:
    """Work minutes of the shift between two moments."""
    spans = [(shift.start, shift.end, 1), *((one, other, -1) for one, other in shift.breaks)]
    seconds = 0
    for first, last, sign in spans:
        overlap = (min(last, end) - max(first, start)).total_seconds()  # type: ignore[call-overload]
        seconds += sign * max(int(overlap), 0)
    return seconds // 60
