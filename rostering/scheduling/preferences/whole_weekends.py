"""Whole weekends: Saturday and Sunday are both worked or both free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.known import ONE_DAY, days_worked, first_known

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a weekend of which one day is worked."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and weekend."""
    terms: list[Expression] = []
    for agent, saturday, sunday in _weekends(variables.request):
        broken = variables.model.new_bool_var(f"broken weekend {agent} {saturday}")
        one, other = variables.working(agent, saturday), variables.working(agent, sunday)
        variables.model.add(broken >= one - other)
        variables.model.add(broken >= other - one)
        terms.append(broken * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Broken weekends."""
    worked = days_worked(roster, request)
    broken = sum(
        (saturday in worked.get(agent, ())) != (sunday in worked.get(agent, ()))
        for agent, saturday, sunday in _weekends(request)
    )
    return Price("whole_weekends", broken, "broken weekends", broken * rule.cost)


def _weekends(request: RosterRequest) -> Iterator[tuple[str, date, date]]:
    """Each agent's weekends whose Sunday is in the period and whose Saturday is known."""
    first = first_known(request)
    for agent in request.agents:
        for sunday in request.period:
            saturday = sunday - ONE_DAY
            employed = agent.employed_on(saturday) and agent.employed_on(sunday)
            if sunday.weekday() == SUNDAY and saturday >= first and employed:
                yield agent.id, saturday, sunday
