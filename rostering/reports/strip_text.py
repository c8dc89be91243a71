"""Strips for the terminal: each agent's days with times, breaks and what else they have."""

from __future__ import annotations

import click

from rostering.reports.schedule import schedule_table
from rostering.reports.wall import Wall, standing_text, title_of


def strip_text(wall: Wall) -> str:
    """A table for each agent of the sheet, a line a day."""
    standing = standing_text(wall)
    if wall.standing.is_draft:
        standing = click.style(standing, fg="yellow", bold=True)
    parts = [f"{title_of(wall)}\n{standing}"]
    for agent in wall.agents:
        shifts = [shift for shift in wall.shifts if shift.agent == agent.id]
        duties = {duty.date for duty in wall.roster.duties if duty.agent == agent.id}
        leave = [day for day in wall.leave if day.agent == agent.id]
        hours = [one for one in wall.roster.activities if one.agent == agent.id]
        days = schedule_table(shifts, duties, leave, wall.roster.period, wall.centre, hours)
        parts.append(f"{agent.id} {agent.name}\n\n{days}")
    return "\n\n".join(parts)
