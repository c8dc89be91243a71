"""Even holidays: statutory holidays of work are shared fairly, over the history too (O2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.language import _
from rostering.scheduling.shares import Had, count_by_agent, days_employed, excess_of, excess_terms

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a day above the share."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent; none where no day of the period is a statutory holiday."""
    request = variables.request
    days = [day for day in request.period if day in request.statutory]
    agents = [agent.id for agent in request.agents]
    worked = {(a.agent, a.date) for a in request.history if a.date in request.statutory}
    before = count_by_agent(agents, [agent for agent, _day in worked])
    had = {a: before[a] + sum(variables.at_work[a, day] for day in days) for a in agents}
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    most = len(days) + max(before.values(), default=0)
    return [rule.cost * term for term in excess_terms(variables, had, employed, most, "holiday")]


def shares(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Statutory holidays of work."""
    worked = {(a.agent, a.date) for a in (*request.history, *roster.assignments)}
    holidays = [agent for agent, day in worked if day in request.statutory]
    return {_("holiday"): count_by_agent((agent.id for agent in request.agents), holidays)}


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Holidays above the shares."""
    days = excess_of(shares(roster, request, rule), request)
    return Price("even_holidays", days, "days above the fair share", days * rule.cost)
