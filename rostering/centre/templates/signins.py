"""Who came to duties, meetings and trainings; imported with `signin import`."""

from __future__ import annotations

from rostering.centre import sign_ins
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = sign_ins.HEADINGS
REQUIRED = ("agent", "date", "event", "status")


def sheet() -> str:
    """The name of the sheet."""
    return _("Sign-ins")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        Column("date", Kind.DATE, _("the day"), "2026-05-04"),
        Column("event", Kind.CHOICE, _("duty, meeting or training"), words=sign_ins.EVENTS),
        Column("name", Kind.TEXT, _("what it was, where there are several on a day"), "周一例会"),
        Column("status", Kind.CHOICE, _("how the agent came"), words=sign_ins.STATUSES),
        Column("minutes", Kind.WHOLE, _("how late"), "5", _("minutes")),
        common.note(),
    )
