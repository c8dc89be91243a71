"""Insurance, fund and tax withheld; imported with `payroll import-deductions`."""

from __future__ import annotations

from rostering.centre import amounts
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = amounts.DEDUCTIONS
REQUIRED = ("agent",)


def sheet() -> str:
    """The name of the sheet."""
    return _("Deductions")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    sum_ = _("withheld in the month; empty while it is not known, 0 where there is none")
    return (
        common.agent(lists),
        common.name(lists),
        Column("social_insurance", Kind.MONEY, sum_, "210.00", _("yuan")),
        Column("housing_fund", Kind.MONEY, sum_, "100.00", _("yuan")),
        Column("income_tax", Kind.MONEY, sum_, "0.00", _("yuan")),
    )
