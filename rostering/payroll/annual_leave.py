"""Annual leave: how many days a year gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rostering.domain.people import Agent


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


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
