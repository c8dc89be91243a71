"""Duty filled: each day of the duty rota has its duty person (R6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a day without one."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term a day of the rota."""
    request = variables.request
    if request.duty_rota is None:
        return []
    return [
        variables.at_least(
            1 - sum(variables.on_duty[agent.id, day] for agent in request.agents), 1, f"duty {day}"
        )
        * rule.cost
        for day in request.period
        if day.weekday() in request.duty_rota.weekdays
    ]


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Days of the rota without a duty person."""
    filled = {duty.date for duty in roster.duties}
    rota = request.duty_rota
    weekdays = rota.weekdays if rota else ()
    days = sum(day.weekday() in weekdays and day not in filled for day in request.period)
    return Price("duty_filled", days, "days without a duty person", days * rule.cost)
