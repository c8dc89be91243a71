"""Leave that was asked for; imported with `leave import`."""

from __future__ import annotations

from rostering.centre import leave
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = leave.HEADINGS
REQUIRED = ("request", "agent", "from", "kind")


def sheet() -> str:
    """The name of the sheet."""
    return _("Leave")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    status = _("pending if empty; a month is closed only when all are decided")
    return (
        Column("request", Kind.TEXT, _("the number of the request; none is there twice"), "L01"),
        common.agent(lists),
        common.name(lists),
        Column("from", Kind.DATE, _("the first day"), "2026-05-06"),
        Column("to", Kind.DATE, _("the last day; empty for one day"), "2026-05-07"),
        Column("kind", Kind.CHOICE, _("the kind of leave"), words=lists.leave),
        Column(
            "part", Kind.CHOICE, _("the whole day, or its first or second half"), words=leave.PARTS
        ),
        Column("status", Kind.CHOICE, status, words=leave.STATUSES),
        Column("asked", Kind.DATE, _("when it was asked for"), "2026-05-01"),
        Column("decided_by", Kind.TEXT, _("who approved or refused it"), "周敏"),
        Column("reason", Kind.TEXT, _("why")),
    )
