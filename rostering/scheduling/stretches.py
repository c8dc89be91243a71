"""The stretches of time that the solver prices: between any two edges of demand or of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import Demand
from rostering.domain.shifts import DAY_MINUTES, Shift

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """`present` people, an expression, for `minutes`, against what all rows of demand want there."""

    name: str
    minutes: int
    present: Expression
    minimum: int
    target: int
    maximum: int | None
    short_weight: int | None
    over_weight: int | None


def covered_segments(variables: Variables) -> Iterator[Segment]:
    """Every segment in which people are wanted or can be present."""
    request = variables.request
    for role in request.roles:
        rows = [row for row in request.demand if row.role == role and row.date in request.period]
        work = _work(variables, role)
        edges = {minute for row in rows for minute in _span(variables, row)}
        edges |= {minute for span, _people in work for minute in span}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            wanting = [row for row in rows if _inside(start, _span(variables, row))]
            there = [people for span, people in work if _inside(start, span)]
            if wanting or there:
                yield _segment(f"{role} {start}", end - start, sum(there), wanting)


def _segment(name: str, minutes: int, present: Expression, rows: list[Demand]) -> Segment:
    most = [row.maximum for row in rows if row.maximum is not None]
    short = [row.short_weight for row in rows if row.short_weight is not None]
    over = [row.over_weight for row in rows if row.over_weight is not None]
    return Segment(
        name,
        minutes,
        present,
        max((row.minimum for row in rows), default=0),
        max((row.target for row in rows), default=0),
        min(most, default=None),
        max(short, default=None),
        max(over, default=None),
    )


def _work(variables: Variables, role: str) -> list[tuple[Span, Expression]]:
    """Each stretch of each day's shifts, with how many agents work it in the role."""
    request = variables.request
    found: list[tuple[Span, Expression]] = []
    for day in request.period:
        for shift in request.shifts.values():
            people = [
                variables.assigned[agent.id, day, shift.code, role]
                for agent in request.agents
                if (agent.id, day, shift.code, role) in variables.assigned
            ]
            if people:
                count = variables.model.new_int_var(0, len(people), f"{day} {shift.code} {role}")
                variables.model.add(count == sum(people))
                offset = (day - request.period.start).days * DAY_MINUTES
                found += [(span, count) for span in _spans(shift, offset)]
    eve = request.period.start - timedelta(days=1)
    for item in request.history:
        if item.date == eve and item.role == role and item.shift in request.shifts:
            spans = _spans(request.shifts[item.shift], -DAY_MINUTES)
            found += [((max(start, 0), end), 1) for start, end in spans if end > 0]
    return found


def _spans(shift: Shift, offset: int) -> Iterator[Span]:
    at = shift.start
    for start, end in (*shift.breaks, (shift.end, shift.end)):
        if start > at:
            yield at + offset, start + offset
        at = end


def _span(variables: Variables, row: Demand) -> Span:
    offset = (row.date - variables.request.period.start).days * DAY_MINUTES
    return row.start + offset, row.end + offset


def _inside(minute: int, span: Span) -> bool:
    return span[0] <= minute < span[1]
