"""Adherence, conformance, attendance and late rate, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from rostering.attendance.adherence import Adherence, adherence, groups_table, percent
from rostering.attendance.month import MonthInputs, reconcile_month
from rostering.domain.calendar import HolidayCalendar, Period
from rostering.domain.leave import LeaveDay, LeaveStatus, OvertimeOrder, Part
from rostering.domain.people import Agent
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Role
from rostering.policy.catalogue import load_catalogue

ZONE = ZoneInfo("Asia/Shanghai")
AGENTS = tuple(
    Agent(id, id, "agent", ("phone",), 2400, date(2020, 1, 1), team=team)
    for id, team in (("A01", "red"), ("A02", "red"), ("A03", "blue"))
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-05-{text}").replace(tzinfo=ZONE)


def shift(
    day: int, start: str, end: str, agent: str = "A01", pause: bool = False
) -> PublishedShift:
    breaks = ((at(f"{day:02d}T12:00"), at(f"{day:02d}T13:00")),) if pause else ()
    moments = (at(f"{day:02d}T{start}"), at(f"{day:02d}T{end}"))
    return PublishedShift(agent, date(2026, 5, day), "D", "phone", *moments, breaks)


def punches(*texts: str, agent: str = "A01") -> tuple[Punch, ...]:
    return tuple(Punch(agent, at(text)) for text in texts)


def figures(by: str = "agent", **facts: object) -> dict[str, Adherence]:
    base = MonthInputs(
        month=Period.month(2026, 5),
        agents=AGENTS,
        roles={"phone": Role("phone", "电话")},
        calendar=HolidayCalendar({}, {2026: "notice"}),
        zone=ZONE,
        shifts=(),
        orders=(),
        punches=(),
        leave=(),
        complete=((at("01T00:00"), at("30T00:00")),),
    )
    inputs = replace(base, **facts)  # type: ignore[arg-type]
    found = reconcile_month(inputs, load_catalogue())
    groups = groups_table([(agent.id, agent.team) for agent in AGENTS])
    return {one.group: one for one in adherence(found.worked, found.findings, groups, by)}


def test_ten_minutes_late_and_ten_longer_of_sixty_is_83_33_and_100() -> None:
    found = figures(shifts=(shift(6, "09:00", "10:00"),), punches=punches("06T09:10", "06T10:10"))
    assert found["A01"].adherence == Decimal("83.33")
    assert found["A01"].conformance == Decimal("100.00")
    assert found["A01"].late_rate == Decimal("100.00")
    assert found[""].adherence == found["A01"].adherence


def test_breaks_are_neither_scheduled_nor_worked() -> None:
    # 09:00 to 15:00 without the hour at noon is 5 of 8 hours
    whole = shift(6, "09:00", "18:00", pause=True)
    found = figures(shifts=(whole,), punches=punches("06T09:00", "06T15:00"))["A01"]
    assert found.scheduled_seconds == 8 * 3600
    assert (found.adherence, found.conformance) == (Decimal("62.50"), Decimal("62.50"))


def test_an_absence_keeps_nothing_of_its_scheduled_time() -> None:
    days = (shift(6, "09:00", "17:00"), shift(7, "09:00", "17:00"))
    found = figures(shifts=days, punches=punches("06T09:00", "06T17:00"))["A01"]
    assert found.adherence == Decimal("50.00")
    assert found.attendance_rate == Decimal("50.00")
    assert found.late_rate == Decimal("0.00")


def test_a_shift_with_a_missing_punch_is_attended_and_its_time_left_out() -> None:
    days = (shift(6, "09:00", "17:00"), shift(7, "09:00", "17:00"))
    found = figures(shifts=days, punches=punches("06T09:00", "06T17:00", "07T09:01"))["A01"]
    assert found.open == 1
    assert found.scheduled_seconds == 8 * 3600
    assert found.adherence == found.attendance_rate == Decimal("100.00")


def test_a_shift_without_punches_yet_is_left_out() -> None:
    found = figures(shifts=(shift(31, "09:00", "17:00"),))["A01"]
    assert (found.pending, found.days_due) == (1, 0)
    assert found.adherence is None
    assert found.attendance_rate is None


def test_approved_leave_is_not_scheduled() -> None:
    leave = LeaveDay("A01", date(2026, 5, 6), "annual", Part.FIRST, LeaveStatus.APPROVED, "L1")
    whole = shift(6, "09:00", "18:00", pause=True)
    found = figures(shifts=(whole,), leave=(leave,), punches=punches("06T13:00", "06T18:00"))["A01"]
    assert found.scheduled_seconds == 5 * 3600
    assert found.adherence == found.conformance == Decimal("100.00")


def test_ordered_overtime_is_counted_apart_from_conformance() -> None:
    order = OvertimeOrder("O1", "A01", at("06T17:00"), at("06T19:00"))
    found = figures(
        shifts=(shift(6, "09:00", "17:00"),),
        orders=(order,),
        punches=punches("06T09:00", "06T19:05"),
    )["A01"]
    assert found.conformance == Decimal("100.00")
    assert dict(found.overtime) == {"workday": 120, "rest": 0, "statutory": 0}


def test_a_split_shift_is_one_day_and_two_shifts() -> None:
    parts = (shift(6, "08:00", "12:00"), shift(6, "15:00", "19:00"))
    seen = punches("06T08:00", "06T12:00", "06T15:20", "06T19:00")
    found = figures(shifts=parts, punches=seen)["A01"]
    assert (found.days_due, found.days_attended) == (1, 1)
    assert found.late_rate == Decimal("50.00")
    # 20 of 480 minutes were missed: 95.8333
    assert found.adherence == Decimal("95.83")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("team", {"blue": "100.00", "red": "50.00", "": "66.67"}),
        ("day", {"2026-05-06": "50.00", "2026-05-11": "100.00", "": "66.67"}),
        ("week", {"2026-W19": "50.00", "2026-W20": "100.00", "": "66.67"}),
        ("month", {"2026-05": "66.67", "": "66.67"}),
    ],
)
def test_figures_are_added_up_by_team_day_week_and_month(by: str, expected: dict[str, str]) -> None:
    found = figures(
        by,
        shifts=(
            shift(6, "09:00", "17:00", "A01"),
            shift(6, "09:00", "17:00", "A02"),
            shift(11, "09:00", "17:00", "A03"),
        ),
        punches=punches("06T09:00", "06T17:00") + punches("11T09:00", "11T17:00", agent="A03"),
    )
    assert {group: str(one.adherence) for group, one in found.items()} == expected


def test_rates_are_rounded_once_half_up() -> None:
    assert percent(1, 800) == Decimal("0.13")  # 0.125
    assert percent(2, 3) == Decimal("66.67")
    assert percent(0, 0) is None
