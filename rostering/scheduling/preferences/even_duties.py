"""Even duties: the daily duty is shared fairly among those who can work its shifts (R6)."""

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
    """One term an agent."""
    request = variables.request
    if request.duty_rota is None:
        return []
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    agents = _able(request)
    before = count_by_agent(agents, [duty.agent for duty in request.duty_history])
    had = {
        agent: before[agent] + sum(variables.on_duty[agent, day] for day in request.period)
        for agent in agents
    }
    most = len(request.period) + max(before.values(), default=0)
    return [rule.cost * term for term in excess_terms(variables, had, employed, most, "duty")]


def shares(roster: Roster, request: RosterRequest, rule: Parameters) -> Had:
    """Days on duty, where there is a rota."""
    if request.duty_rota is None:
        return {}
    on_duty = [duty.agent for duty in (*request.duty_history, *roster.duties)]
    return {_("duty"): count_by_agent(_able(request), on_duty)}


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Duties above the shares."""
    duties = excess_of(shares(roster, request, rule), request)
    return Price("even_duties", duties, "duties above the fair share", duties * rule.cost)


def _able(request: RosterRequest) -> list[str]:
    """Those with a role of one of the rota's shifts."""
    rota = request.duty_rota
    codes = rota.shifts if rota else ()
    roles = {
        role for code in codes if code in request.shifts for role in request.shifts[code].roles
    }
    return [agent.id for agent in request.agents if roles & set(agent.roles)]
