"""A roster with all that belongs to it as data: form `rostering/roster-export/1`."""

from __future__ import annotations

from typing import Any

from rostering.domain.leave import LeaveStatus
from rostering.domain.roster import PublishedShift
from rostering.reports.data import activity_data
from rostering.reports.days import minute
from rostering.reports.wall import Wall

SCHEMA = "roster-export"


def wall_data(wall: Wall) -> dict[str, Any]:
    """Period, standing, agents, shifts with aware times, duties, hours, leave, coverage, holidays."""
    standing, zone = wall.standing, wall.centre.zone
    chosen = {agent.id for agent in wall.agents}
    return {
        "centre": wall.centre.name,
        "timezone": zone.key,
        "from": str(wall.roster.period.start),
        "to": str(wall.roster.period.end),
        "draft": standing.is_draft,
        "version": standing.version or None,
        "published_at": standing.at.astimezone(zone).isoformat() if standing.at else None,
        "published_by": standing.who or None,
        "agents": [
            {"agent": agent.id, "name": agent.name, "team": agent.team} for agent in wall.agents
        ],
        "shifts": [_shift(wall, shift) for shift in wall.shifts if shift.agent in chosen],
        "duties": [{"date": str(duty.date), "agent": duty.agent} for duty in wall.roster.duties],
        "activities": activity_data(one for one in wall.roster.activities if one.agent in chosen),
        "leave": [
            {
                "agent": day.agent,
                "date": str(day.date),
                "kind": day.kind,
                "part": day.part.value,
                "hours": [at.astimezone(zone).isoformat() for at in day.hours or ()] or None,
                "status": day.status.value,
            }
            for day in wall.leave
            if day.status is not LeaveStatus.REFUSED and day.agent in chosen
        ],
        "coverage": [
            {
                "date": str(one.date),
                "role": one.role,
                "start": minute(one.start),
                "end": minute(one.end),
                "present": one.present,
                "minimum": one.minimum,
                "target": one.target,
                "maximum": one.maximum,
            }
            for one in wall.stretches
        ],
        "holidays": [{"date": str(day), "name": name} for day, name in wall.holidays.items()],
    }


def _shift(wall: Wall, shift: PublishedShift) -> dict[str, Any]:
    zone = wall.centre.zone
    return {
        "agent": shift.agent,
        "date": str(shift.date),
        "shift": shift.shift,
        "role": shift.role,
        "start": shift.start.astimezone(zone).isoformat(),
        "end": shift.end.astimezone(zone).isoformat(),
        "breaks": [
            [start.astimezone(zone).isoformat(), end.astimezone(zone).isoformat()]
            for start, end in shift.breaks
        ],
        "version": shift.version or None,
    }
