"""Few role changes: a change of role inside a shift must be worth it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.presence import presence

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import Expression, HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """The cost of one change."""

    cost: int


def costs(hours: HourVariables, rule: Parameters) -> list[Expression]:
    """One term for each slot in which an agent can change."""
    return [changed * rule.cost for changed in hours.changed.values()]


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """The changes of role from one stretch of work to the next."""
    changes = 0
    if roster.activities:
        planned = roster.activities_by_day()
        for item in roster.assignments:
            if item.shift in request.shifts and (item.agent, item.date) in planned:
                own = planned[item.agent, item.date]
                stretches = presence(item, request.shifts[item.shift], own)
                changes += sum(one[0] != two[0] for one, two in pairwise(stretches))
    return Price("few_role_changes", changes, "changes", changes * rule.cost)
