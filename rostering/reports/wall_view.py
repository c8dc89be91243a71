"""What a wall sheet shows, as plain data for the templates of the page and of print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rostering.domain.calendar import Period, week_of
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.language import _
from rostering.reports.days import role_marks, weekday
from rostering.reports.page import MOST_ROWS
from rostering.reports.wall import (
    AgentDay,
    Wall,
    agent_days,
    draft_mark,
    is_away,
    role_keys,
    role_name,
    shift_colours,
    shift_keys,
    standing_text,
    weeks_of,
)

View = dict[str, Any]
ROOMY, MEDIUM = 20, 30  # rows of a week on one sheet of paper, by the size of their letters


def wall_view(wall: Wall) -> View:
    """Title, standing, weeks with their days and rows, and the legend."""
    days = agent_days(wall)
    return {
        **heading_of(wall),
        "weeks": [_week(wall, week, days) for week in weeks_of(wall)],
        "shifts": [
            {"code": key.code, "label": key.label, "times": key.times, "colour": key.colour}
            for key in shift_keys(wall)
        ],
        "roles": _marks(wall, days),
        "sign_off": wall.sign_off,
        "words": {
            "agent": _("agent"),
            "duty": _("duty"),
            "legend": _("Legend"),
            "off": _("off"),
            "sign": _("signature"),
            "table": _("Who works which shift in which role on each day"),
        },
    }


def _marks(wall: Wall, days: Mapping[tuple[str, date], AgentDay]) -> list[View]:
    """What the marks of roles mean, which split days have instead of their names."""
    if all(len(day.assignments) < 2 for day in days.values()):
        return []
    return [{"mark": mark, "name": name} for mark, name in role_keys(wall)]


def heading_of(wall: Wall) -> View:
    """What stands above every form: the centre, the standing, and the mark of a draft."""
    return {
        "centre": wall.centre.name,
        "standing": standing_text(wall),
        "draft": wall.standing.is_draft,
        "mark": draft_mark() if wall.standing.is_draft else "",
    }


def day_view(wall: Wall, day: date) -> View:
    """A day as the head of a column."""
    return {
        "weekday": weekday(day),
        "date": f"{day:%m-%d}",
        "weekend": day.weekday() >= 5,
        "holiday": wall.holidays.get(day, ""),
        "said": f"{weekday(day)} {day:%m-%d}",
    }


def week_title(week: Period) -> str:
    """The week and its first and last day."""
    return f"{week_of(week.start)}  {week.start} – {week.end:%m-%d}"


def _week(wall: Wall, week: Period, days: Mapping[tuple[str, date], AgentDay]) -> View:
    duty = {item.date: item.agent for item in wall.roster.duties}
    names = {agent.id: agent.name for agent in wall.centre.agents}
    shown = [agent for agent in wall.agents if _is_here(agent, week, days)]
    marks, colours = role_marks(wall.centre.roles), shift_colours(wall.centre)
    rows = []
    for agent in shown:
        cells = [_cell(wall, days.get((agent.id, day)), marks, colours) for day in week]
        rows.append({"id": agent.id, "name": agent.name, "cells": cells})
    count = len(rows) + bool(duty)
    return {
        "key": week_of(week.start),
        "title": week_title(week),
        "days": [day_view(wall, day) for day in week],
        "rows": rows,
        "duty": [_duty(duty.get(day), names) for day in week] if duty else [],
        "rows_class": f"rows-{count} " if count <= MOST_ROWS else "",
        "density": "roomy" if count <= ROOMY else "medium" if count <= MEDIUM else "dense",
    }


def _is_here(agent: Agent, week: Period, days: Mapping[tuple[str, date], AgentDay]) -> bool:
    """Whether the agent is employed in the week, or has anything in it."""
    employed = agent.hired <= week.end and (agent.left is None or agent.left >= week.start)
    return employed or any((agent.id, day) in days for day in week)


def _duty(agent: str | None, names: Mapping[str, str]) -> View:
    return {"id": agent or "", "name": names.get(agent or "", "")}


def _cell(
    wall: Wall, day: AgentDay | None, marks: Mapping[str, str], colours: Mapping[str, int]
) -> View:
    """The shifts of a day, or why there are none. Which leave it is stays between agent and office."""
    if day is None:
        return {"shifts": [], "away": False, "leave": "", "duty": False}
    shifts = [
        {
            "code": item.shift,
            "role": (
                role_name(item.role, wall.centre)
                if len(day.assignments) == 1
                else marks.get(item.role, item.role)
            ),
            "colour": colours[item.shift],
        }
        for item in day.assignments
    ]
    return {
        "shifts": shifts,
        "away": is_away(day),
        "leave": _leave(day.leave),
        "duty": day.duty,
    }


def _leave(days: Sequence[LeaveDay]) -> str:
    """That it is leave, how much of the day where not all, and whether it is not decided yet."""
    if not days:
        return ""
    asked = "?" if any(one.status is LeaveStatus.PENDING for one in days) else ""
    if len(days) > 1 or days[0].part is Part.FULL:
        return _("leave") + asked
    hours = days[0].hours
    if hours is None:
        return _("half leave") + asked
    count = (hours[1] - hours[0]).total_seconds() / 3600
    return f"{_('leave')} {_('{hours:g} h').format(hours=round(count, 2))}{asked}"
