"""Holiday moved: who works on a statutory holiday that was moved is free on the day instead (O6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import days_worked
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: the moved holidays are those of centre.toml."""


def add(variables: Variables, rule: Parameters) -> None:
    """The holiday and the day instead are not both worked."""
    request = variables.request
    for holiday, instead in sorted(request.moved_holidays.items()):
        if max(holiday, instead) in request.period:
            for agent in request.agents:
                worked = variables.working(agent.id, holiday) + variables.working(agent.id, instead)
                variables.add(worked <= 1, [agent.id], [holiday, instead])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent who works on both."""
    worked = days_worked(roster, request)
    found = []
    for holiday, instead in sorted(request.moved_holidays.items()):
        for agent in sorted(agent.id for agent in request.agents):
            both = {holiday, instead} <= worked.get(agent, set())
            if both and max(holiday, instead) in roster.period:
                text = _("{agent} works on the holiday {holiday} and on {instead}, its day instead")
                message = text.format(
                    agent=agent_name(agent, request), holiday=holiday, instead=instead
                )
                found.append(Violation("holiday_moved", (agent,), (holiday, instead), message))
    return found
