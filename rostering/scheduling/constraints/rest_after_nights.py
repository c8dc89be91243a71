"""Rest after nights: so many free days after the last of some nights; the day it ends on is the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import ONE_DAY, assignments_by_agent
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`rest_days` after the last night."""

    rest_days: int


def add(variables: Variables, rule: Parameters) -> None:
    """No work so soon after a night, unless the nights go on."""
    request = variables.request
    for agent in (one.id for one in request.agents):
        for day in request.period:
            works = variables.working(agent, day)
            for back in range(1, rule.rest_days + 1):
                last = day - timedelta(days=back)
                goes_on = variables.night(agent, last + ONE_DAY)
                held = works + variables.night(agent, last) - goes_on <= 1
                variables.add(held, [agent], [last, day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each day of work too soon after the last night of a run."""
    over_midnight = {code for code, shift in request.shifts.items() if shift.crosses_midnight}
    agents = {agent.id for agent in request.agents}
    found: list[Violation] = []
    for agent, own in sorted(assignments_by_agent(roster, request).items()):
        if agent not in agents:
            continue
        worked = {item.date for item in own}
        nights = {item.date for item in own if item.shift in over_midnight}
        for last in sorted(night for night in nights if night + ONE_DAY not in nights):
            rest = [last + timedelta(days=step) for step in range(1, rule.rest_days + 1)]
            found += [
                _too_soon(agent, last, day, rule.rest_days, request)
                for day in rest
                if day in worked and day in roster.period
            ]
    return found


def _too_soon(
    agent: str, night: date, day: date, rest_days: int, request: RosterRequest
) -> Violation:
    text = _("{agent} works on {day} after the night of {night}; {count} free days are needed")
    message = text.format(agent=agent_name(agent, request), day=day, night=night, count=rest_days)
    return Violation("rest_after_nights", (agent,), (night, day), message)
