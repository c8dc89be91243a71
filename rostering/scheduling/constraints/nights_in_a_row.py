"""Nights in a row: so many shifts over midnight at most, and so many free days after the last.

The day on which the last night ends is the first of the free days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import ONE_DAY, assignments_by_agent, most_of

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`nights` in a row at most, for agents without a limit of their own; `rest_days` after them."""

    nights: int
    rest_days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of one night more than allowed, one is none; no work after a night unless the nights go on."""
    request = variables.request
    for agent, most in most_of(request, LimitKind.NIGHTS, rule.nights).items():
        for day in request.period:
            window = [day - timedelta(days=back) for back in range(most + 1)]
            nights = sum(variables.night(agent, one) for one in window)
            variables.add(nights <= most, [agent], sorted(window))
            for back in range(1, rule.rest_days + 1):
                last = day - timedelta(days=back)
                next_day = last + ONE_DAY
                goes_on = variables.night(agent, next_day) if next_day <= day else 0
                works = variables.working(agent, day)
                held = works + variables.night(agent, last) - goes_on <= 1
                variables.add(held, [agent], [last, day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each run of nights that is too long, and each day of work too soon after one."""
    most = most_of(request, LimitKind.NIGHTS, rule.nights)
    over_midnight = {code for code, shift in request.shifts.items() if shift.crosses_midnight}
    found: list[Violation] = []
    for agent, own in sorted(assignments_by_agent(roster, request).items()):
        if agent not in most:
            continue
        nights = {item.date for item in own if item.shift in over_midnight}
        worked = {item.date for item in own}
        for start in sorted(day for day in nights if day - ONE_DAY not in nights):
            run = [start]
            while run[-1] + ONE_DAY in nights:
                run.append(run[-1] + ONE_DAY)
            if len(run) > most[agent] and run[-1] in roster.period:
                found.append(_too_many(agent, run, most[agent]))
            rest = [run[-1] + timedelta(days=step) for step in range(1, rule.rest_days + 1)]
            found += [
                _too_soon(agent, run[-1], day, rule.rest_days)
                for day in rest
                if day in worked and day in roster.period
            ]
    return found


def _too_many(agent: str, run: list[date], most: int) -> Violation:
    text = _("{agent} works {count} nights in a row from {first}; {most} is the most")
    message = text.format(agent=agent, count=len(run), first=run[0], most=most)
    return Violation("nights_in_a_row", (agent,), tuple(run), message)


def _too_soon(agent: str, night: date, day: date, rest_days: int) -> Violation:
    text = _("{agent} works on {day} after the night of {night}; {count} free days are needed")
    message = text.format(agent=agent, day=day, night=night, count=rest_days)
    return Violation("nights_in_a_row", (agent,), (night, day), message)
