"""Days that pay turns on: the pay day (G13) and the end of probation (G1)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rostering.domain.calendar import HolidayCalendar, Period
from rostering.domain.people import Agent, GradeChange
from rostering.payroll.employment import grades_held
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


@dataclass(frozen=True, slots=True)
class Probation:
    """The values of `rules/payroll/probation.toml`."""

    grades: tuple[str, ...]
    months: int


def probation_over(
    agent: Agent, changes: Iterable[GradeChange], day: date, catalogue: Catalogue
) -> bool:
    """Whether the agent is on `day` still in the probation begun with hiring, and its last day is past
    (G1). Who came to such a grade later, as by a demotion (P6), is in none."""
    values = catalogue.rule("payroll", "probation").on(day, Probation)
    held = set(grades_held(agent, changes, day))
    return held <= set(values.grades) and day >= months_after(agent.hired, values.months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    years, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
