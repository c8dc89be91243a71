"""Months and quarters as `rostering appraisal` takes them."""

from __future__ import annotations

import re
from datetime import date

from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _


def first_day(month: str) -> date:
    """The first day of a month written 2026-06."""
    return date.fromisoformat(f"{month}-01")


def quarter_of(text: str) -> tuple[Period, ...]:
    """The months of a quarter typed as 2026-Q2; raises InputError for anything else."""
    parts = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text.strip())
    if parts is None:
        hint = _("type it as 2026-Q2")
        raise InputError([InputProblem("--quarter", _("is no quarter"), text, hint)])
    year, first = int(parts[1]), 3 * int(parts[2]) - 2
    return tuple(Period.month(year, first + step) for step in range(3))
