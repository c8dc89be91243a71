"""One shift a day: an agent has at most one assignment on a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def add(variables: Variables, rule: Parameters) -> None:
    """The Booleans of a day add up to at most whether the agent works; they may do so already."""
    if variables.one_a_day:
        return
    for (agent, day), at_work in variables.at_work.items():
        variables.add(sum(variables.of_day(agent, day)) <= at_work, [agent], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent and date with several assignments."""
    return [
        Violation(
            "one_shift_a_day",
            (agent,),
            (day,),
            _("{agent} has {count} shifts on {day}").format(
                agent=agent_name(agent, request), count=len(own), day=day
            ),
        )
        for (agent, day), own in roster.by_agent_day().items()
        if len(own) > 1
    ]
