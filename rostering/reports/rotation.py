"""The pattern of a rotation for the terminal and as data."""

from __future__ import annotations

from typing import Any

from rostering.domain.rotation import REST, Pattern, Rotation
from rostering.language import _
from rostering.reports.terminal import grid


def pattern_table(rotation: Rotation, pattern: Pattern) -> str:
    """Weeks by weekdays, and below them the people of each shift; `.` is a rest day."""
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    rows = [
        [str(number), *("." if day == REST else day for day in week)]
        for number, week in enumerate(pattern.weeks, 1)
    ]
    rows += [
        [f"{one.shift} {one.role}", *map(str, pattern.people(one.shift))] for one in rotation.shifts
    ]
    return f"{rotation.name} {rotation.label}\n\n" + grid([_("week"), *days], rows)


def pattern_data(rotation: Rotation, pattern: Pattern, status: str) -> dict[str, Any]:
    """The pattern as data; `-` is a rest day."""
    return {
        "rotation": rotation.name,
        "status": status,
        "weeks": [list(week) for week in pattern.weeks],
        "roles": {one.shift: one.role for one in rotation.shifts},
        "people": {one.shift: list(pattern.people(one.shift)) for one in rotation.shifts},
        "free_weekends": pattern.free_weekends(),
    }
