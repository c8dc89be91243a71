"""Follow the rotation: agents who walk a rotation work the shifts of its pattern, and rest where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest, RotationDay
from rostering.domain.roster import Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of an agent's day that is another than the pattern's: work on a rest day, another shift,
    or rest on a day of work. The role may differ."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and day of the rotation."""
    return [_left(variables, day) * rule.cost for day in _days(variables.request)]


def _left(variables: Variables, wanted: RotationDay) -> Expression:
    """1 where the day is another than the pattern's."""
    agent, day = wanted.agent, wanted.date
    if not wanted.shift:
        return variables.at_work[agent, day]
    there = variables.on_shift.get((agent, day, wanted.shift), 0)
    if variables.one_a_day:
        return 1 - there
    left = variables.model.new_bool_var(f"leaves the rotation {agent} {day}")
    variables.model.add(left >= 1 - there)
    for code in variables.request.shifts:
        if code != wanted.shift:
            variables.model.add(left >= variables.on_shift[agent, day, code])
    return left


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Days that leave the rotation."""
    by_day = roster.by_agent_day()
    left = 0
    for wanted in _days(request):
        worked = {item.shift for item in by_day.get((wanted.agent, wanted.date), ())}
        left += worked != ({wanted.shift} if wanted.shift else set())
    return Price("follow_rotation", left, "days off the rotation", left * rule.cost)


def _days(request: RosterRequest) -> Iterator[RotationDay]:
    agents = {agent.id for agent in request.agents}
    for wanted in request.rotation:
        if wanted.agent in agents and wanted.date in request.period:
            yield wanted
