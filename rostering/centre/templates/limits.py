"""Where an agent's own number holds instead of the rule's."""

from __future__ import annotations

from rostering.centre import limits
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = limits.LIMITS
REQUIRED = ("agent", "limit")


def sheet() -> str:
    """The name of the sheet."""
    return _("Limits")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    unit = _("days, nights or weekends; hours for limits on hours")
    return (
        common.agent(lists),
        common.name(lists),
        Column("limit", Kind.CHOICE, _("what is limited"), words=limits.KINDS),
        Column(
            "shift", Kind.CHOICE, _("for a limit on the days of a shift: which"), words=lists.shifts
        ),
        Column("least", Kind.NUMBER, _("at least so many; empty for no bound"), "2", unit),
        Column("most", Kind.NUMBER, _("at most so many; empty for no bound"), "5", unit),
        common.note(),
    )
