"""Rewards and punishments; imported with `incident import`."""

from __future__ import annotations

from rostering.centre import incidents
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = incidents.HEADINGS
REQUIRED = ("id", "agent", "date", "clause", "why")


def sheet() -> str:
    """The name of the sheet."""
    return _("Incidents")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    clause = _("the clause, or its name; see: rostering incident clauses")
    within = _("within the range of the clause, without a sign")
    return (
        Column("id", Kind.TEXT, _("the number of the incident; none is there twice"), "I01"),
        common.agent(lists),
        common.name(lists),
        Column("date", Kind.DATE, _("when it happened"), "2026-05-12"),
        Column("clause", Kind.SEVERAL, clause, "P5.6", words=lists.incidents),
        Column("amount", Kind.MONEY, within, "50.00", _("yuan")),
        Column("points", Kind.WHOLE, within, "5", _("points")),
        common.yes_no("grave", _("yes for a grave case; no if empty")),
        Column(
            "why", Kind.TEXT, _("what happened, as the agent will read it"), "采纳的来电话术建议"
        ),
    )
