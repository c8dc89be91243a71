"""A roster as a table, a line a shift, for other programs and spreadsheets."""

from __future__ import annotations

from datetime import datetime

from rostering.domain.roster import ActivityKind, PublishedShift
from rostering.language import _, joined
from rostering.reports.csv_table import csv_table
from rostering.reports.days import minute, weekday
from rostering.reports.hours import activity_name
from rostering.reports.wall import (
    AgentDay,
    Wall,
    agent_days,
    breaks_of,
    draft_mark,
    label_of,
    leave_text,
    role_name,
)


def wall_table(wall: Wall) -> bytes:
    """CSV: agent, date, shift, role, times, hours, breaks, what else the day has, and the version."""
    headings = [
        _("agent"), _("name"), _("team"), _("date"), _("weekday"), _("shift"), _("label"), _("role"),
        _("start"), _("end"), _("hours"), _("breaks"), _("also"), _("duty"), _("leave"), _("version"),
    ]  # fmt: skip
    days = agent_days(wall)
    rows = []
    for agent in wall.agents:
        for date in wall.roster.period:
            day = days.get((agent.id, date))
            for shift in day.shifts if day else ():
                who = (agent.id, agent.name, agent.team, str(date), weekday(date))
                rows.append((*who, *_shift(wall, shift), *_beside(wall, day or AgentDay(), shift)))
    return csv_table(headings, rows)


def _shift(wall: Wall, shift: PublishedShift) -> tuple[object, ...]:
    def at(moment: datetime) -> str:
        return f"{moment.astimezone(wall.centre.zone):%Y-%m-%d %H:%M}"

    centre = wall.centre
    breaks = " ".join(breaks_of(shift, centre, "-"))
    return (
        shift.shift, label_of(shift.shift, centre), role_name(shift.role, centre),
        at(shift.start), at(shift.end), worked_hours(shift), breaks,
    )  # fmt: skip


def worked_hours(shift: PublishedShift) -> float:
    """Hours of a shift without its unpaid breaks, a whole number where they are."""
    spans = [(shift.start, shift.end), *shift.breaks]
    seconds = [(end - start).total_seconds() for start, end in spans]
    hours = round((seconds[0] - sum(seconds[1:])) / 3600, 2)
    return int(hours) if hours == int(hours) else hours


def _beside(wall: Wall, day: AgentDay, shift: PublishedShift) -> tuple[object, ...]:
    also = joined(
        f"{minute(one.start)}-{minute(one.end)} {activity_name(one, wall.centre)}"
        for one in day.activities
        if one.kind is not ActivityKind.BREAK
    )
    duty = _("duty") if day.duty else ""
    return also, duty, leave_text(day.leave, wall.centre.zone), shift.version or draft_mark()
