"""The hours within shifts: what they gain for a roster, and an agent's day in order of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from rostering.domain.centre import Centre
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Activity, ActivityKind, Roster
from rostering.language import _
from rostering.reports.days import day_heading, minute
from rostering.reports.terminal import WIDTH, table
from rostering.reports.wrapping import wrap
from rostering.scheduling.coverage import Stretch, coverage, missing_minutes
from rostering.scheduling.naming import role_name

T = TypeVar("T")


def hours_summary(before: Roster, after: Roster, request: RosterRequest) -> str:
    """How many breaks, meetings and blocks there are, and what they do to the missing people-hours."""
    kinds = [one.kind for one in after.activities]
    text = _(
        "Hours planned: {breaks} breaks, {meetings} at meetings, {blocks} blocks in another role. "
        "Missing people-hours: {before:g} with the usual breaks, {after:g} now."
    )
    summary = text.format(
        breaks=kinds.count(ActivityKind.BREAK) + kinds.count(ActivityKind.PAID_BREAK),
        meetings=kinds.count(ActivityKind.EVENT),
        blocks=kinds.count(ActivityKind.ROLE),
        before=round(missing_minutes(before, request) / 60, 1),
        after=round(missing_minutes(after, request) / 60, 1),
    )
    lacking = missing_by_meetings(after, request)
    if lacking > 0:
        text = _("Meetings take {hours:g} of these people-hours away from demand.")
        summary += " " + text.format(hours=round(lacking / 60, 1))
    return wrap(summary, WIDTH)


def missing_by_meetings(roster: Roster, request: RosterRequest) -> int:
    """People-minutes that are missing because somebody is at a meeting or training."""
    others = tuple(one for one in roster.activities if one.kind is not ActivityKind.EVENT)
    if len(others) == len(roster.activities):
        return 0
    without = missing_minutes(replace(roster, activities=others), request)
    return missing_minutes(roster, request) - without


def coverage_table(roster: Roster, request: RosterRequest, day: date) -> str:
    """People present and wanted in each role on one day, a line for each time at which any changes;
    a `-` marks those that are too few."""
    stretches = [one for one in coverage(roster, request) if one.date == day]

    def at(start: int) -> list[str]:
        there = [one for one in stretches if one.start <= start < one.end]
        return [
            "".join(_present(one) for one in there if one.role == role) or "."
            for role in request.roles
        ]

    rows = [
        (f"{minute(start)}-{minute(end)}", *cells) for start, end, cells in lines_of(stretches, at)
    ]
    headings = [_("time"), *(role_name(role, request.roles) for role in request.roles)]
    return f"{day_heading(day)}\n" + table(headings, rows, right=headings[1:])


def lines_of(
    stretches: Sequence[Stretch], cells_at: Callable[[int], list[T]], text: Callable[[T], str] = str
) -> list[tuple[int, int, list[T]]]:
    """From when, to when, and the cells: a line for each time at which the text of any changes."""
    lines: list[tuple[int, int, list[T]]] = []
    for start, end in pairwise(sorted({at for one in stretches for at in (one.start, one.end)})):
        cells = cells_at(start)
        if lines and [text(cell) for cell in lines[-1][2]] == [text(cell) for cell in cells]:
            start, _end, cells = lines.pop()
        lines.append((start, end, cells))
    return lines


def _present(one: Stretch) -> str:
    return f"{one.present}/{one.target}" + ("-" if one.present < one.target else "")


def day_notes(activities: Sequence[Activity], centre: Centre) -> list[tuple[str, str]]:
    """When and what an agent does on a day beside shift and unpaid breaks, in order of time."""
    return [
        (f"{minute(one.start)}-{minute(one.end)}", activity_name(one, centre))
        for one in sorted(activities)
        if one.kind is not ActivityKind.BREAK
    ]


def activity_name(activity: Activity, centre: Centre) -> str:
    """The break, the event, or the label of the role."""
    if activity.kind is ActivityKind.BREAK:
        return _("break")
    if activity.kind is ActivityKind.PAID_BREAK:
        return _("paid break")
    if activity.kind is ActivityKind.ROLE and activity.what in centre.roles:
        return centre.roles[activity.what].label
    return activity.what
