"""Overtime no-show: ordered overtime with a shift of its own to which nobody came; no absence (D8)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding an order."""
    none = pl.col("order").is_not_null() & (pl.col("punches") == 0) & ~pl.col("pending")
    rows = matched.blocks(none, "agent", "date", "block", "day_type", "order", "due_minutes")
    return as_findings(rows, "overtime_no_show")
