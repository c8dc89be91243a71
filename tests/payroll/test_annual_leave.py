"""Days of annual leave, by the Regulation of 2007 and the measures of 2008, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveRequest, Part
from rostering.domain.people import Agent
from rostering.payroll.annual_leave import Parameters, entitled_days, taken_halves
from rostering.policy.catalogue import load_catalogue

RULE = load_catalogue().rule("leave", "annual").on(date(2026, 1, 1), Parameters)
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


def asked(first: date, last: date, part: Part = Part.FULL) -> LeaveRequest:
    return LeaveRequest("L1", "A1", first, last, "annual", part)


def test_rest_days_within_a_request_are_not_taken() -> None:
    shifts = {date(2026, 6, day) for day in (1, 2, 3, 6)}
    assert taken_halves(asked(WEEK.start, WEEK.end), shifts, [WEEK], ()) == 8


def test_a_half_day_takes_half() -> None:
    half = asked(WEEK.start, WEEK.start, Part.FIRST)
    assert taken_halves(half, {WEEK.start}, [WEEK], ()) == 1


def test_before_the_roster_is_published_a_week_takes_five_days() -> None:
    nine_days = asked(WEEK.start, date(2026, 6, 9))
    assert taken_halves(nine_days, (), (), ()) == 2 * (5 + 2)


def test_a_statutory_day_within_a_request_is_not_taken() -> None:
    assert taken_halves(asked(WEEK.start, WEEK.start), {WEEK.start}, [WEEK], {WEEK.start}) == 0
