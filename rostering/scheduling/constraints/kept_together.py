"""Kept together: two agents work the same shifts on the same days, unless one of them is away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.leave import LeaveStatus, Part
from rostering.domain.request import PairKind, RequestKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: the pairs are those of pairs.csv."""


def add(variables: Variables, rule: Parameters) -> None:
    """What the one works the other works."""
    for one, other, day in _days(variables.request):
        for code in variables.request.shifts:
            same = variables.on(one, day, code) - variables.on(other, day, code) == 0
            variables.add(same, [one, other], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each pair and day with different shifts."""
    by_day = roster.by_agent_day()
    text = _("{one} and {other} are to work together, and do not on {day}")
    return [
        Violation(
            "kept_together",
            (one, other),
            (day,),
            text.format(one=agent_name(one, request), other=agent_name(other, request), day=day),
        )
        for one, other, day in _days(request)
        if {a.shift for a in by_day.get((one, day), ())}
        != {a.shift for a in by_day.get((other, day), ())}
    ]


def _days(request: RosterRequest) -> Iterator[tuple[str, str, date]]:
    """Each pair with the days on which both are there."""
    agents = {agent.id: agent for agent in request.agents}
    away = {
        (day.agent, day.date)
        for day in request.leave
        if day.status is LeaveStatus.APPROVED and day.part is Part.FULL
    }
    away |= {
        (wanted.agent, day)
        for wanted in request.requests
        if wanted.kind is RequestKind.UNAVAILABLE and wanted.times is None and not wanted.shift
        for day in request.period
        if wanted.start <= day <= wanted.end
    }
    for pair in request.pairs:
        if pair.kind is PairKind.TOGETHER and {pair.one, pair.other} <= set(agents):
            for day in request.period:
                both = [(pair.one, day), (pair.other, day)]
                there = all(agents[agent].employed_on(day) for agent, _day in both)
                if there and not away.intersection(both):
                    yield pair.one, pair.other, day
