"""Planned overtime: hours rostered beyond the contract are paid at a surcharge, and are kept few.

How many there may be at all is the matter of the constraint `weekly_hours`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.contracts import monday_of, overtime_of, worked_before

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of an hour beyond the contract. `tried_minutes` a week beyond it are what a frontier of
    rosters tries where the centre's rule allows less."""

    cost: int
    tried_minutes: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and week that the period touches, in whole hours rounded up."""
    request = variables.request
    before = worked_before(request)
    longest = max((shift.work_minutes for shift in request.shifts.values()), default=0)
    terms: list[Expression] = []
    for monday in sorted({monday_of(day) for day in request.period}):
        week = Period(monday, monday + timedelta(days=6))
        for agent in request.agents:
            left = agent.weekly_minutes - before[agent.id, monday]
            most = len(week) * len(request.shifts) * longest - left
            if most <= 0:
                continue
            hours = variables.model.new_int_var(0, -(-most // 60), f"overtime {agent.id} {monday}")
            variables.model.add(hours * 60 >= variables.minutes(agent.id, week) - left)
            terms.append(hours * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Hours beyond the contract."""
    hours = sum(-(-minutes // 60) for minutes in overtime_of(roster, request).values())
    return Price("planned_overtime", hours, "hours beyond the contract", hours * rule.cost)
