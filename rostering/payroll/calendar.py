"""Days that pay turns on: the pay day (G13) and the end of probation (G1)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from rostering.domain.calendar import HolidayCalendar, Period
from rostering.payroll.employment import Stretch
from rostering.policy.catalogue import Catalogue


def pay_day(month: Period, holidays: HolidayCalendar, catalogue: Catalogue) -> date | None:
    """When the pay of `month` is due; None where the calendar of that year is not published yet."""
    following = month.end + timedelta(days=1)
    day = catalogue.rule("payroll", "pay_day").parameters["day"].on(month.start).value
    due = following.replace(day=int(day))  # type: ignore[arg-type]
    if due.year not in holidays.years:
        return None
    while not holidays.is_office_day(due):
        due -= timedelta(days=1)
    return due


def probation_over(hired: date, stretch: Stretch, catalogue: Catalogue) -> bool:
    """Whether the agent is still in a grade of probation after its last day (G1)."""
    parameters = catalogue.rule("payroll", "probation").parameters
    grades = parameters["grades"].on(stretch.days.end).value
    months = int(parameters["months"].on(stretch.days.end).value)  # type: ignore[arg-type]
    return stretch.grade in grades and stretch.days.end >= months_after(hired, months)  # type: ignore[operator]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    years, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
