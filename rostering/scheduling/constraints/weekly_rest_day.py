"""Weekly rest day: in any seven days in a row at least one is free (Labour Law art. 38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Of `days` in a row, `rest_days` are free."""

    days: int
    rest_days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Every window of days that touches the period, those that begin before it too.

    Work before the period that broke the rule already leaves no more to be worked in its window.
    """
    period = variables.request.period
    for agent in variables.request.agents:
        first = period.start - timedelta(days=rule.days - 1)
        for start in range((period.end - first).days - rule.days + 2):
            window = [first + timedelta(days=start + step) for step in range(rule.days)]
            before = sum(variables.working(agent.id, day) for day in window if day < period.start)
            worked = sum(variables.working(agent.id, day) for day in window if day >= period.start)
            most = max(rule.days - rule.rest_days - before, 0)
            variables.add(worked <= most, [agent.id], window)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's windows with too few free days and work in the roster; of windows that overlap
    only the first."""
    worked: dict[str, set[int]] = {}
    for assignment in (*request.history, *roster.assignments):
        worked.setdefault(assignment.agent, set()).add(assignment.date.toordinal())
    found = []
    first, last = roster.period.start.toordinal(), roster.period.end.toordinal()
    for agent, days in sorted(worked.items()):
        start = first - rule.days + 1
        while start + rule.days - 1 <= last:
            window = range(start, start + rule.days)
            in_window = days.intersection(window)
            allowed = len(in_window) <= rule.days - rule.rest_days
            if allowed or max(in_window) < first:
                start += 1
                continue
            dates = tuple(type(roster.period.start).fromordinal(day) for day in window)
            text = _(
                "{agent} has too few rest days from {first} to {last}: {needed} in {days} days"
            )
            message = text.format(
                agent=agent_name(agent, request),
                first=dates[0],
                last=dates[-1],
                needed=rule.rest_days,
                days=rule.days,
            )
            found.append(Violation("weekly_rest_day", (agent,), dates, message))
            start += rule.days
    return found
