"""Shortest rest: rest days come at least so many in a row; a single free day is no rest.

Rest that reaches over an edge of the period may be longer there, where nothing is known of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import plural
from rostering.scheduling.known import days_worked, first_known, least_of
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`days` in a row at least, for agents without a limit of their own."""

    days: int


def add(variables: Variables, rule: Parameters) -> None:
    """Of a day of work, a shorter rest and a day of work, one is otherwise."""
    request = variables.request
    first = first_known(request)
    for agent, least in least_of(request, LimitKind.REST, rule.days).items():
        for length in range(1, least):
            for after in request.period:
                before = after - timedelta(days=length + 1)
                if before < first:
                    continue
                rest = [before + timedelta(days=step) for step in range(1, length + 1)]
                ends = variables.working(agent, before) + variables.working(agent, after)
                worked = sum(variables.working(agent, day) for day in rest)
                variables.add(ends - worked <= 1, [agent], rest)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each rest that is too short and ends in the period."""
    least = least_of(request, LimitKind.REST, rule.days)
    found = []
    for agent, days in sorted(days_worked(roster, request).items()):
        for last, following in pairwise(sorted(days)):
            free = (following - last).days - 1
            if 0 < free < least.get(agent, 0) and following in roster.period:
                rest = tuple(last + timedelta(days=step) for step in range(1, free + 1))
                message = plural(
                    "{agent} rests only on {first}; {least} days in a row are the least",
                    "{agent} rests {count} days in a row from {first}; {least} is the least",
                    free,
                    agent=agent_name(agent, request),
                    first=rest[0],
                    least=least[agent],
                )
                found.append(Violation("shortest_rest", (agent,), rest, message))
    return found
