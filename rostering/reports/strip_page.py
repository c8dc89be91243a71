"""Strips as a page: one a week and agent, to read on a phone, or to cut out of the printed sheet."""

from __future__ import annotations

from rostering.language import _
from rostering.reports.page import render
from rostering.reports.strip_view import strips_view
from rostering.reports.wall import Wall, standing_text, title_of


def strip_page(wall: Wall) -> str:
    """The strips of the sheet's agents; of a single one, the page is that agent's own."""
    only = wall.agents[0] if len(wall.agents) == 1 else None
    heading = f"{only.id} {only.name}" if only else wall.centre.name
    text = _("Schedule {period}") if only else _("Roster {period}")
    subtitle = text.format(period=str(wall.roster.period))
    return render(
        "strips.html",
        title=f"{only.id} {only.name}  {title_of(wall)}" if only else title_of(wall),
        heading=heading,
        subtitle=f"{wall.centre.name}  {subtitle}" if only else subtitle,
        badge=standing_text(wall),
        **strips_view(wall),
    )
