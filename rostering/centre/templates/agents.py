"""Who is rostered and paid."""

from __future__ import annotations

from rostering.centre import people
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = people.AGENTS
REQUIRED = people.REQUIRED


def sheet() -> str:
    """The name of the sheet."""
    return _("Agents")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    roles = _("what the agent can work as; several with ; between them")
    since = _("the first day of any work, for annual leave; empty if it is not known")
    pin = _("the number on the clock; empty where it is the id")
    own = _("where it differs from the grade's; else empty")
    return (
        Column("id", Kind.TEXT, _("the agent's number: letters, digits, - and _"), "A01"),
        Column("name", Kind.TEXT, _("as printed on rosters and statements"), "林小雨"),
        Column("grade", Kind.CHOICE, _("what the agent is paid as"), words=lists.grades),
        Column("roles", Kind.SEVERAL, roles, words=lists.roles),
        Column("weekly_hours", Kind.NUMBER, _("hours of the contract"), "40", _("hours a week")),
        Column("hired", Kind.DATE, _("the first day of work here"), "2024-03-04"),
        Column(
            "left", Kind.DATE, _("the last day of work here; empty while employed"), "2026-12-31"
        ),
        Column("working_since", Kind.DATE, since, "2017-07-01"),
        Column("team", Kind.TEXT, _("the team, for reports"), "甲班"),
        Column("device_pin", Kind.TEXT, pin, "1004"),
        Column("base", Kind.MONEY, own, "1200.00", _("yuan a month")),
        Column("floating", Kind.MONEY, own, "800.00", _("yuan a month")),
    )
