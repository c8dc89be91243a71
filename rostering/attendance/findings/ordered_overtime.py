"""Ordered overtime: the ordered interval cut to presence, by the minute, by class of day (D7, D9)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched
from rostering.attendance.segments import seconds_by_class


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.LazyFrame:
    """One finding an order and class; `detail` is reason and settlement, such as business:pay."""
    blocks = matched.worked.filter(
        ~pl.col("held") & ~pl.col("pending") & (pl.col("punches") > 1)
    ).select("block", "date", "day_type", "first", "last")
    stretches = matched.orders.join(blocks, on="block").with_columns(
        pl.max_horizontal("start", "first").alias("from"),
        pl.min_horizontal("end", "last").alias("to"),
        _plain("day_type"),
        pl.concat_str("reason", "settle", separator=":").alias("detail"),
    )
    rows = seconds_by_class(stretches, matched.days, matched.zone).with_columns(
        (pl.col("seconds") // 60).alias("minutes"), pl.col("class").alias("day_type")
    )
    return as_findings(rows.lazy().filter(pl.col("minutes") > 0), "ordered_overtime")


def _plain(column: str) -> pl.Expr:
    """The class of the minutes on no statutory day, where the shift itself starts on one."""
    return pl.col(column).replace("statutory", "workday")
