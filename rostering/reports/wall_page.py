"""A wall sheet as a page: the grid of each week on a sheet of paper of its own, and on a screen the
coverage below it."""

from __future__ import annotations

from typing import Any

from rostering.domain.calendar import Period
from rostering.language import _
from rostering.reports.coverage_chart import coverage_chart
from rostering.reports.days import minute
from rostering.reports.page import render
from rostering.reports.wall import Wall, role_name, standing_text, title_of, weeks_of
from rostering.reports.wall_view import day_view, wall_view, week_title
from rostering.scheduling.bands import bands


def wall_page(wall: Wall) -> str:
    """The whole page; agents are rows, on a phone cards."""
    return render(
        "wall.html",
        title=title_of(wall),
        heading=wall.centre.name,
        subtitle=_("Roster {period}").format(period=str(wall.roster.period)),
        badge=standing_text(wall),
        coverage=[_coverage(wall, week) for week in weeks_of(wall)] if wall.stretches else [],
        **wall_view(wall),
    )


def _coverage(wall: Wall, week: Period) -> dict[str, Any]:
    """A table and a chart of each role that wants anybody in the week."""
    inside = [one for one in wall.stretches if one.date in week]
    rows = [
        {
            "role": role_name(band.role, wall.centre),
            "time": f"{minute(band.start)}–{minute(band.end)}",
            "cells": [_heat(band.days.get(day)) for day in week],
        }
        for band in bands(inside, wall.centre.roles)
    ]
    roles = [role for role in wall.centre.roles if any(one.role == role for one in inside)]
    return {
        "title": _("Coverage {week}").format(week=week_title(week)),
        "caption": _(
            "People there/wanted at the worst moment of each time; -N where N are missing."
        ),
        "role": _("role"),
        "time": _("time"),
        "days": [day_view(wall, day) for day in week],
        "rows": rows,
        "charts": [coverage_chart(wall.centre, role, inside, week) for role in roles],
    }


def _heat(worst: Any) -> dict[str, Any]:
    if worst is None:
        return {"text": "", "missing": 0}
    missing = f"-{worst.missing}" if worst.missing else ""
    return {"text": f"{worst.present}/{worst.target}{missing}", "missing": worst.missing}
