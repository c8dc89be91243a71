"""The stretches of time that the solver prices: between any two edges of demand or of work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.domain.request import Demand
from rostering.domain.shifts import DAY_MINUTES, Shift

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

Span = tuple[int, int]
Wanted = tuple[int, int, int | None, int | None, int | None]
Work = tuple[Span, str, "Expression"]  # when, a name of the people, and how many they are


@dataclass(frozen=True, slots=True)
class Segment:
    """`present` people, an expression of at most `most`, for `minutes` in all, against what demand
    wants of them."""

    name: str
    minutes: int
    present: Expression
    most: int
    minimum: int
    target: int
    maximum: int | None
    short_weight: int | None
    over_weight: int | None


def covered_segments(variables: Variables) -> Iterator[Segment]:
    """Every segment in which people are wanted or can be present.

    Times with the same people and the same demand are one segment, wherever they lie: a fine grid of
    demand does not make the model larger. After the period, only what is asked for counts.
    """
    request = variables.request
    end_of_period = len(request.period) * DAY_MINUTES
    for role in request.roles:
        rows = [row for row in request.demand if row.role == role and row.date in request.period]
        spans = [_span(variables, row) for row in rows]
        work = _work(variables, role)
        edges = {minute for span in spans for minute in span} | {end_of_period}
        edges |= {minute for span, _name, _people in work for minute in span}
        minutes: dict[tuple[Wanted, tuple[str, ...]], int] = {}
        people = {name: count for _span, name, count in work}
        for start, end in pairwise(sorted(edges)):
            asking = [row for row, span in zip(rows, spans, strict=True) if _inside(start, span)]
            there = tuple(name for span, name, _people in work if _inside(start, span))
            if asking or (there and start < end_of_period):
                key = (_wanted(asking), there)
                minutes[key] = minutes.get(key, 0) + end - start
        for number, ((wanted, there), length) in enumerate(minutes.items()):
            present = sum(people[name] for name in there)
            most = sum(_most(people[name]) for name in there)
            yield Segment(f"{role} {number}", length, present, most, *wanted)


def _most(people: Expression) -> int:
    """The upper bound of a number of people, which is a variable or known."""
    return people if isinstance(people, int) else int(people.domain.max())


def _wanted(rows: list[Demand]) -> Wanted:
    """What all rows ask for at once."""
    most = [row.maximum for row in rows if row.maximum is not None]
    short = [row.short_weight for row in rows if row.short_weight is not None]
    over = [row.over_weight for row in rows if row.over_weight is not None]
    return (
        max((row.minimum for row in rows), default=0),
        max((row.target for row in rows), default=0),
        min(most, default=None),
        max(short, default=None),
        max(over, default=None),
    )


def _work(variables: Variables, role: str) -> list[Work]:
    """Each stretch of each day's shifts, with how many agents work it in the role."""
    request = variables.request
    found: list[Work] = []
    there: dict[tuple[date, str], list[Expression]] = {}
    for (_agent, day, code, offered), assigned in variables.assigned.items():
        if offered == role:
            there.setdefault((day, code), []).append(assigned)
    for (day, code), people in there.items():
        name = f"{day} {code} {role}"
        count = variables.model.new_int_var(0, len(people), name)
        variables.model.add(count == sum(people))
        offset = (day - request.period.start).days * DAY_MINUTES
        found += [(span, name, count) for span in _spans(request.shifts[code], offset)]
    settled = Counter((a.date, a.shift) for a in request.settled if a.role == role)
    for (day, code), number in settled.items():
        if code in request.shifts:
            offset = (day - request.period.start).days * DAY_MINUTES
            name = f"{day} {code} {role} settled"
            found += [(span, name, number) for span in _spans(request.shifts[code], offset)]
    eve = request.period.start - timedelta(days=1)
    for item in request.history:
        if item.date == eve and item.role == role and item.shift in request.shifts:
            spans = _spans(request.shifts[item.shift], -DAY_MINUTES)
            name = f"{item.agent} from {eve} {item.shift}"
            found += [((max(start, 0), end), name, 1) for start, end in spans if end > 0]
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
