"""Late: the first punch after the expected start, in whole minutes (A1–A3, D1).

Ordered overtime on a rest day has no lateness (D8), nor has a role that proves itself by visits, nor a day
whose reason a person accepted.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings, with_missed
from rostering.attendance.hour_leave import less_leave
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """`grace_minutes` of lateness are no event; all of it counts beyond them."""

    grace_minutes: int


HALVES = pl.col("due_halves").alias("halves")


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block: `minutes` late, without leave by the hour in them, and the `halves` of the
    day that were due."""
    minutes = (pl.col("first") - pl.col("due_start")).floordiv(60)
    where = (
        pl.col("order").is_null()
        & ~pl.col("held")
        & ~pl.col("pending")
        & (pl.col("presence") != "none")
        & (minutes > rule.grace_minutes)
    )
    kept = ("agent", "date", "block", "day_type", "due_minutes", "breaks", "due_start", "first")
    rows = matched.blocks(where, *kept, minutes.alias("minutes"), HALVES)
    rows = matched.not_accepted(rows, "late")
    rows = with_missed(rows, pl.col("due_start"))
    rows = less_leave(rows.with_columns(gap_from="due_start", gap_to="first"), matched.hours_off)
    return as_findings(rows.filter(pl.col("minutes") > rule.grace_minutes), "late")
