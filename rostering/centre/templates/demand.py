"""How many people each role needs."""

from __future__ import annotations

from rostering.centre import demand
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = demand.HEADINGS
REQUIRED = ("role", "minimum", "target")


def sheet() -> str:
    """The name of the sheet."""
    return _("Demand")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    least = _("how many must be there; missing them costs most")
    return (
        *common.days(lists),
        Column("start", Kind.TIME, _("from when on, on the half hour"), "09:00"),
        Column("end", Kind.TIME, _("until when; 24:00 is the end of the day"), "18:00"),
        Column(
            "shift",
            Kind.CHOICE,
            _("instead of start and end: the time of a shift"),
            words=lists.shifts,
        ),
        Column("minimum", Kind.WHOLE, least, "1", _("people")),
        Column("target", Kind.WHOLE, _("how many are wanted"), "2", _("people")),
        Column(
            "maximum", Kind.WHOLE, _("how many are of use; empty for no bound"), "4", _("people")
        ),
        Column(
            "short_weight", Kind.WHOLE, _("price of one too few, where it differs from the rule's")
        ),
        Column(
            "over_weight", Kind.WHOLE, _("price of one too many, where it differs from the rule's")
        ),
    )
