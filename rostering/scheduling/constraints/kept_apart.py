"""Kept apart: two agents never work the same shift on the same day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import Pair, PairKind, RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: the pairs are those of pairs.csv."""


def add(variables: Variables, rule: Parameters) -> None:
    """Of the two, at most one works a shift."""
    for pair in _pairs(variables.request):
        for day in variables.request.period:
            for code in variables.request.shifts:
                both = variables.on(pair.one, day, code) + variables.on(pair.other, day, code)
                variables.add(both <= 1, [pair.one, pair.other], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each pair, day and shift that they share."""
    by_day = roster.by_agent_day()
    found = []
    for pair in _pairs(request):
        for day in request.period:
            own = {a.shift for a in by_day.get((pair.one, day), ())}
            for code in sorted(own & {a.shift for a in by_day.get((pair.other, day), ())}):
                text = _("{one} and {other} are to be kept apart, and both work {shift} on {day}")
                message = text.format(
                    one=agent_name(pair.one, request),
                    other=agent_name(pair.other, request),
                    shift=code,
                    day=day,
                )
                found.append(Violation("kept_apart", (pair.one, pair.other), (day,), message))
    return found


def _pairs(request: RosterRequest) -> list[Pair]:
    agents = {agent.id for agent in request.agents}
    return [
        pair
        for pair in request.pairs
        if pair.kind is PairKind.APART and {pair.one, pair.other} <= agents
    ]
