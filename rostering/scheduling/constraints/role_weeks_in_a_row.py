"""Role weeks in a row: who has several roles is not left in one of them for too many weeks.

A week is one of a role where the agent works in it, and in that role alone. Weeks that end after the
period are not judged yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import assignments_by_agent
from rostering.scheduling.naming import agent_name, role_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

Days = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Parameters:
    """`weeks` in a row at most in one role alone."""

    weeks: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of one week more than allowed, one is free or has a day in another role."""
    request = variables.request
    idle: dict[tuple[str, Days], Expression] = {}
    for agent in _several(request):
        for run in _runs(request, rule.weeks + 1):
            for week in run:
                if (agent.id, week) not in idle:
                    idle[agent.id, week] = _idle(variables, agent.id, week)
            free = sum(idle[agent.id, week] for week in run)
            for role in agent.roles:
                others = sum(
                    _others(variables, agent.id, day, role) for week in run for day in week
                )
                variables.add(free + others >= 1, [agent.id], [week[0] for week in run])


def _idle(variables: Variables, agent: str, week: Days) -> Expression:
    """1 where the agent has no work in the week."""
    days = [variables.working(agent, day) for day in week]
    if 1 in [day for day in days if isinstance(day, int)]:
        return 0
    open_days = [day for day in days if not isinstance(day, int)]
    if not open_days:
        return 1
    works = variables.model.new_bool_var(f"works {agent} {week[0]}")
    variables.hold_any(works, open_days)
    return 1 - works


def _others(variables: Variables, agent: str, day: date, role: str) -> Expression:
    """How many assignments of the day are in another role."""
    request = variables.request
    if day in request.period:
        keys = variables.assigned_on(agent, day)
        return sum(variables.assigned[key] for key in keys if key[3] != role)
    return sum(a.agent == agent and a.date == day and a.role != role for a in request.history)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's run of weeks in one role; of runs that overlap only the first."""
    by_agent = assignments_by_agent(roster, request)
    found = []
    for agent in _several(request):
        roles: dict[date, set[str]] = {}
        for item in by_agent.get(agent.id, ()):
            roles.setdefault(item.date, set()).add(item.role)
        last: date | None = None
        for run in _runs(request, rule.weeks + 1):
            weeks = [set().union(*(roles.get(day, set()) for day in week)) for week in run]
            alone = set.intersection(*weeks) if all(len(week) == 1 for week in weeks) else set()
            if alone and (last is None or run[0][0] > last):
                text = _("{agent} is in role {role} alone for {count} weeks; {most} is the most")
                message = text.format(
                    agent=agent_name(agent.id, request),
                    role=role_name(min(alone), request.roles),
                    count=len(run),
                    most=rule.weeks,
                )
                mondays = tuple(week[0] for week in run)
                found.append(Violation("role_weeks_in_a_row", (agent.id,), mondays, message))
                last = mondays[-1]
    return found


def _several(request: RosterRequest) -> list[Agent]:
    return [agent for agent in request.agents if len(agent.roles) > 1]


def _runs(request: RosterRequest, weeks: int) -> Iterator[tuple[Days, ...]]:
    """Each run of weeks, Monday to Sunday, whose last one ends in the period."""
    for sunday in request.period:
        if sunday.weekday() == 6:
            mondays = [sunday - timedelta(days=6 + 7 * back) for back in reversed(range(weeks))]
            yield tuple(tuple(monday + timedelta(days=n) for n in range(7)) for monday in mondays)
