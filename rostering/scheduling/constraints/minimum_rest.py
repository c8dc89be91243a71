"""Minimum rest: so many hours lie between the shifts of one day and those of the next days.

The policy is silent; eleven hours is the common standard. Two shifts of one day are split shifts,
which are no matter of this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Roster, Violation
from rostering.domain.shifts import DAY_MINUTES
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables

LOOK_AHEAD = (1, 2)  # days: a shift that ends on the next day reaches the one after it


@dataclass(frozen=True, slots=True)
class Parameters:
    """`hours` between the end of a shift and the start of the next."""

    hours: int


def add(variables: Variables, rule: Parameters) -> None:
    """Two shifts that are too close are not both worked."""
    request = variables.request
    for days in LOOK_AHEAD:
        too_close = {
            first.code: {
                second.code
                for second in request.shifts.values()
                if second.start + days * DAY_MINUTES - first.end < rule.hours * 60
            }
            for first in request.shifts.values()
        }
        for day in request.period if any(too_close.values()) else ():
            for agent in request.agents:
                variables.add_not_after(agent.id, day - timedelta(days=days), day, too_close)


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each pair of shifts of an agent with too little rest, the second one in the roster."""
    by_agent: dict[str, list[Assignment]] = {}
    for assignment in (*request.history, *roster.assignments):
        if assignment.shift in request.shifts:
            by_agent.setdefault(assignment.agent, []).append(assignment)
    found = []
    for agent, own in sorted(by_agent.items()):
        in_order = sorted(own, key=lambda assignment: assignment.date)
        for place, first in enumerate(in_order):
            for second in _soon_after(first, in_order[place + 1 :]):
                rest = _rest(first, second, request)
                if rest < rule.hours * 60 and second.date in roster.period:
                    message = _message(first, second, rest, request, rule)
                    dates = (first.date, second.date)
                    found.append(Violation("minimum_rest", (agent,), dates, message))
    return found


def _soon_after(first: Assignment, later: list[Assignment]) -> Iterator[Assignment]:
    for second in later:
        days = (second.date - first.date).days
        if days > 2:
            return
        if days > 0:
            yield second


def _rest(first: Assignment, second: Assignment, request: RosterRequest) -> int:
    """Minutes from the end of one shift to the start of another of a later day."""
    days = (second.date - first.date).days
    return days * 1440 + request.shifts[second.shift].start - request.shifts[first.shift].end


def _message(
    first: Assignment, second: Assignment, rest: int, request: RosterRequest, rule: Parameters
) -> str:
    end, start = request.shifts[first.shift].end, request.shifts[second.shift].start
    return _(
        "{agent} works {first} on {day} until {end} and {second} on {next} from {start}: "
        "{rest:g} h of rest, {needed} h are needed"
    ).format(
        agent=agent_name(first.agent, request),
        first=first.shift,
        day=first.date,
        end=f"{end // 60 % 24:02d}:{end % 60:02d}",
        second=second.shift,
        next=second.date,
        start=f"{start // 60 % 24:02d}:{start % 60:02d}",
        rest=round(max(rest, 0) / 60, 1),
        needed=rule.hours,
    )
