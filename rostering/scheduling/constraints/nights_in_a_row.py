"""Nights in a row: an agent works so many shifts over midnight on days in a row at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import ONE_DAY, assignments_by_agent, most_of
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`nights` in a row at most, for agents without a limit of their own."""

    nights: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of one night more than allowed, one is none."""
    request = variables.request
    for agent, most in most_of(request, LimitKind.NIGHTS, rule.nights).items():
        for day in request.period:
            window = [day - timedelta(days=back) for back in range(most + 1)]
            nights = sum(variables.night(agent, one) for one in window)
            variables.add(nights <= most, [agent], sorted(window))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each run of nights that is too long."""
    most = most_of(request, LimitKind.NIGHTS, rule.nights)
    over_midnight = {code for code, shift in request.shifts.items() if shift.crosses_midnight}
    found: list[Violation] = []
    for agent, own in sorted(assignments_by_agent(roster, request).items()):
        if agent not in most:
            continue
        nights = {item.date for item in own if item.shift in over_midnight}
        for start in sorted(day for day in nights if day - ONE_DAY not in nights):
            run = [start]
            while run[-1] + ONE_DAY in nights:
                run.append(run[-1] + ONE_DAY)
            if len(run) > most[agent] and run[-1] in roster.period:
                found.append(_too_many(agent, run, most[agent], request))
    return found


def _too_many(agent: str, run: list[date], most: int, request: RosterRequest) -> Violation:
    text = _("{agent} works {count} nights in a row from {first}; {most} is the most")
    message = text.format(agent=agent_name(agent, request), count=len(run), first=run[0], most=most)
    return Violation("nights_in_a_row", (agent,), tuple(run), message)
