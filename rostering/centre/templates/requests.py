"""What agents wish for, and what a roster must keep."""

from __future__ import annotations

from rostering.centre import requests
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = requests.HEADINGS
REQUIRED = ("agent", "from", "kind")


def sheet() -> str:
    """The name of the sheet."""
    return _("Requests")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    kind = _(
        "a day off, a wish for a shift, a shift to avoid, a time that is impossible, or a shift that is set"
    )
    hours = _("for an impossible time of some hours only: from when on")
    return (
        common.agent(lists),
        common.name(lists),
        Column("from", Kind.DATE, _("the first day"), "2026-06-01"),
        Column("to", Kind.DATE, _("the last day; empty for one day"), "2026-06-02"),
        Column("kind", Kind.CHOICE, kind, words=requests.KINDS),
        Column("shift", Kind.CHOICE, _("the shift meant; empty for any"), words=lists.shifts),
        Column("role", Kind.CHOICE, _("the role meant; empty for any"), words=lists.roles),
        Column("weight", Kind.WHOLE, _("how much it counts against other wishes; 1 if empty"), "1"),
        common.yes_no("hard", _("yes where a roster must keep it; no if empty")),
        Column("start", Kind.TIME, hours, "18:00"),
        Column("end", Kind.TIME, _("until when; at or before the start is the next day"), "22:00"),
        common.note(),
    )
