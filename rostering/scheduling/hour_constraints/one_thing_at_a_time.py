"""One thing at a time: planned hours lie in a shift of their agent; breaks and meetings do not overlap,
nor do the blocks of two roles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Activity, ActivityKind, Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """There is nothing to set."""


def add(hours: HourVariables, rule: Parameters) -> None:
    """In each slot an agent works, or is away for one reason."""
    for item in hours.worked:
        for minute in hours.slots(item):
            working = hours.working(item, minute)
            if not isinstance(working, int):
                hours.model.add(working >= 0)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's day with hours outside the shift, or two things at once."""
    worked = roster.by_agent_day()
    found = []
    for (agent, day), own in roster.activities_by_day().items():
        shifts = [
            request.shifts[a.shift]
            for a in worked.get((agent, day), ())
            if a.shift in request.shifts
        ]
        message = ""
        if not all(any(s.start <= one.start < one.end <= s.end for s in shifts) for one in own):
            message = _("{agent} on {day}: planned hours lie outside the shift")
        away = [one for one in own if one.kind is not ActivityKind.ROLE]
        blocks = [one for one in own if one.kind is ActivityKind.ROLE]
        if _overlap(away) or _overlap(blocks):
            message = _("{agent} on {day}: two things are planned at the same time")
        if message:
            text = message.format(agent=agent_name(agent, request), day=day)
            found.append(Violation("one_thing_at_a_time", (agent,), (day,), text))
    return found


def _overlap(activities: list[Activity]) -> bool:
    return any(one.end > other.start for one, other in pairwise(activities))
