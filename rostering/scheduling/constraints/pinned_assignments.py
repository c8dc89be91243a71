"""Pinned assignments hold: what the supervisor fixed for an agent and day is in the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RequestKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name, role_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def add(variables: Variables, rule: Parameters) -> None:
    """One assignment of the pinned shift, in the pinned role where one is given."""
    for pin in variables.request.requests:
        if pin.kind is not RequestKind.PINNED:
            continue
        for day in variables.request.period:
            if pin.start <= day <= pin.end and (pin.agent, day) in variables.at_work:
                matching = variables.matching(pin.agent, day, pin.shift, pin.role)
                variables.add(matching >= 1, [pin.agent], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each pinned day without its assignment."""
    there = {(a.agent, a.date, a.shift, a.role) for a in roster.assignments}
    there |= {(a.agent, a.date, a.shift, "") for a in roster.assignments}
    there |= {(a.agent, a.date, "", a.role) for a in roster.assignments}
    there |= {(a.agent, a.date, "", "") for a in roster.assignments}
    agents = {agent.id for agent in request.agents}
    found = []
    for pin in request.requests:
        if pin.kind != "pinned" or pin.agent not in agents:
            continue
        days = [day for day in roster.period if pin.start <= day <= pin.end]
        for day in days:
            if (pin.agent, day, pin.shift, pin.role) not in there:
                what = " ".join(filter(None, (pin.shift, role_name(pin.role, request.roles))))
                text = _("{agent} is pinned to {what} on {day}")
                message = text.format(agent=agent_name(pin.agent, request), what=what, day=day)
                found.append(Violation("pinned_assignments", (pin.agent,), (day,), message))
    return found
