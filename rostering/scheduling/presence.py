"""When and in which role a person is present: a shift without its breaks, meetings and other roles' hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rostering.domain.roster import Activity, ActivityKind, Assignment
from rostering.domain.shifts import Shift

Span = tuple[int, int]
Present = tuple[str, int, int]  # a role, from and to, in minutes after 00:00 of the shift's day


def within(shift: Shift, activities: Sequence[Activity]) -> list[Activity]:
    """Those of an agent's day that touch the shift."""
    return [one for one in activities if one.start < shift.end and one.end > shift.start]


def presence(
    assignment: Assignment, shift: Shift, activities: Sequence[Activity] = ()
) -> Iterator[Present]:
    """Each stretch of presence in one role, in order of time.

    `activities` are those of the agent's day. Where none of them touches the shift, its breaks lie at
    their usual times.
    """
    own = within(shift, activities) if activities else []
    if not own:
        at = shift.start
        for start, end in (*shift.breaks, (shift.end, shift.end)):
            if start > at:
                yield assignment.role, at, start
            at = end
        return
    edges = {shift.start, shift.end}
    for one in own:
        edges |= {min(max(minute, shift.start), shift.end) for minute in (one.start, one.end)}
    held: Present | None = None
    for start, end in pairwise(sorted(edges)):
        role = _role_at(start, assignment.role, own)
        if held is not None and role == held[0] and held[2] == start:
            held = (held[0], held[1], end)
            continue
        if held is not None:
            yield held
        held = None if role is None else (role, start, end)
    if held is not None:
        yield held


def role_at(minute: int, role: str, activities: Sequence[Activity]) -> str:
    """The role that the agent stands in at a minute, breaks and meetings or not."""
    for one in activities:
        if one.kind is ActivityKind.ROLE and one.start <= minute < one.end:
            return one.what
    return role


def _role_at(minute: int, role: str, activities: Sequence[Activity]) -> str | None:
    """The role that is worked at a minute; None on a break and in a meeting."""
    for one in activities:
        if one.kind is not ActivityKind.ROLE and one.start <= minute < one.end:
            return None
    return role_at(minute, role, activities)
