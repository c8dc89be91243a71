"""Rotate shifts: early, late and night shifts are shared fairly among those who can work them."""

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
    """One term a shift and agent who has a role of it."""
    request = variables.request
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    terms: list[Expression] = []
    for shift in request.shifts.values():
        agents = [agent.id for agent in request.agents if set(agent.roles) & set(shift.roles)]
        before = count_by_agent(agents, [a.agent for a in request.history if a.shift == shift.code])
        had = {
            agent: before[agent]
            + sum(variables.matching(agent, day, shift.code) for day in request.period)
            for agent in agents
        }
        most = len(request.period) + max(before.values(), default=0)
        above = excess_terms(variables, had, employed, most, f"share of {shift.code}")
        terms += [rule.cost * term for term in above]
    return terms


def shares(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Days of each shift."""
    had = {}
    for code, shift in request.shifts.items():
        able = [a.id for a in request.agents if any(role in shift.roles for role in a.roles)]
        worked = [a.agent for a in (*request.history, *roster.assignments) if a.shift == code]
        had[code] = count_by_agent(able, worked)
    return had


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Days above the shares, over all shifts."""
    days = excess_of(shares(roster, request, rule), request)
    return Price("rotate_shifts", days, "days above the fair share", days * rule.cost)
