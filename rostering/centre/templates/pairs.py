"""Who works together, and who apart."""

from __future__ import annotations

from rostering.centre import limits
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = limits.PAIRS
REQUIRED = ("agent", "other", "kind")


def sheet() -> str:
    """The name of the sheet."""
    return _("Pairs")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    known = {code: code for code in lists.agents}
    return (
        common.agent(lists),
        common.name(lists),
        Column("other", Kind.SEVERAL, _("the other agent's id"), "A02", words=known),
        Column(
            "kind", Kind.CHOICE, _("the same shifts, or never the same"), words=limits.PAIR_KINDS
        ),
        common.note(),
    )
