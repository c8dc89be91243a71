"""Longest run: an agent works at most so many days in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import days_worked, most_of
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`days` in a row at most, for agents without a limit of their own."""

    days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of one day more than allowed, one is free."""
    request = variables.request
    for agent, most in most_of(request, LimitKind.RUN, rule.days).items():
        for end in request.period:
            window = [end - timedelta(days=back) for back in range(most + 1)]
            worked = sum(variables.working(agent, day) for day in window)
            variables.add(worked <= most, [agent], sorted(window))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each run that is too long and reaches into the roster's period."""
    most = most_of(request, LimitKind.RUN, rule.days)
    found = []
    for agent, days in sorted(days_worked(roster, request).items()):
        for run in _runs(sorted(days)):
            if len(run) > most.get(agent, rule.days) and run[-1] in roster.period:
                text = _("{agent} works {count} days in a row from {first}; {most} is the most")
                message = text.format(
                    agent=agent_name(agent, request),
                    count=len(run),
                    first=run[0],
                    most=most.get(agent, rule.days),
                )
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
