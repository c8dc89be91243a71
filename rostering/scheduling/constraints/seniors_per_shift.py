"""Seniors per shift: a shift that anybody works has so many experienced people at least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`count` people of the `seniors` grades."""

    count: int
    seniors: tuple[str, ...]


def add(variables: Variables, rule: Parameters) -> None:
    """Whoever works a shift needs the seniors there."""
    request = variables.request
    people = (*request.agents, *request.colleagues)
    seniors = [agent.id for agent in people if agent.grade in rule.seniors]
    for day in request.period:
        for code in request.shifts:
            there = sum(variables.on(senior, day, code) for senior in seniors)
            for agent in people:
                works = variables.on(agent.id, day, code)
                variables.add(there - rule.count * works >= 0, [agent.id], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each shift of a day with too few seniors, with who works it."""
    grades = {agent.id: agent.grade for agent in (*request.agents, *request.colleagues)}
    people: dict[tuple[object, str], set[str]] = {}
    for item in (*roster.assignments, *request.settled):
        if item.agent in grades and item.shift in request.shifts:
            people.setdefault((item.date, item.shift), set()).add(item.agent)
    found = []
    for day in roster.period:
        for code in request.shifts:
            there = people.get((day, code), set())
            seniors = sum(grades[agent] in rule.seniors for agent in there)
            if there and seniors < rule.count:
                text = _(
                    "shift {shift} on {day} has {seniors} experienced people; {count} is the least"
                )
                message = text.format(shift=code, day=day, seniors=seniors, count=rule.count)
                found.append(Violation("seniors_per_shift", tuple(sorted(there)), (day,), message))
    return found
