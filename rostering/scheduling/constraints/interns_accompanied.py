"""Interns accompanied: while an intern works, an experienced person is present in the same role.

A break is no presence, of either, and where hours are planned a meeting and another role are none.
Times after the period, where nobody is rostered yet, do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Activity, Assignment, Roster, Violation
from rostering.domain.shifts import DAY_MINUTES, Shift
from rostering.language import _
from rostering.scheduling.naming import agent_name, role_name
from rostering.scheduling.presence import presence

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import HourVariables
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
    if roster.activities:
        return _violations_by_hours(roster, request, rule)
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
                found.append(_alone(item, item.role, start, request))
                break
    return found


def add_hours(hours: HourVariables, rule: Parameters) -> None:
    """In each slot of the day in which an intern works in a role, a senior does, or the intern does not."""
    request = hours.request
    interns, seniors = _people(request, rule)
    alone = [item for item in hours.worked if item.agent in interns]
    others = [one for one in hours.others() if one[0] in seniors] if alone else []
    with_them = [item for item in hours.worked if item.agent in seniors]
    for item in alone:
        last = ((request.period.end - item.date).days + 1) * DAY_MINUTES
        for minute in (at for at in hours.slots(item) if at < last):
            for role in dict.fromkeys((item.role, *hours.shift(item).roles)):
                there: Expression = sum(
                    1 for _who, of, start, end in others if of == role and start <= minute < end
                )
                for senior in with_them:
                    if minute in hours.slots(senior):
                        there += hours.present(senior, minute, role)
                held = hours.present(item, minute, role) <= there
                if held is not True:
                    hours.model.add(held)


def _violations_by_hours(
    roster: Roster, request: RosterRequest, rule: Parameters
) -> list[Violation]:
    """The same by who is present in which role at which time."""
    interns, seniors = _people(request, rule)
    every = (*request.history_activities, *roster.activities)
    hours = Roster(roster.period, activities=every).activities_by_day()
    rostered = [a for a in (*roster.assignments, *request.settled) if a.shift in request.shifts]
    before = [a for a in request.history if a.shift in request.shifts]
    present: dict[str, list[tuple[int, int]]] = {}
    for item in (*before, *rostered):
        if item.agent in seniors:
            for role, start, end in _present(item, request, hours):
                present.setdefault(role, []).append((start, end))
    found = []
    length = len(request.period) * DAY_MINUTES
    for item in (one for one in rostered if one.agent in interns):
        for role, start, end in _present(item, request, hours):
            at = start
            for first, last in sorted(present.get(role, ())):
                if first <= at < last:
                    at = last
            if at < min(end, length):
                minute = at - (item.date - request.period.start).days * DAY_MINUTES
                found.append(_alone(item, role, minute, request))
                break
    return found


def _present(
    item: Assignment, request: RosterRequest, hours: Mapping[tuple[str, date], Sequence[Activity]]
) -> Iterator[tuple[str, int, int]]:
    """Presence in minutes from the start of the period."""
    offset = (item.date - request.period.start).days * DAY_MINUTES
    own = hours.get((item.agent, item.date), ())
    for role, start, end in presence(item, request.shifts[item.shift], own):
        yield role, start + offset, end + offset


def _alone(item: Assignment, role: str, minute: int, request: RosterRequest) -> Violation:
    text = _("{agent} is alone in {role} on {day} from {time}: nobody experienced is there")
    message = text.format(
        agent=agent_name(item.agent, request),
        role=role_name(role, request.roles),
        day=item.date,
        time=f"{minute // 60 % 24:02d}:{minute % 60:02d}",
    )
    return Violation("interns_accompanied", (item.agent,), (item.date,), message)


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
