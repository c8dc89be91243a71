"""Shortest run: days of work come at least so many in a row; no agent is called in for one day.

A run that reaches over the end of the period may go on there, and one at its start may have begun
before, where nothing is known of the days before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import plural
from rostering.scheduling.known import ONE_DAY, days_worked, first_known, least_of
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`days` in a row at least, for agents without a limit of their own."""

    days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of a free day, a shorter run and a free day, one is otherwise."""
    request = variables.request
    first = first_known(request)
    for agent, least in least_of(request, LimitKind.RUN, rule.days).items():
        for length in range(1, least):
            for after in request.period:
                before = after - timedelta(days=length + 1)
                if before < first:
                    continue
                run = [before + timedelta(days=step) for step in range(1, length + 1)]
                ends = variables.working(agent, before) + variables.working(agent, after)
                free = sum(1 - variables.working(agent, day) for day in run)
                variables.add(ends + free >= 1, [agent], run)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each run that is too short and ends before the last day of the period."""
    least = least_of(request, LimitKind.RUN, rule.days)
    first = first_known(request)
    found = []
    for agent, days in sorted(days_worked(roster, request).items()):
        for start in sorted(day for day in days if day - ONE_DAY not in days):
            run = [start]
            while run[-1] + ONE_DAY in days:
                run.append(run[-1] + ONE_DAY)
            known = start > first and run[-1] + ONE_DAY in roster.period
            if known and len(run) < least.get(agent, 0):
                message = plural(
                    "{agent} works only on {first}; {least} days in a row are the least",
                    "{agent} works {count} days in a row from {first}; {least} is the least",
                    len(run),
                    agent=agent_name(agent, request),
                    first=start,
                    least=least[agent],
                )
                found.append(Violation("shortest_run", (agent,), tuple(run), message))
    return found
