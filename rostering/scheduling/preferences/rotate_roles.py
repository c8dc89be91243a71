"""Rotate roles: agents with several roles share the days in each of them fairly (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.shares import Had, count_by_agent, days_employed, excess_of, excess_terms

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a day above the share."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term a role and agent who has it beside others."""
    request = variables.request
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    terms: list[Expression] = []
    for role in request.roles:
        agents = [a.id for a in request.agents if role in a.roles and len(a.roles) > 1]
        before = count_by_agent(agents, [a.agent for a in request.history if a.role == role])
        had = {
            agent: before[agent]
            + sum(variables.matching(agent, day, role=role) for day in request.period)
            for agent in agents
        }
        most = len(request.period) + max(before.values(), default=0)
        above = excess_terms(variables, had, employed, most, f"share of {role}")
        terms += [rule.cost * term for term in above]
    return terms


def counted(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Days in each role, of those who have several."""
    several = [agent for agent in request.agents if len(agent.roles) > 1]
    had = {}
    for role in request.roles:
        worked = [a.agent for a in (*request.history, *roster.assignments) if a.role == role]
        had[role] = count_by_agent((a.id for a in several if role in a.roles), worked)
    return had


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Days above the shares, over all roles."""
    days = excess_of(counted(roster, request, rule), request)
    return Price("rotate_roles", days, "days above the fair share", days * rule.cost)
