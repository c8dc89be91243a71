"""Early leaving: the last punch before the expected end, in whole minutes (A4, D1)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings, with_missed
from rostering.attendance.hour_leave import less_leave
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """`grace_minutes` before the end are no event; all of it counts beyond them."""

    grace_minutes: int


HALVES = pl.col("due_halves").alias("halves")


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block, unless its reason was accepted: `minutes` early, without leave by the hour in
    them, and the `halves` of the day that were due."""
    minutes = (pl.col("due_end") - pl.col("last")).floordiv(60)
    where = (
        pl.col("order").is_null()
        & ~pl.col("held")
        & ~pl.col("pending")
        & (pl.col("presence") != "none")
        & (minutes > rule.grace_minutes)
    )
    kept = ("agent", "date", "block", "day_type", "due_minutes", "breaks", "due_end", "last")
    rows = matched.blocks(where, *kept, minutes.alias("minutes"), HALVES)
    rows = matched.not_accepted(rows, "early")
    rows = with_missed(rows, pl.col("due_end") - pl.col("minutes") * 60)
    rows = less_leave(rows.with_columns(gap_from="last", gap_to="due_end"), matched.hours_off)
    return as_findings(rows.filter(pl.col("minutes") > rule.grace_minutes), "early_leaving")
