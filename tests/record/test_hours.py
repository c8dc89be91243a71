"""Published hours: the breaks that were placed are the breaks that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from rostering.attendance.month import MonthInputs, reconcile_month
from rostering.domain.calendar import HolidayCalendar, Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.roster import Activity, ActivityKind, Assignment, Roster
from rostering.domain.shifts import BreakTerms, Role, Shift
from rostering.errors import RecordError
from rostering.policy.catalogue import load_catalogue
from rostering.record.rosters import (
    activities_between,
    publish,
    published_shifts,
    roster_in_force,
    versions,
)

ZONE = ZoneInfo("Asia/Shanghai")
TERMS = (BreakTerms((11 * 60, 14 * 60)), BreakTerms((15 * 60, 17 * 60), paid=True))
BREAKS = ((12 * 60, 13 * 60), (15 * 60, 15 * 60 + 15))
SHIFTS = {"D": Shift("D", "Day", 9 * 60, 18 * 60, BREAKS, ("phone", "walk_in"), TERMS)}
MAY, MONDAY = Period.month(2026, 5), date(2026, 5, 4)
BEFORE = datetime(2026, 4, 25, tzinfo=UTC)
DAY = Roster(MAY, (Assignment("A1", MONDAY, "D", "phone"),))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute, tzinfo=ZONE)


def hours(*lines: str) -> Roster:
    """`13-14 break` each, in hours."""
    found = []
    for line in lines:
        times, kind, *what = line.split()
        start, end = (round(float(time) * 60) for time in times.split("-"))
        found.append(Activity("A1", MONDAY, start, end, ActivityKind(kind), " ".join(what)))
    return replace(DAY, activities=tuple(sorted(found)))


def put(connection: Connection, roster: Roster, moment: datetime = BEFORE) -> int:
    return publish(connection, roster, SHIFTS, ZONE, moment, "Li")


def test_the_breaks_of_a_published_shift_are_those_that_were_placed(writing: Connection) -> None:
    put(writing, hours("11-12 break", "16-16.25 paid_break"))
    (shift,) = published_shifts(writing, MAY)
    assert shift.breaks == ((at(11), at(12)),)


def test_without_planned_hours_the_unpaid_breaks_lie_at_their_usual_times(
    writing: Connection,
) -> None:
    put(writing, DAY)
    (shift,) = published_shifts(writing, MAY)
    assert shift.breaks == ((at(12), at(13)),)


def test_the_hours_come_back_as_they_were_published(writing: Connection) -> None:
    published = hours("11-12 break", "14-16 role walk_in", "16-16.5 event talk")
    put(writing, published)
    assert roster_in_force(writing, MAY) == published
    assert activities_between(writing, MONDAY, MONDAY, ["A2"]) == ()


@pytest.mark.parametrize("other", ["13-14 break", "12-13 break"])
def test_a_break_that_moves_makes_a_new_version(writing: Connection, other: str) -> None:
    put(writing, hours("11-12 break"))
    assert put(writing, hours(other)) == 2


def test_a_block_of_a_role_that_moves_makes_a_new_version(writing: Connection) -> None:
    put(writing, hours("11-12 break", "14-16 role walk_in"))
    assert put(writing, hours("11-12 break", "15-17 role walk_in")) == 2


def test_the_same_hours_again_are_the_same_roster(writing: Connection) -> None:
    put(writing, hours("11-12 break"))
    with pytest.raises(RecordError, match="already, as version 1"):
        put(writing, hours("11-12 break"))
    assert len(versions(writing)) == 1


@pytest.mark.parametrize(("moment", "start"), [(at(9), 13), (at(9, 1), 11)])
def test_a_break_moves_until_its_shift_starts_and_not_after(
    writing: Connection, moment: datetime, start: int
) -> None:
    put(writing, hours("11-12 break"))
    put(writing, hours("13-14 break"), moment)
    (one,) = activities_between(writing, MONDAY, MONDAY)
    (shift,) = published_shifts(writing, MAY)
    assert one.start == start * 60
    assert shift.breaks == ((at(start), at(start + 1)),)


def test_hours_left_over_on_a_rest_day_are_not_published(writing: Connection) -> None:
    put(writing, replace(hours("11-12 break"), assignments=()))
    assert activities_between(writing, MONDAY, MONDAY) == ()


@pytest.mark.parametrize(("placed", "due"), [("11-12 break", 12), ("13-14 break", 14)])
def test_after_a_first_half_of_leave_an_agent_is_due_at_the_end_of_the_placed_break(
    writing: Connection, placed: str, due: int
) -> None:
    """D4: leave on the first half moves the expected start to the end of the break."""
    put(writing, hours(placed))
    leave = LeaveDay("A1", MONDAY, "personal", Part.FIRST, LeaveStatus.APPROVED, "L1")
    inputs = MonthInputs(
        month=MAY,
        agents=(Agent("A1", "A1", "agent", ("phone",), 2400, date(2020, 1, 1)),),
        roles={"phone": Role("phone", "phone")},
        calendar=HolidayCalendar(),
        zone=ZONE,
        shifts=published_shifts(writing, MAY),
        orders=(),
        punches=(),
        leave=(leave,),
        complete=(),
    )
    worked = reconcile_month(inputs, load_catalogue()).worked
    assert worked["due_start"].to_list() == [at(due).timestamp()]
