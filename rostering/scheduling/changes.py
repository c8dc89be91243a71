"""What differs between two rosters, how late it comes, and two agents' days exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rostering.domain.calendar import instant
from rostering.domain.roster import Activity, Assignment, Change, Duty, Roster
from rostering.domain.shifts import Shift

AgentDay = tuple[str, date]
HourChange = tuple[str, date, tuple[Activity, ...], tuple[Activity, ...]]


def changes_between(before: Roster, after: Roster) -> tuple[Change, ...]:
    """The agents' days that differ on the dates that both rosters have, by agent and date."""
    old, new = before.by_agent_day(), after.by_agent_day()
    return tuple(
        Change(agent, day, tuple(sorted(old.get(key, ()))), tuple(sorted(new.get(key, ()))))
        for key in sorted(old.keys() | new.keys())
        for agent, day in [key]
        if day in before.period
        and day in after.period
        and set(old.get(key, ())) != set(new.get(key, ()))
    )


def duty_changes(before: Roster, after: Roster) -> tuple[tuple[date, str, str], ...]:
    """Each date with the duty person before and after; "" is nobody."""
    old = {duty.date: duty.agent for duty in before.duties}
    new = {duty.date: duty.agent for duty in after.duties}
    return tuple(
        (day, old.get(day, ""), new.get(day, ""))
        for day in sorted(old.keys() | new.keys())
        if old.get(day) != new.get(day) and day in before.period and day in after.period
    )


def hour_changes(before: Roster, after: Roster) -> tuple[HourChange, ...]:
    """The agents' days with the same shifts and other hours within them, by agent and date."""
    shifts = before.by_agent_day(), after.by_agent_day()
    old, new = before.activities_by_day(), after.activities_by_day()
    return tuple(
        (*key, tuple(old.get(key, ())), tuple(new.get(key, ())))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
        and key in shifts[0]
        and set(shifts[0][key]) == set(shifts[1].get(key, ()))
    )


def first_start(change: Change, shifts: Mapping[str, Shift], zone: ZoneInfo) -> datetime:
    """When the change takes effect: the earlier start of the two, in UTC; midnight of the day where
    the shifts are not known any more."""
    minutes = [
        shifts[item.shift].start for item in (*change.before, *change.after) if item.shift in shifts
    ]
    return instant(change.date, min(minutes, default=0), zone)


def short_notice(
    changes: tuple[Change, ...],
    shifts: Mapping[str, Shift],
    zone: ZoneInfo,
    now: datetime,
    hours: int,
) -> frozenset[AgentDay]:
    """The changes that take effect less than `hours` after the aware time `now`."""
    limit = now + timedelta(hours=hours)
    return frozenset(
        (change.agent, change.date)
        for change in changes
        if first_start(change, shifts, zone) < limit
    )


def swapped(roster: Roster, one: AgentDay, other: AgentDay) -> Roster:
    """The roster after `one`'s agent gave that day's work to `other`'s agent, and the other way round.

    On one date the two exchange their shifts. On two dates each works the other's shift on the other's
    date, beside what is there already. The duty and the hours go with the shift.
    """
    takers = {one: other[0], other: one[0]}
    assignments = tuple(
        sorted(
            Assignment(takers.get((a.agent, a.date), a.agent), a.date, a.shift, a.role)
            for a in roster.assignments
        )
    )
    working = {(a.agent, a.date) for a in roster.assignments}
    duties = tuple(
        Duty(duty.date, takers[key] if key in takers and key in working else duty.agent)
        for duty in roster.duties
        for key in [(duty.agent, duty.date)]
    )
    activities = tuple(
        sorted(
            replace(one, agent=takers.get((one.agent, one.date), one.agent))
            for one in roster.activities
        )
    )
    return Roster(roster.period, assignments, duties, activities)
