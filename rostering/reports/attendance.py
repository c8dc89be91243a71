"""An agent's attendance, a line a shift."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from rostering.attendance.days import WorkedDay
from rostering.language import _, listed
from rostering.reports.days import weekday
from rostering.reports.terminal import clip, table


def attendance_table(days: Sequence[WorkedDay]) -> str:
    """Date, shift, first and last punch, findings."""
    rows = [
        (
            f"{day.date:%m-%d} {weekday(day.date)}",
            f"{clock_of(day.start, day.date)}-{clock_of(day.end, day.date)}"
            + (_(" ordered") if day.ordered else ""),
            punch_of(day.first, day.date),
            punch_of(day.last, day.date),
            clip(
                _("no punches yet")
                if day.pending
                else listed(finding_text(one) for one in day.findings),
                34,
            ),
        )
        for day in days
    ]
    return table([_("day"), _("shift"), _("first in"), _("last out"), _("findings")], rows)


def finding_text(finding: str) -> str:
    """A finding such as `late 6`, its kind in the language in use."""
    kind, blank, rest = finding.partition(" ")
    return _(kind) + blank + rest


def attendance_data(days: Sequence[WorkedDay]) -> list[dict[str, Any]]:
    """One object a block of work."""
    return [
        {
            "date": str(day.date),
            "start": day.start.isoformat(),
            "end": day.end.isoformat(),
            "first": day.first.isoformat() if day.first else None,
            "last": day.last.isoformat() if day.last else None,
            "ordered_overtime": day.ordered,
            "pending": day.pending,
            "findings": list(day.findings),
        }
        for day in days
    ]


def clock_of(moment: datetime, day: date) -> str:
    """The wall time of an aware moment; `+1` where it is on the day after `day`."""
    later = (moment.date() - day).days
    return f"{moment:%H:%M}" + (f"+{later}" if later else "")


def punch_of(moment: datetime | None, day: date) -> str:
    """The same with seconds; `-` where there is no punch."""
    if moment is None:
        return "-"
    later = (moment.date() - day).days
    return f"{moment:%H:%M:%S}" + (f"+{later}" if later else "")
