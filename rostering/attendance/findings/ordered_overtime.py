"""Ordered overtime: the ordered interval cut to presence, by the minute, by class of day (D7, D9)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.findings._overtime import ordered_presence
from rostering.attendance.matching import Matched
from rostering.attendance.segments import seconds_by_class


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding an order and class; `detail` is reason and settlement, such as business:pay."""
    stretches = ordered_presence(matched).with_columns(
        pl.concat_str("reason", "settle", separator=":").alias("detail")
    )
    rows = (
        seconds_by_class(stretches, matched.statutory)
        .group_by("agent", "date", "block", "order", "detail", "class")
        .agg(pl.col("seconds").sum() // 60)
        .rename({"seconds": "minutes", "class": "day_type"})
    )
    return as_findings(rows.filter(pl.col("minutes") > 0), "ordered_overtime")
