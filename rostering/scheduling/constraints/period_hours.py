"""Period hours: the work of the roster's whole period lies between the agent's own least and most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import limits
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: the limits are those of limits.csv."""


def add(variables: Variables, rule: Parameters) -> None:
    """The minutes of every shift in the period, summed up."""
    request = variables.request
    agents = {agent.id for agent in request.agents}
    days = [request.period.start, request.period.end]
    for agent, (least, most) in limits(request, LimitKind.PERIOD_HOURS).items():
        if agent not in agents:
            continue
        minutes = variables.minutes(agent, request.period)
        if least is not None:
            variables.add(minutes >= least, [agent], days)
        if most is not None:
            variables.add(minutes <= most, [agent], days)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent with too little or too much work."""
    worked = {agent.id: 0 for agent in request.agents}
    for item in roster.assignments:
        if item.agent in worked and item.shift in request.shifts:
            worked[item.agent] += request.shifts[item.shift].work_minutes
    found = []
    for agent, (least, most) in sorted(limits(request, LimitKind.PERIOD_HOURS).items()):
        minutes = worked.get(agent)
        if minutes is None or (least or 0) <= minutes <= (minutes if most is None else most):
            continue
        message = _text(least, most).format(
            agent=agent_name(agent, request),
            hours=minutes / 60,
            least=(least or 0) / 60,
            most=(most or 0) / 60,
        )
        dates = (roster.period.start, roster.period.end)
        found.append(Violation("period_hours", (agent,), dates, message))
    return found


def _text(least: int | None, most: int | None) -> str:
    if most is None:
        return _("{agent} works {hours:g} h in the period; {least:g} h is the least")
    if least is None:
        return _("{agent} works {hours:g} h in the period; {most:g} h is the most")
    return _("{agent} works {hours:g} h in the period; between {least:g} and {most:g} h are right")
