"""Points for the standards of a month; imported with `score import`."""

from __future__ import annotations

from rostering.centre import score
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = {**score.AGENT_MONTH, **score.ITEMS, "why": score.WHY}
REQUIRED = ("agent", "month")


def sheet() -> str:
    """The name of the sheet."""
    return _("Judgements")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    most = _("from 0 to {most}; empty while it is not judged yet")
    points = _("points")
    return (
        common.agent(lists),
        common.name(lists),
        common.month(),
        Column("conduct", Kind.WHOLE, most.format(most=5), "5", points),
        Column("diligence", Kind.WHOLE, most.format(most=5), "5", points),
        Column("tasks", Kind.WHOLE, most.format(most=10), "9", points),
        Column("skill", Kind.WHOLE, most.format(most=10), "8", points),
        Column("duties", Kind.WHOLE, most.format(most=10), "10", points),
        Column("why", Kind.TEXT, _("why"), "值日未做"),
    )
