"""Roles of blocks: inside a shift an agent changes only to roles of agent and shift (R2) whose presence
is proved alike (D17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import ActivityKind, Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name, role_name
from rostering.scheduling.presence import within

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Agents, shifts and roles are the centre's own."""


def add(hours: HourVariables, rule: Parameters) -> None:
    """Nobody stands in a role that does not fit."""
    for (item, _minute, role), stands in hours.in_role.items():
        if role not in hours.roles(item):
            hours.model.add(stands == 0)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each block in a role that does not fit."""
    planned = roster.activities_by_day()
    agents = {agent.id: agent for agent in request.agents}
    found = []
    for item in roster.assignments:
        shift, agent = request.shifts.get(item.shift), agents.get(item.agent)
        if shift is None or agent is None:
            continue
        own = request.roles.get(item.role)
        for one in within(shift, planned.get((item.agent, item.date), ())):
            if one.kind is not ActivityKind.ROLE or one.what == item.role:
                continue
            role = request.roles.get(one.what)
            fits = one.what in agent.roles and one.what in shift.roles and role is not None
            if not fits or own is None or (role is not None and role.presence is not own.presence):
                text = _(
                    "{agent} on {day}: a change from {own} to {role} does not fit the agent or shift"
                )
                message = text.format(
                    agent=agent_name(item.agent, request),
                    day=item.date,
                    own=role_name(item.role, request.roles),
                    role=role_name(one.what, request.roles),
                )
                found.append(Violation("block_roles", (item.agent,), (item.date,), message))
    return found
