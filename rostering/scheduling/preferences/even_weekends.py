"""Even weekends: Saturdays and Sundays of work are shared fairly, over the history too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.language import _
from rostering.scheduling.shares import Had, count_by_agent, days_employed, excess_of, excess_terms

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a day above the share."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent."""
    request = variables.request
    agents = [agent.id for agent in request.agents]
    worked = {(a.agent, a.date) for a in request.history if a.date.weekday() in WEEKEND}
    before = count_by_agent(agents, [agent for agent, _day in worked])
    days = [day for day in request.period if day.weekday() in WEEKEND]
    had = {a: before[a] + sum(variables.at_work[a, day] for day in days) for a in agents}
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    most = len(days) + max(before.values(), default=0)
    return [rule.cost * term for term in excess_terms(variables, had, employed, most, "weekend")]


def shares(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Saturdays and Sundays of work."""
    worked = {(a.agent, a.date) for a in (*request.history, *roster.assignments)}
    weekends = [agent for agent, day in worked if day.weekday() in WEEKEND]
    return {_("weekend"): count_by_agent((agent.id for agent in request.agents), weekends)}


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Weekend days above the shares."""
    days = excess_of(shares(roster, request, rule), request)
    return Price("even_weekends", days, "days above the fair share", days * rule.cost)
