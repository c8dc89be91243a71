"""Unordered overtime: staying on without an order; listed, not paid (D9)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.findings._overtime import with_plain_day_type
from rostering.attendance.matching import Matched
from rostering.attendance.segments import seconds_by_class


@dataclass(frozen=True, slots=True)
class Parameters:
    """Staying on for fewer than `minutes` is not listed."""

    minutes: int


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block and class of day; `minutes` after the shift that no order covers."""
    stayed = matched.blocks(
        ~pl.col("held")
        & ~pl.col("pending")
        & pl.col("due_start").is_not_null()
        & (pl.col("last") - pl.col("end") >= rule.minutes * 60),
        "agent",
        "date",
        "block",
        "end",
        "last",
        "day_type",
    )
    stayed = with_plain_day_type(stayed, matched)
    ordered = matched.orders.group_by("block").agg(pl.struct("start", "end").alias("ordered"))
    stretches = stayed.join(ordered, on="block", how="left").with_columns(
        pl.col("end").alias("from"),
        pl.col("last").alias("to"),
        pl.col("ordered").fill_null([]).alias("breaks"),
    )
    rows = seconds_by_class(stretches, matched.statutory)
    enough = pl.col("seconds").sum().over("block") >= rule.minutes * 60
    rows = rows.filter(enough).with_columns(
        (pl.col("seconds") // 60).alias("minutes"), day_type="class"
    )
    return as_findings(rows.filter(pl.col("minutes") > 0), "unordered_overtime")
