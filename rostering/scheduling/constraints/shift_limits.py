"""Shift limits: an agent works so many days of a shift at most, in any so many days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import AgentLimit, LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import assignments_by_agent, windows
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """The limits of limits.csv hold in any `days` in a row."""

    days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Each window that touches the period, with what was worked of it before."""
    request = variables.request
    for limit in _limits(request):
        for window in windows(request, rule.days):
            counts = [(day, variables.on(limit.agent, day, limit.shift)) for day in window]
            before = sum(count for day, count in counts if day < request.period.start)
            after = sum(count for day, count in counts if day >= request.period.start)
            variables.add(after <= max((limit.most or 0) - before, 0), [limit.agent], list(window))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """The first window of each limit in which it is passed, some of it in the roster."""
    by_agent = assignments_by_agent(roster, request)
    found = []
    for limit in _limits(request):
        own = [a.date for a in by_agent.get(limit.agent, ()) if a.shift == limit.shift]
        for window in windows(request, rule.days):
            days = tuple(sorted({day for day in own if day in window}))
            if len(days) > (limit.most or 0) and days[-1] in roster.period:
                text = _("{agent} works {shift} on {count} days from {first}; {most} is the most")
                message = text.format(
                    agent=agent_name(limit.agent, request),
                    shift=limit.shift,
                    count=len(days),
                    first=days[0],
                    most=limit.most,
                )
                found.append(Violation("shift_limits", (limit.agent,), days, message))
                break
    return found


def _limits(request: RosterRequest) -> list[AgentLimit]:
    agents = {agent.id for agent in request.agents}
    return [
        limit
        for limit in request.limits
        if limit.kind is LimitKind.SHIFTS and limit.most is not None and limit.agent in agents
    ]
