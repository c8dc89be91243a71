"""Unavailable times: no shift reaches into the hours for which an agent is unavailable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import RequestKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.domain.shifts import DAY_MINUTES
from rostering.language import _
from rostering.scheduling.known import ONE_DAY
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: the times are those of requests.csv."""


def add(variables: Variables, rule: Parameters) -> None:
    """None of the shifts that overlap, those of the day before included, is worked."""
    for agent, day, code in _shifts(variables.request):
        if (agent, day) in variables.at_work:
            variables.add(variables.on(agent, day, code) == 0, [agent], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each shift that overlaps such a time, by agent and date."""
    worked = {(a.agent, a.date, a.shift) for a in roster.assignments}
    agents = {agent.id for agent in request.agents}
    text = _("{agent} is unavailable in the hours of shift {shift} on {day}")
    return [
        Violation(
            "unavailable_times",
            (agent,),
            (day,),
            text.format(agent=agent_name(agent, request), shift=code, day=day),
        )
        for agent, day, code in sorted(set(_shifts(request)) & worked)
        if agent in agents
    ]


def _shifts(request: RosterRequest) -> Iterator[tuple[str, date, str]]:
    """The shifts of the period that overlap an unavailable time."""
    for wanted in request.requests:
        if wanted.kind is not RequestKind.UNAVAILABLE or wanted.times is None:
            continue
        start, end = wanted.times
        for day in request.period:
            for shift in request.shifts.values():
                for of, offset in ((day, 0), (day + ONE_DAY, DAY_MINUTES)):
                    overlap = shift.start < end + offset and start + offset < shift.end
                    if overlap and wanted.start <= of <= wanted.end:
                        yield wanted.agent, day, shift.code
