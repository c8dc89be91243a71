"""Duty missed: the duty person came late to the daily duty, or did not do it (A10)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.findings._sign_in import missed
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """`statuses` are the marks of the attendance list that count."""

    statuses: tuple[str, ...]


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a duty; `detail` is what, its name and the mark."""
    return missed(matched, ("duty",), rule.statuses, "duty_missed")
