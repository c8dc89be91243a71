"""Overtime that the company ordered; imported with `overtime import`."""

from __future__ import annotations

from rostering.centre import overtime
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = overtime.HEADINGS
REQUIRED = ("id", "agent", "start", "end")


def sheet() -> str:
    """The name of the sheet."""
    return _("Overtime")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    reason = _("business, or inefficiency where own work was not finished (not paid, O1)")
    alone = _("yes for overtime on a day without a shift; empty to see from the roster")
    return (
        Column("id", Kind.TEXT, _("the number of the order; none is there twice"), "O01"),
        common.agent(lists),
        common.name(lists),
        Column("start", Kind.MOMENT, _("from when on"), "2026-05-09 18:00"),
        Column("end", Kind.MOMENT, _("until when"), "2026-05-09 20:30"),
        Column("breaks", Kind.TEXT, _("breaks in it; several with ; between them"), "12:00-13:00"),
        common.yes_no("approved", _("yes if empty")),
        Column("reason", Kind.CHOICE, reason, words=overtime.REASONS),
        Column(
            "settle",
            Kind.CHOICE,
            _("paid, or made good by rest; pay if empty"),
            words=overtime.SETTLEMENTS,
        ),
        common.yes_no("standalone", alone),
        Column("ordered_by", Kind.TEXT, _("who ordered it"), "周敏"),
        common.note(),
    )
