"""Breaks in their windows: each break of a shift is taken once, whole, and within its window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import ActivityKind, Roster, Violation
from rostering.language import _, listed
from rostering.scheduling.naming import agent_name
from rostering.scheduling.presence import within

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import Expression, HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """The windows are the centre's own: centre.toml has them."""


def add(hours: HourVariables, rule: Parameters) -> None:
    """Of the starts that the window leaves, one is taken; breaks of a kind stay in their order."""
    for item in hours.worked:
        before: dict[bool, Expression] = {}
        for number, one in enumerate(hours.shift(item).planned_breaks):
            own = {
                at: there
                for (who, n, at), there in hours.break_at.items()
                if (who, n) == (item, number)
            }
            right = range(one.earliest, one.latest - one.minutes + 1)
            hours.model.add_exactly_one(own[at] for at in own if at in right)
            for at in own:
                if at not in right:
                    hours.model.add(own[at] == 0)
            taken = sum(at * there for at, there in own.items())
            if one.paid in before:
                hours.model.add(before[one.paid] <= taken)
            before[one.paid] = taken


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each shift with planned hours whose breaks are not those it should have."""
    planned = roster.activities_by_day()
    found = []
    for item in roster.assignments:
        shift = request.shifts.get(item.shift)
        own = within(shift, planned.get((item.agent, item.date), ())) if shift else []
        if shift is None or not own:
            continue
        for kind, paid in ((ActivityKind.BREAK, False), (ActivityKind.PAID_BREAK, True)):
            taken = [(one.start, one.end) for one in own if one.kind is kind]
            due = [one for one in shift.planned_breaks if one.paid is paid]
            right = len(taken) == len(due) and all(
                one.earliest <= start and end <= one.latest and end - start == one.minutes
                for (start, end), one in zip(taken, due, strict=True)
            )
            if not right:
                text = _("{agent} on {day}: the breaks must be {due}, and are {taken}")
                message = text.format(
                    agent=agent_name(item.agent, request),
                    day=item.date,
                    due=listed(
                        _("{minutes} min within {window}").format(
                            minutes=one.minutes, window=_span(one.earliest, one.latest)
                        )
                        for one in due
                    )
                    or _("none"),
                    taken=listed(_span(*one) for one in taken) or _("none"),
                )
                found.append(Violation("breaks_in_window", (item.agent,), (item.date,), message))
    return found


def _span(start: int, end: int) -> str:
    return f"{start // 60 % 24:02d}:{start % 60:02d}-{end // 60 % 24:02d}:{end % 60:02d}"
