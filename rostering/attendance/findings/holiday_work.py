"""Holiday work: minutes of a rostered shift that lie on a statutory holiday (O2, D8)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings, no_findings
from rostering.attendance.matching import Matched
from rostering.attendance.segments import seconds_by_class, touches


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block, `minutes` worked on statutory days."""
    if not matched.statutory:
        return no_findings()
    stretches = matched.blocks(
        touches(matched.statutory)
        & pl.col("order").is_null()
        & ~pl.col("held")
        & ~pl.col("pending")
        & pl.col("due_start").is_not_null()
        & (pl.col("punches") > 1),
        "agent",
        "date",
        "block",
        "breaks",
        pl.max_horizontal("due_start", "first").alias("from"),
        pl.min_horizontal("due_end", "last").alias("to"),
        pl.lit("workday").alias("day_type"),
    )
    rows = seconds_by_class(stretches, matched.statutory).filter(pl.col("class") == "statutory")
    rows = rows.with_columns((pl.col("seconds") // 60).alias("minutes"), day_type="class")
    return as_findings(rows.filter(pl.col("minutes") > 0), "holiday_work")
