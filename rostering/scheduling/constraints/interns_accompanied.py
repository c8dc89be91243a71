"""Interns accompanied: while an intern works, an experienced person is present in the same role.

A break is no presence, of either. Times after the period, where nobody is rostered yet, do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.domain.shifts import DAY_MINUTES, Shift
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

Worked = tuple[date, str]  # a day and a shift


@dataclass(frozen=True, slots=True)
class Parameters:
    """Grades of those who are not left alone, and of those who may be with them."""

    interns: tuple[str, ...]
    seniors: tuple[str, ...]


def add(variables: Variables, rule: Parameters) -> None:
    """In each stretch of an intern's shift a senior is there, or the intern is not."""
    request = variables.request
    interns, seniors = _people(request, rule)
    before = {(a.agent, a.date, a.shift, a.role) for a in (*request.history, *request.settled)}
    for day, shift, role in _shifts(request):
        for others in dict.fromkeys(others for _start, others in _stretches(request, day, shift)):
            present: Expression = 0
            for senior in seniors:
                for when, code in others:
                    key = (senior, when, code, role)
                    present += variables.assigned.get(key, int(key in before))
            for intern in interns:
                key = (intern, day, shift.code, role)
                alone = variables.assigned.get(key, int(key in before))
                variables.add(present - alone >= 0, [intern], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each intern's shift with a time alone, told by the first such time."""
    interns, seniors = _people(request, rule)
    rostered = (*roster.assignments, *request.settled)
    there = {(a.date, a.shift, a.role) for a in (*request.history, *rostered) if a.agent in seniors}
    found = []
    for item in rostered:
        shift = request.shifts.get(item.shift)
        if item.agent not in interns or shift is None:
            continue
        for start, others in _stretches(request, item.date, shift):
            if not any((when, code, item.role) in there for when, code in others):
                text = _(
                    "{agent} is alone in {role} on {day} from {time}: nobody experienced is there"
                )
                message = text.format(
                    agent=item.agent,
                    role=item.role,
                    day=item.date,
                    time=f"{start // 60 % 24:02d}:{start % 60:02d}",
                )
                found.append(Violation("interns_accompanied", (item.agent,), (item.date,), message))
                break
    return found


def _people(request: RosterRequest, rule: Parameters) -> tuple[list[str], list[str]]:
    people = (*request.agents, *request.colleagues)
    interns = [agent.id for agent in people if agent.grade in rule.interns]
    return interns, [agent.id for agent in people if agent.grade in rule.seniors]


def _shifts(request: RosterRequest) -> Iterator[tuple[date, Shift, str]]:
    for day in request.period:
        for shift in request.shifts.values():
            for role in shift.roles:
                if role in request.roles:
                    yield day, shift, role


def _stretches(
    request: RosterRequest, day: date, shift: Shift
) -> Iterator[tuple[int, tuple[Worked, ...]]]:
    """The start of each stretch of the shift's work, and the shifts that are at work all through it."""
    around = [
        (day + timedelta(days=step), other, step * DAY_MINUTES)
        for step in (-1, 0, 1)
        for other in request.shifts.values()
    ]
    last = ((request.period.end - day).days + 1) * DAY_MINUTES
    edges = {minute + offset for _day, other, offset in around for minute in _edges(other)}
    own = sorted(minute for minute in edges | {last} if shift.start <= minute <= shift.end)
    for start, end in pairwise(own):
        if start < last and _at_work(shift, start):
            yield (
                start,
                tuple(
                    (when, other.code)
                    for when, other, offset in around
                    if _at_work(other, start - offset) and end - offset <= other.end
                ),
            )


def _edges(shift: Shift) -> list[int]:
    return [shift.start, *(minute for pause in shift.breaks for minute in pause), shift.end]


def _at_work(shift: Shift, minute: int) -> bool:
    on_break = any(start <= minute < end for start, end in shift.breaks)
    return shift.start <= minute < shift.end and not on_break
