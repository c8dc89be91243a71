"""Hours and days at work, from shifts and punches, counted by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rostering.attendance.month import MonthInputs
from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar, Period
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.payroll.month import pay_month
from rostering.payroll.statement import statements
from rostering.policy.catalogue import load_catalogue

ZONE = ZoneInfo("Asia/Shanghai")
MAY_DAY = date(2026, 5, 1)
HOLIDAYS = HolidayCalendar(
    {MAY_DAY: CalendarDay(MAY_DAY, DayKind.STATUTORY, "劳动节")}, {2026: "notice"}
)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def month(worked: Iterable[date], rostered: Iterable[date] = (), **more: object) -> MonthInputs:
    """One agent at work from 9 to 18 with a break on the days `worked`; only rostered on the others."""
    worked = list(worked)
    base = MonthInputs(
        month=Period.month(2026, 5),
        agents=(Agent("A01", "林一", "agent", ("phone",), 2400, date(2020, 1, 1)),),
        roles={},
        calendar=HOLIDAYS,
        zone=ZONE,
        shifts=tuple(
            PublishedShift(
                "A01", day, "D", "phone", at(day, 9), at(day, 18), ((at(day, 12), at(day, 13)),)
            )
            for day in sorted({*worked, *rostered})
        ),
        orders=(),
        punches=tuple(Punch("A01", at(day, hour)) for day in worked for hour in (9, 18)),
        leave=(),
        complete=((at(date(2026, 4, 1), 0), at(date(2026, 6, 20), 0)),),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def law(inputs: MonthInputs) -> dict[str, int | None]:
    (made,) = statements(pay_month(inputs, {}, load_catalogue()), inputs)
    return {item.code: item.stake_fen for item in made.warnings}


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count)]


def test_a_week_at_work_on_all_seven_days_is_pointed_out() -> None:
    week = days(date(2026, 5, 11), 7)
    assert law(month(week))["L18"] is None
    assert "L18" not in law(month(week[:6]))


def test_seven_days_over_two_weeks_have_a_rest_in_each() -> None:
    assert "L18" not in law(month(days(date(2026, 5, 13), 7)))


def test_a_week_that_began_in_the_month_before_is_counted_where_it_ends() -> None:
    in_may = days(date(2026, 4, 29), 5)  # 27 April to 3 May is the week
    before = (("A01", date(2026, 4, 27)), ("A01", date(2026, 4, 28)))
    assert "L18" in law(month(in_may, days_before=before))
    assert "L18" not in law(month(in_may, days_before=before[:1]))


def test_days_beyond_the_standard_are_at_stake_as_overtime() -> None:
    # The calendar has 20 work days, less than the 9921 minutes of 20.67 days:
    # 22 × 480 - 9921 = 639; 1000.00 ÷ 21.75 ÷ 8 × 639/60 × 150 % = 91.8103
    spread = [day for day in days(date(2026, 5, 3), 29) if day.isoweekday() != 7][:22]
    assert law(month(spread))["L17"] == 9181
    assert "L17" not in law(month(spread[:20]))


def test_leave_absence_and_statutory_days_are_no_hours_at_work() -> None:
    spread = [day for day in days(date(2026, 5, 3), 29) if day.isoweekday() != 7][:22]
    gone = month(spread[2:], spread[:2])
    assert "L17" not in law(gone)
    request = LeaveRequest(
        "L1", "A01", spread[0], spread[1], "annual", Part.FULL, LeaveStatus.APPROVED
    )
    assert "L17" not in law(replace(month(spread), leave=tuple(request.days())))
    assert "L17" not in law(month([MAY_DAY, *spread[:20]]))
