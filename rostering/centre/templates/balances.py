"""What agents had left as a month opens; imported with `leave import-balances`."""

from __future__ import annotations

from rostering.centre import opening_balances
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = opening_balances.HEADINGS
REQUIRED = ("agent", "kind", "month", "left")


def sheet() -> str:
    """The name of the sheet."""
    return _("Balances")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        common.name(lists),
        Column(
            "kind",
            Kind.CHOICE,
            _("annual leave or compensatory rest"),
            words=opening_balances.KINDS,
        ),
        common.month(),
        Column(
            "left",
            Kind.TEXT,
            _("days of annual leave, minutes of rest; or with its unit: 3.5 d, 7.5 h, 450 min"),
            "3.5",
        ),
        Column("expires", Kind.DATE, _("the last day for this rest; by the rule if empty")),
        Column("why", Kind.TEXT, _("where it comes from")),
    )
