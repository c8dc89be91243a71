"""How well a roster was kept, a line a group."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rostering.attendance.adherence import Adherence
from rostering.language import _
from rostering.reports.terminal import clip, pad, wide

NAME_CELLS = 13


def adherence_table(figures: Sequence[Adherence], by: str) -> str:
    """Hours scheduled, the four rates in per cent, overtime hours by class; the last line is all."""
    headings = [
        _heading(by),
        _("hours"),
        _("adherence"),
        _("conform."),
        _("attend."),
        _("late"),
        _("work OT"),
        _("rest OT"),
        _("hol. OT"),
    ]
    rows = [_row(one) for one in figures]
    widths = [max(wide(line[column]) for line in [headings, *rows]) for column in range(9)]
    lines = [headings, ["-" * width for width in widths], *rows]
    shown = [
        " ".join([pad(line[0], widths[0]), *map(_right, line[1:], widths[1:])]).rstrip()
        for line in lines
    ]
    return "\n".join([*shown, "", *_notes(figures[-1])])


def adherence_data(figures: Sequence[Adherence]) -> dict[str, Any]:
    """The rows and the total, exact counts beside the rates in per cent."""
    rows = [_data(one) for one in figures]
    return {"rows": rows[:-1], "all": {key: rows[-1][key] for key in rows[-1] if key != "group"}}


def _heading(by: str) -> str:
    names = {
        "agent": _("agent"),
        "team": _("team"),
        "day": _("day"),
        "week": _("week"),
        "month": _("month"),
    }
    return names[by]


def _row(one: Adherence) -> list[str]:
    return [
        clip(one.group or _("all"), NAME_CELLS),
        _hours(one.scheduled_seconds // 60),
        _rate(one.adherence),
        _rate(one.conformance),
        _rate(one.attendance_rate),
        _rate(one.late_rate),
        *(_hours(minutes) for minutes in one.overtime.values()),
    ]


def _data(one: Adherence) -> dict[str, Any]:
    return {
        "group": one.group,
        "adherence": _text(one.adherence),
        "conformance": _text(one.conformance),
        "attendance_rate": _text(one.attendance_rate),
        "late_rate": _text(one.late_rate),
        "scheduled_seconds": one.scheduled_seconds,
        "adhering_seconds": one.adhering_seconds,
        "worked_seconds": one.worked_seconds,
        "days_due": one.days_due,
        "days_attended": one.days_attended,
        "shifts_attended": one.shifts_attended,
        "shifts_late": one.shifts_late,
        "overtime_minutes": dict(one.overtime),
        "pending": one.pending,
        "open": one.open,
    }


def _notes(total: Adherence) -> list[str]:
    notes = [_("Rates in per cent; hours scheduled and overtime (OT) by class as hours:minutes.")]
    if total.open or total.pending:
        left_out = _(
            "Left out: {open} shifts with an open exception, {pending} without punches yet."
        )
        notes.append(left_out.format(open=total.open, pending=total.pending))
    return notes


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _rate(rate: Decimal | None) -> str:
    return "-" if rate is None else str(rate)


def _text(rate: Decimal | None) -> str | None:
    return None if rate is None else str(rate)


def _right(text: str, cells: int) -> str:
    return " " * (cells - wide(text)) + text
