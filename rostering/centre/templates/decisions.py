"""What to do about exceptions; for `attendance decide --from`."""

from __future__ import annotations

from rostering.centre import decisions
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = decisions.HEADINGS
REQUIRED = ("date", "agent", "decision")


def sheet() -> str:
    """The name of the sheet."""
    return _("Decisions")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    value = _("a time such as 09:00 or 07:00+1; late or early; pay or comp; or a kind of leave")
    return (
        Column("date", Kind.DATE, _("the day"), "2026-05-14"),
        common.agent(lists),
        common.name(lists),
        Column("kind", Kind.TEXT, _("the exception, as `attendance exceptions` names it")),
        Column("decision", Kind.CHOICE, _("what to do about it"), words=decisions.DECISIONS),
        Column("value", Kind.TEXT, value, "18:00"),
        Column("why", Kind.TEXT, _("why, and on whose word"), "打卡机断电"),
    )
