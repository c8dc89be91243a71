"""Role is qualified: an agent works only roles of the own skills that the shift offers, while employed
(R2). Agents, shifts and days that the centre does not know break it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name, role_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def add(variables: Variables, rule: Parameters) -> None:
    """Every other Boolean is off."""
    agents = {agent.id: agent for agent in variables.request.agents}
    for (name, day, _shift, role), assigned in variables.assigned.items():
        agent = agents[name]
        if role not in agent.roles or not agent.employed_on(day):
            variables.add(assigned == 0, [name], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each assignment in a role that the agent, or the shift, does not have; or out of employment."""
    found = []
    agents = {agent.id: agent for agent in request.agents}
    for assignment in roster.assignments:
        why = _why_not(assignment, agents.get(assignment.agent), request)
        if why:
            found.append(Violation("role_qualified", (assignment.agent,), (assignment.date,), why))
    return found


def _why_not(assignment: Assignment, agent: Agent | None, request: RosterRequest) -> str:
    shift = request.shifts.get(assignment.shift)
    words = {
        "agent": agent_name(assignment.agent, request),
        "day": assignment.date,
        "shift": assignment.shift,
        "role": role_name(assignment.role, request.roles),
    }
    if agent is None:
        return _("there is no agent {agent}").format(**words)
    if shift is None:
        return _("{agent} on {day}: there is no shift {shift}").format(**words)
    if assignment.date not in request.period:
        return _("{agent} on {day}: is not a day of the roster").format(**words)
    if assignment.role not in shift.roles:
        return _("{agent} on {day}: shift {shift} has no role {role}").format(**words)
    if assignment.role not in agent.roles:
        return _("{agent} on {day}: is not qualified for {role}").format(**words)
    if not agent.employed_on(assignment.date):
        return _("{agent} on {day}: is not employed that day").format(**words)
    return ""
