"""Fixed duties that were done or excused; imported with `duty import`."""

from __future__ import annotations

from rostering.centre import fixed_duties
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = fixed_duties.HEADINGS
REQUIRED = ("agent", "duty", "date")


def sheet() -> str:
    """The name of the sheet."""
    return _("Duties")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    done_on = _("the day it was done; the day it was due if empty")
    return (
        common.agent(lists),
        common.name(lists),
        Column("duty", Kind.CHOICE, _("which of the fixed duties"), words=lists.duties),
        Column("date", Kind.DATE, _("the day it is owed for"), "2026-05-04"),
        Column("done_on", Kind.DATE, done_on, "2026-05-05"),
        Column("status", Kind.CHOICE, _("done if empty"), words=fixed_duties.STATUSES),
        common.note(),
    )
