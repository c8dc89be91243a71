"""Month hours: the work of a calendar month stays within the agent's own limit, if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period, month_of
from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import assignments_by_agent, limits
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`extra_minutes` a month may be rostered beyond the limit of limits.csv."""

    extra_minutes: int


def add(variables: Variables, rule: Parameters) -> None:
    """Each month that the period touches, with what was worked of it before."""
    request = variables.request
    for agent, most in _most(request, rule).items():
        for month in _months(request):
            minutes = variables.minutes(agent, month)
            before = sum(
                request.shifts[item.shift].work_minutes
                for item in request.history
                if item.agent == agent and item.date in month and item.shift in request.shifts
            )
            variables.add(minutes <= max(most - before, 0), [agent], [month.start])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's month with too much work, some of it in the roster."""
    by_agent = assignments_by_agent(roster, request)
    found = []
    for agent, most in sorted(_most(request, rule).items()):
        for month in _months(request):
            own = [a for a in by_agent.get(agent, ()) if a.date in month]
            minutes = sum(
                request.shifts[a.shift].work_minutes for a in own if a.shift in request.shifts
            )
            new = any(a.date in roster.period and a.shift in request.shifts for a in own)
            if minutes > most and new:
                text = _("{agent} works {hours:g} h in {month}; {most:g} h is the most")
                message = text.format(
                    agent=agent_name(agent, request),
                    hours=minutes / 60,
                    month=month_of(month.start),
                    most=most / 60,
                )
                found.append(Violation("month_hours", (agent,), (month.start,), message))
    return found


def _most(request: RosterRequest, rule: Parameters) -> dict[str, int]:
    agents = {agent.id for agent in request.agents}
    return {
        agent: most + rule.extra_minutes
        for agent, (_least, most) in limits(request, LimitKind.MONTH_HOURS).items()
        if most is not None and agent in agents
    }


def _months(request: RosterRequest) -> list[Period]:
    return [
        Period.month(year, month)
        for year, month in sorted({(day.year, day.month) for day in request.period})
    ]
