"""Annual leave: how many days a year gives, and how many of them requests take."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveRequest, Part
from rostering.domain.people import Agent

DAYS_OF_A_WEEK, WORK_DAYS_OF_A_WEEK = 7, 5


@dataclass(frozen=True, slots=True)
class Parameters:
    """`days` a year hold from each of `service_years` on; parts of a year are counted by
    `year_days`."""

    service_years: tuple[int, ...]
    days: tuple[int, ...]
    year_days: int


def entitled_days(agent: Agent, year: int, rule: Parameters) -> int:
    """The whole days of annual leave that `year` gives the agent.

    From the Regulation of 2007, art. 3, and the measures of 2008, art. 3, 5 and 12: nothing in the
    first 12 months of the career; a part of the year for who joins, leaves or completes them in it.
    """
    began = agent.working_since or agent.hired
    entitled_from = _years_after(began, rule.service_years[0])
    start = max(date(year, 1, 1), agent.hired, entitled_from)
    end = min(date(year, 12, 31), agent.left or date(year, 12, 31))
    if end < start:
        return 0
    reached = [
        days
        for years, days in zip(rule.service_years, rule.days, strict=True)
        if _years_after(began, years) <= end
    ]
    share = min((end - start).days + 1, rule.year_days)
    return max(reached) * share // rule.year_days


def taken_halves(
    request: LeaveRequest,
    shift_days: Collection[date],
    published: Iterable[Period],
    statutory: Collection[date],
) -> int:
    """The half days that a request takes: rostered work days, and where no roster is published yet
    at most five of any seven days."""
    rosters = list(published)
    halves = 2 if request.part is Part.FULL else 1
    days = [day for day in Period(request.start, request.end) if day not in statutory]
    known = [day for day in days if any(day in period for period in rosters)]
    weeks, rest = divmod(len(days) - len(known), DAYS_OF_A_WEEK)
    unknown = weeks * WORK_DAYS_OF_A_WEEK + min(rest, WORK_DAYS_OF_A_WEEK)
    return halves * (sum(day in shift_days for day in known) + unknown)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
