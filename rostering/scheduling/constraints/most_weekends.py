"""Most weekends: of so many weekends in a row, an agent works on some only.

A weekend counts where the agent works on its Saturday, its Sunday, or both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import ONE_DAY, days_worked, first_known, most_of
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Parameters:
    """`weekends` with work at most in any `weeks`, for agents without a limit of their own."""

    weekends: int
    weeks: int


def add(variables: Variables, rule: Parameters) -> None:
    """Each run of weeks that ends in the period, with what was worked before it."""
    request = variables.request
    runs = list(_runs(request, rule.weeks))
    for agent, most in most_of(request, LimitKind.WEEKENDS, rule.weekends).items():
        weekends = {day: _weekend(variables, agent, day) for run in runs for day in run}
        for run in runs:
            before = sum(w for day in run if isinstance(w := weekends[day], int))
            after = sum(w for day in run if not isinstance(w := weekends[day], int))
            variables.add(after <= max(most - before, 0), [agent], run)


def _weekend(variables: Variables, agent: str, saturday: date) -> Expression:
    """1 where the agent works on the weekend."""
    days = [variables.working(agent, day) for day in (saturday, saturday + ONE_DAY)]
    if 1 in [day for day in days if isinstance(day, int)]:
        return 1
    open_days = [day for day in days if not isinstance(day, int)]
    if len(open_days) < 2:
        return open_days[0] if open_days else 0
    worked = variables.model.new_bool_var(f"weekend {agent} {saturday}")
    variables.hold_any(worked, open_days)
    return worked


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's run of weeks with too many weekends, one of them in the roster; of runs that
    overlap only the first."""
    most = most_of(request, LimitKind.WEEKENDS, rule.weekends)
    worked = days_worked(roster, request)
    found = []
    for agent in sorted(most):
        days = worked.get(agent, set())
        last: date | None = None
        for run in _runs(request, rule.weeks):
            weekends = [day for day in run if day in days or day + ONE_DAY in days]
            new = [day for day in weekends if not _before(day, days, roster)]
            if len(weekends) > most[agent] and new and (last is None or run[0] > last):
                text = _("{agent} works on {count} weekends from {first}; {most} is the most")
                message = text.format(
                    agent=agent_name(agent, request),
                    count=len(weekends),
                    first=weekends[0],
                    most=most[agent],
                )
                found.append(Violation("most_weekends", (agent,), tuple(weekends), message))
                last = run[-1]
    return found


def _before(saturday: date, days: set[date], roster: Roster) -> bool:
    """Whether the weekend was one of work before the period began."""
    start = roster.period.start
    return any(day in days and day < start for day in (saturday, saturday + ONE_DAY))


def _runs(request: RosterRequest, weeks: int) -> Iterator[tuple[date, ...]]:
    """The Saturdays of each run of weekends that ends in the period, as far as they are known."""
    start, end = first_known(request), request.period.end
    first = start + timedelta(days=(SATURDAY - start.weekday()) % 7)
    if start.weekday() == SATURDAY + 1:
        first = start - ONE_DAY
    saturdays = [first + timedelta(days=7 * n) for n in range((end - first).days // 7 + 1)]
    for place, last in enumerate(saturdays):
        touches = last >= request.period.start - ONE_DAY
        longer_follows = place + 1 < weeks and place + 1 < len(saturdays)
        if touches and not longer_follows:
            yield tuple(saturdays[max(place - weeks + 1, 0) : place + 1])
