"""Longest run: an agent works at most so many days in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`days` in a row at most."""

    days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of one day more than allowed, one is free."""
    period = variables.request.period
    for agent in variables.request.agents:
        for end in period:
            window = [end - timedelta(days=back) for back in range(rule.days + 1)]
            worked = sum(variables.working(agent.id, day) for day in window)
            variables.add(worked <= rule.days, [agent.id], sorted(window))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each run that is too long and reaches into the roster's period."""
    worked: dict[str, set[date]] = {}
    for assignment in (*request.history, *roster.assignments):
        worked.setdefault(assignment.agent, set()).add(assignment.date)
    found = []
    for agent, days in sorted(worked.items()):
        for run in _runs(sorted(days)):
            if len(run) > rule.days and run[-1] in roster.period:
                text = _("{agent} works {count} days in a row from {first}; {most} is the most")
                message = text.format(agent=agent, count=len(run), first=run[0], most=rule.days)
                found.append(Violation("longest_run", (agent,), tuple(run), message))
    return found


def _runs(days: list[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
