"""Forbidden sequences: shifts that must not follow each other on days in a row, two or three long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.known import assignments_by_agent, first_known
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables

FREE = "-"


@dataclass(frozen=True, slots=True)
class Parameters:
    """`sequences` of shift codes with blanks between, such as "N E" or "N - E"; - is a rest day."""

    sequences: tuple[str, ...]


def add(variables: Variables, rule: Parameters) -> None:
    """Of the days of a sequence, one is otherwise."""
    pairs: dict[tuple[date, ...], dict[str, set[str]]] = {}
    for codes, days in _places(variables.request, rule):
        if len(codes) == 2 and FREE not in codes:
            pairs.setdefault(days, {}).setdefault(codes[0], set()).add(codes[1])
            continue
        for agent in variables.request.agents:
            there = sum(
                1 - variables.working(agent.id, day)
                if code == FREE
                else variables.on(agent.id, day, code)
                for code, day in zip(codes, days, strict=True)
            )
            variables.add(there <= len(codes) - 1, [agent.id], days)
    for (earlier, day), after in pairs.items():
        for agent in variables.request.agents:
            variables.add_not_after(agent.id, earlier, day, after)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each sequence that ends in the period, by agent, date and sequence."""
    there: dict[tuple[str, date], set[str]] = {}
    for own in assignments_by_agent(roster, request).values():
        for item in own:
            there.setdefault((item.agent, item.date), set()).add(item.shift)
    found = []
    for agent in request.agents:
        for codes, days in _places(request, rule):
            if all(
                code in there.get((agent.id, day), {FREE})
                for code, day in zip(codes, days, strict=True)
            ):
                text = _("{agent} works {sequence} from {first}, which is forbidden")
                message = text.format(
                    agent=agent_name(agent.id, request), sequence=" ".join(codes), first=days[0]
                )
                found.append(Violation("forbidden_sequences", (agent.id,), days, message))
    return sorted(found, key=lambda one: (one.agents, one.dates))


def _places(
    request: RosterRequest, rule: Parameters
) -> Iterator[tuple[list[str], tuple[date, ...]]]:
    """Each sequence on each run of known days that ends in the period."""
    first = first_known(request)
    for sequence in rule.sequences:
        codes = sequence.split()
        for last in request.period:
            start = last - timedelta(days=len(codes) - 1)
            if start >= first:
                yield codes, tuple(start + timedelta(days=step) for step in range(len(codes)))
