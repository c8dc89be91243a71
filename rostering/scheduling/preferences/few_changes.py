"""Few changes: a roster that is published already is changed as little as possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of an agent's day that differs from what is published."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and day."""
    request = variables.request
    if request.published is None:
        return []
    published = {(a.agent, a.date, a.shift, a.role) for a in request.published.assignments}
    gone = {key[:2] for key in published - set(variables.assigned)}  # a shift that is no more
    terms: list[Expression] = []
    for agent, day in variables.at_work:
        if (agent, day) in gone:
            terms.append(rule.cost)
            continue
        changed = variables.model.new_bool_var(f"changed {agent} {day}")
        for shift in request.shifts.values():
            for role in shift.roles:
                assigned = variables.assigned.get((agent, day, shift.code, role))
                if assigned is None:
                    continue
                kept = (agent, day, shift.code, role) in published
                variables.model.add(changed >= (1 - assigned if kept else assigned))
        terms.append(changed * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Agents' days that differ."""
    changes = 0
    if request.published is not None:
        before, after = request.published.by_agent_day(), roster.by_agent_day()
        for agent in request.agents:
            for day in request.period:
                key = (agent.id, day)
                changes += set(before.get(key, ())) != set(after.get(key, ()))
    return Price("few_changes", changes, "changed days", changes * rule.cost)
