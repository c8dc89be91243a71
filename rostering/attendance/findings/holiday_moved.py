"""Holiday moved: the company moved a statutory day; the original is a work day (O6, D15)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.LazyFrame:
    """One finding an agent rostered on the original date, with the `minutes` worked."""
    moved = matched.days.lazy().filter(pl.col("moved_to").is_not_null()).select("date")
    presence = pl.min_horizontal("end", "last") - pl.max_horizontal("start", "first")
    pauses = pl.col("breaks").list.eval(
        pl.element().struct.field("end") - pl.element().struct.field("start")
    )
    rows = (
        matched.worked.lazy()
        .filter(~pl.col("held") & ~pl.col("pending"))
        .join(moved, on="date")
        .with_columns(minutes=(presence - pauses.list.sum()).clip(lower_bound=0).fill_null(0) // 60)
    )
    return as_findings(rows, "holiday_moved")
