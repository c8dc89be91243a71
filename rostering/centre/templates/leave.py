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
            "part",
            Kind.CHOICE,
            _("the whole day, its first or second half, or hours"),
            words=leave.PARTS,
        ),
        Column("status", Kind.CHOICE, status, words=leave.STATUSES),
        Column("asked", Kind.DATE, _("when it was asked for"), "2026-05-01"),
        Column("decided_by", Kind.TEXT, _("who approved or refused it"), "周敏"),
        Column("reason", Kind.TEXT, _("why")),
        Column("from_time", Kind.TEXT, _("of leave by the hour: when it begins"), "14:00"),
        Column("to_time", Kind.TEXT, _("when it ends; 02:00+1 is after midnight"), "16:00"),
        Column("certificate", Kind.TEXT, _("what was delivered for it"), "病假条"),
        Column("delivered", Kind.DATE, _("when it was delivered"), "2026-05-08"),
    )
