"""Bonus, commission and profit share; imported with `payroll import-amounts`."""

from __future__ import annotations

from rostering.centre import amounts
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = amounts.AMOUNTS
REQUIRED = ("agent", "kind", "amount", "why")


def sheet() -> str:
    """The name of the sheet."""
    return _("Amounts")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        common.name(lists),
        Column("kind", Kind.CHOICE, _("what it is"), words=amounts.KINDS),
        Column("amount", Kind.MONEY, _("what is paid"), "300.00", _("yuan")),
        Column("why", Kind.TEXT, _("what for, as the agent will read it"), "五月团队奖金"),
    )
