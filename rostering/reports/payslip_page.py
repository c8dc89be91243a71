"""Payslips as one page, a sheet of A4 upright for each agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rostering.language import _
from rostering.reports.page import render
from rostering.reports.payslip import Payslip


def payslips_page(slips: Sequence[Payslip]) -> str:
    """The page of these payslips, which are of one month."""
    first = slips[0]
    title = f"{first.title} {first.month}"
    if len(slips) == 1:
        title = f"{first.agent} {first.name}  {title}"
    draft = any(slip.mark for slip in slips)
    return render(
        "payslips.html",
        title=title,
        subtitle=first.centre,
        badge=_("PROVISIONAL") if draft else "",
        draft=draft,
        slips=slips,
        words=slip_words(),
    )


def slip_words() -> dict[str, Any]:
    """The words of a payslip that are the same for everybody."""
    return {
        "number": _("no."),
        "date": _("date"),
        "what": _("what"),
        "how": _("how it was worked out"),
        "points": _("points"),
        "yuan": _("yuan"),
        "gross": _("gross pay 应发"),
        "withheld": _("withheld 代扣"),
        "net": _("net pay 实发"),
        "not_known": _("not known"),
        "points_lost": _("points lost"),
        "agent_signs": _("Agent"),
        "clerk_signs": _("Payroll"),
        "date_signs": _("Date"),
    }
