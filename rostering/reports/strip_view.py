"""An agent's own strip, as plain data for the templates of the page and of print: each day with shift,
times, breaks, meetings, duty and leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.domain.roster import Activity, ActivityKind, PublishedShift
from rostering.language import _
from rostering.reports.days import minute
from rostering.reports.hours import activity_name
from rostering.reports.wall import (
    AgentDay,
    Wall,
    agent_days,
    breaks_of,
    is_away,
    label_of,
    leave_text,
    role_name,
    shift_colours,
    times_of,
    weeks_of,
)
from rostering.reports.wall_table import worked_hours
from rostering.reports.wall_view import View, day_view, heading_of, week_title


def strips_view(wall: Wall) -> View:
    """A strip for each agent and week, by agents."""
    days = agent_days(wall)
    return {
        **heading_of(wall),
        "strips": [
            _strip(wall, agent, week, days) for agent in wall.agents for week in weeks_of(wall)
        ],
        "sign_off": wall.sign_off,
        "words": {
            "break": _("break"),
            "duty": _("duty"),
            "off": _("off"),
            "sign": _("signature"),
            "hours": _("hours"),
            "table": _("Shifts of {agent}"),
        },
    }


def _strip(
    wall: Wall, agent: Agent, week: Period, days: Mapping[tuple[str, date], AgentDay]
) -> View:
    own = [(day, days.get((agent.id, day), AgentDay())) for day in week]
    hours = sum(worked_hours(shift) for _day, has in own for shift in has.shifts)
    return {
        "id": agent.id,
        "name": agent.name,
        "week": week_title(week),
        "total": _("{hours:g} h").format(hours=round(hours, 2)),
        "caption": _("Shifts of {agent}, {week}").format(
            agent=f"{agent.id} {agent.name}", week=week_title(week)
        ),
        "days": [{**day_view(wall, day), **_day(wall, has)} for day, has in own],
    }


def _day(wall: Wall, has: AgentDay) -> View:
    return {
        "shifts": [_shift(wall, shift) for shift in has.shifts],
        "notes": [
            {
                "time": f"{minute(one.start)}–{minute(one.end)}",
                "what": activity_name(one, wall.centre),
            }
            for one in has.activities
            if one.kind is not ActivityKind.BREAK
        ],
        "away": is_away(has),
        "leave": leave_text(has.leave, wall.centre.zone),
        "duty": has.duty,
    }


def _what(activity: Activity, wall: Wall) -> str:
    if activity.kind is ActivityKind.ROLE:
        return role_name(activity.what, wall.centre)
    return activity_name(activity, wall.centre)


def _shift(wall: Wall, shift: PublishedShift) -> dict[str, Any]:
    centre = wall.centre
    return {
        "code": shift.shift,
        "label": label_of(shift.shift, centre),
        "colour": shift_colours(centre)[shift.shift],
        "role": role_name(shift.role, centre),
        "times": times_of(shift, centre),
        "breaks": breaks_of(shift, centre),
    }
