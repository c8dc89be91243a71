"""Own role: hours in another role than the assigned one must be worth it, a whole shift of them too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.presence import presence

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import Expression, HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """The cost of an hour of an agent's shift in another role, a part of one counted whole."""

    cost: int


def costs(hours: HourVariables, rule: Parameters) -> list[Expression]:
    """One term an assignment with several roles, in whole hours rounded up."""
    terms: list[Expression] = []
    for item in hours.worked:
        elsewhere = [
            hours.present(item, minute, role)
            for minute in hours.slots(item)
            for role in hours.roles(item)
            if role != item.role
        ]
        if not elsewhere:
            continue
        most = -(-len(elsewhere) * hours.step // 60)
        away = hours.model.new_int_var(0, most, f"{item.agent} in other roles")
        hours.model.add(away * 60 >= sum(elsewhere) * hours.step)
        terms.append(away * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Hours worked in other roles, shift by shift."""
    hours = 0
    if roster.activities:
        planned = roster.activities_by_day()
        for item in roster.assignments:
            if item.shift in request.shifts and (item.agent, item.date) in planned:
                own = planned[item.agent, item.date]
                minutes = sum(
                    end - start
                    for role, start, end in presence(item, request.shifts[item.shift], own)
                    if role != item.role
                )
                hours += -(-minutes // 60)
    return Price("own_role", hours, "hours in other roles", hours * rule.cost)
