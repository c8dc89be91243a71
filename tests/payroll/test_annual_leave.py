"""Days of annual leave, by the Regulation of 2007 and the measures of 2008, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveRequest, Part
from rostering.domain.people import Agent
from rostering.domain.roster import PublishedShift
from rostering.payroll.annual_leave import Parameters, entitled_days
from rostering.payroll.leave_days import Planned
from rostering.payroll.leave_days import taken as taken_by
from rostering.policy.catalogue import load_catalogue

RULE = load_catalogue().rule("leave", "annual").on(date(2026, 1, 1), Parameters)
SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = Period(date(2026, 6, 1), date(2026, 6, 7))


def agent(began: str, hired: str, left: str | None = None) -> Agent:
    gone = date.fromisoformat(left) if left else None
    first, here = date.fromisoformat(began), date.fromisoformat(hired)
    return Agent("A1", "林一", "agent", ("phone",), 2400, here, gone, first)


@pytest.mark.parametrize(
    ("began", "hired", "left", "year", "days"),
    [
        ("2020-07-01", "2021-04-06", None, 2026, 5),  # five years
        ("2012-09-01", "2018-06-11", None, 2026, 10),  # thirteen years
        ("2016-12-31", "2018-06-11", None, 2026, 10),  # ten on the last day of the year
        ("2017-01-01", "2018-06-11", None, 2026, 5),  # a day too late for ten
        ("2006-07-01", "2010-01-01", None, 2026, 15),  # twenty in the year
        ("2026-04-01", "2026-04-01", None, 2026, 0),  # in the first 12 months
        ("2025-07-01", "2026-05-11", None, 2026, 2),  # 1 July on: 5 × 184 ÷ 365 = 2.52
        ("2015-01-01", "2026-05-18", None, 2026, 6),  # joined: 10 × 228 ÷ 365 = 6.25
        ("2015-01-01", "2018-06-11", "2026-06-30", 2026, 4),  # left: 10 × 181 ÷ 365 = 4.96
        ("2015-01-01", "2018-06-11", "2025-12-31", 2026, 0),  # left before
        ("2020-07-01", "2021-04-06", None, 2028, 5),  # 366 days are one year
        ("2024-02-29", "2024-02-29", None, 2025, 4),  # 1 March on: 5 × 306 ÷ 365 = 4.19
    ],
)
def test_days_of_a_year_follow_from_the_years_of_service(
    began: str, hired: str, left: str | None, year: int, days: int
) -> None:
    assert entitled_days(agent(began, hired, left), year, RULE) == days


def asked(first: date, last: date, part: Part = Part.FULL) -> list[LeaveDay]:
    return list(LeaveRequest("L1", "A1", first, last, "annual", part).days())


def minutes(days: list[LeaveDay], shifts: Iterable[date], rosters: Iterable[Period]) -> int:
    plan = Planned({day: [shift_on(day)] for day in shifts}, tuple(rosters), {date(2026, 6, 19)})
    return sum(taken for _day, taken in taken_by(days, plan))


def shift_on(day: date) -> PublishedShift:
    def at(hour: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)

    return PublishedShift("A1", day, "D", "phone", at(9), at(18), ((at(12), at(13)),))


def test_rest_days_within_a_request_are_not_taken() -> None:
    shifts = {date(2026, 6, day) for day in (1, 2, 3, 6)}
    assert minutes(asked(WEEK.start, WEEK.end), shifts, [WEEK]) == 4 * 480


def test_a_half_day_takes_half() -> None:
    half = asked(WEEK.start, WEEK.start, Part.FIRST)
    assert minutes(half, {WEEK.start}, [WEEK]) == 240


def test_hours_take_the_work_minutes_of_the_shift_in_them() -> None:
    day = WEEK.start
    span = (
        shift_on(day).breaks[0][0],
        shift_on(day).end,
    )  # from noon, the break among them, to 18:00
    hours = LeaveRequest("L1", "A1", day, day, "annual", Part.HOURS, hours=span)
    assert minutes(list(hours.days()), {day}, [WEEK]) == 300


def test_before_the_roster_is_published_a_week_takes_five_days() -> None:
    nine_days = asked(WEEK.start, date(2026, 6, 9))
    assert minutes(nine_days, (), ()) == (5 + 2) * 480


def test_a_statutory_day_within_a_request_is_not_taken() -> None:
    festival = date(2026, 6, 19)
    assert minutes(asked(festival, festival), {festival}, [Period(festival, festival)]) == 0


def test_a_day_of_rest_is_as_long_as_its_shift() -> None:
    day = WEEK.start
    plan = Planned({day: [replace(shift_on(day), breaks=())]}, (WEEK,), ())
    assert [n for _day, n in taken_by(asked(day, day), plan, by_shift=True)] == [540]
