"""A wall sheet for the terminal: the grid in colour, its legend, and coverage as people there/wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from rostering.domain.calendar import Period
from rostering.domain.roster import Roster
from rostering.language import _
from rostering.reports.days import day_heading, minute
from rostering.reports.roster import flowing, roster_grid
from rostering.reports.terminal import WIDTH, clip, spread, wrap
from rostering.reports.wall import Wall, role_name, standing_text, title_of, weeks_of
from rostering.scheduling.bands import Worst, bands


def wall_text(wall: Wall) -> str:
    """The whole sheet, a block a week, at most 80 cells wide."""
    standing = standing_text(wall)
    if wall.standing.is_draft:
        standing = click.style(standing, fg="yellow", bold=True)
    centre = replace(wall.centre, agents=wall.agents)
    parts = [
        f"{title_of(wall)}\n{standing}",
        roster_grid(_of_agents(wall), centre, wall.leave),
        _holidays(wall),
    ]
    if wall.stretches:
        parts += [coverage_heat(wall, week) for week in weeks_of(wall)]
        text = _("People there/wanted at the worst moment of each time; -N where N are missing.")
        parts.append(wrap(text, WIDTH))
    return "\n\n".join(part for part in parts if part)


def _of_agents(wall: Wall) -> Roster:
    """The roster of the sheet's agents alone; the duty person is told anyway."""
    chosen = {agent.id for agent in wall.agents}
    assignments = tuple(item for item in wall.roster.assignments if item.agent in chosen)
    return replace(wall.roster, assignments=assignments)


def _holidays(wall: Wall) -> str:
    names = [f"{day_heading(day)} {name}" for day, name in sorted(wall.holidays.items())]
    return flowing([_("Statutory holidays:"), *names]) if names else ""


def coverage_heat(wall: Wall, week: Period) -> str:
    """Roles and times by days: `2/4-2` where two of four are missing at the worst moment."""
    inside = [one for one in wall.stretches if one.date in week]
    rows: list[Sequence[str]] = []
    before = ""
    for band in bands(inside, wall.centre.roles):
        name = clip(role_name(band.role, wall.centre), 10)
        times = f"{minute(band.start)}-{minute(band.end)}"
        cells = [_heat(band.days.get(day)) for day in week]
        rows.append(["" if name == before else name, times, *cells])
        before = name
    headings = [_("role"), _("time"), *(day_heading(day) for day in week)]
    if not rows:
        return ""
    return spread(headings, rows, 2, paint=_painted)


def _heat(worst: Worst | None) -> str:
    if worst is None:
        return "."
    return f"{worst.present}/{worst.target}" + (f"-{worst.missing}" if worst.missing else "")


def _painted(cell: str) -> str:
    if "/" not in cell:
        return cell
    return click.style(cell, fg="red", bold=True) if "-" in cell else click.style(cell, fg="green")
