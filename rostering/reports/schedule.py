"""An agent's own schedule, a line a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.roster import Activity, PublishedShift
from rostering.language import _, listed
from rostering.reports.days import clock, weekday
from rostering.reports.hours import day_notes
from rostering.reports.terminal import table


def schedule_table(
    shifts: Sequence[PublishedShift],
    duties: Collection[date],
    leave: Sequence[LeaveDay],
    period: Period,
    centre: Centre,
    hours: Sequence[Activity] = (),
) -> str:
    """One agent's days in `period`: shift, times, break, role, duty and leave, and a line for each
    meeting and each block in another role."""
    rows: list[tuple[str, ...]] = []
    for day in period:
        own = [shift for shift in shifts if shift.date == day]
        notes = _notes(day, duties, leave, centre.zone)
        if not own:
            rows.append((f"{day} {weekday(day)}", _("rest day"), "", "", "", notes))
        rows += [_row(shift, centre, notes) for shift in own]
        planned = [one for one in hours if one.date == day]
        rows += [("", "", time, "", what, "") for time, what in day_notes(planned, centre)]
    headings = [_("day"), _("shift"), _("time"), _("break"), _("role"), ""]
    return table(headings, rows)


def _row(shift: PublishedShift, centre: Centre, notes: str) -> tuple[str, ...]:
    def times(start: object, end: object) -> str:
        return f"{clock(start, centre.zone, shift.date)}-{clock(end, centre.zone, shift.date)}"  # type: ignore[arg-type]

    known = centre.shifts.get(shift.shift)
    role = centre.roles.get(shift.role)
    return (
        f"{shift.date} {weekday(shift.date)}",
        f"{shift.shift} {known.label}" if known else shift.shift,
        times(shift.start, shift.end),
        " ".join(times(start, end) for start, end in shift.breaks),
        f"{role.label or role.code}" if role else shift.role,
        notes,
    )


def _notes(day: date, duties: Collection[date], leave: Sequence[LeaveDay], zone: ZoneInfo) -> str:
    notes = [_("duty")] if day in duties else []
    for item in leave:
        if item.date == day and item.status is not LeaveStatus.REFUSED:
            asked = _(" (asked)") if item.status is LeaveStatus.PENDING else ""
            notes.append(_("leave: {kind}").format(kind=_(item.kind)) + _part(item, zone) + asked)
    return listed(notes)


def _part(item: LeaveDay, zone: ZoneInfo) -> str:
    """The half or the hours of the day; nothing for a whole day."""
    if item.hours is not None:
        start, end = (clock(moment, zone, item.date) for moment in item.hours)
        return f" {start}-{end}"
    return "" if item.part is Part.FULL else " " + _(item.part.value)
