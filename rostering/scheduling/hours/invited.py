"""Who is invited to a meeting or training, and when such an agent could attend it."""

from __future__ import annotations

from datetime import date

from rostering.domain.leave import LeaveStatus
from rostering.domain.request import Event, RosterRequest
from rostering.domain.roster import Assignment
from rostering.domain.shifts import Shift


def invited_starts(event: Event, item: Assignment, request: RosterRequest, step: int) -> range:
    """The starts, `step` minutes apart, at which the agent of an assignment could attend; none where
    the agent is not invited.

    Invited are those whose role is, whose shift holds the event beside its fixed breaks, and who have
    no approved leave on the day.
    """
    shift = request.shifts[item.shift]
    if not event.on(item.date) or (event.roles and item.role not in event.roles):
        return range(0)
    if (item.agent, item.date) in _on_leave(request):
        return range(0)
    first = max(event.start, -(-shift.start // step) * step)
    last = min(event.end, shift.end) - event.length
    starts = range(first, last + 1, step)
    return starts if any(_free(shift, start, event.length) for start in starts) else range(0)


def _free(shift: Shift, start: int, length: int) -> bool:
    fixed = [one for one in shift.planned_breaks if one.latest - one.earliest == one.minutes]
    return not any(one.start < start + length and start < one.end for one in fixed)


def _on_leave(request: RosterRequest) -> set[tuple[str, date]]:
    return {(one.agent, one.date) for one in request.leave if one.status is LeaveStatus.APPROVED}
