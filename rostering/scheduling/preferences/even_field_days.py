"""Even field days: days in roles outside the house are shared fairly among those qualified (R1)."""

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
    """`roles` that are field work; `cost` of a day above the share."""

    roles: tuple[str, ...]
    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and role."""
    request = variables.request
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    terms: list[Expression] = []
    for role in rule.roles:
        agents = [agent.id for agent in request.agents if role in agent.roles]
        before = count_by_agent(agents, [a.agent for a in request.history if a.role == role])
        had = {
            agent: before[agent]
            + sum(variables.matching(agent, day, role=role) for day in request.period)
            for agent in agents
        }
        most = len(request.period) + max(before.values(), default=0)
        above = excess_terms(variables, had, employed, most, role)
        terms += [rule.cost * term for term in above]
    return terms


def shares(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Days in each of the field roles."""
    had = {}
    for role in rule.roles:
        qualified = [agent.id for agent in request.agents if role in agent.roles]
        worked = [a.agent for a in (*request.history, *roster.assignments) if a.role == role]
        had[role] = count_by_agent(qualified, worked)
    return had


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Field days above the shares."""
    days = excess_of(shares(roster, request, rule), request)
    return Price("even_field_days", days, "days above the fair share", days * rule.cost)
