"""Leave taken: approved leave on a rostered work day (A6, A7, D4)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched
from rostering.attendance.segments import break_seconds, most_breaks


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a leave day; `halves` of the day (null for leave by the hour), `detail` the kind of
    leave, `minutes` the work minutes that it takes. Rest days and statutory holidays are not charged."""
    approved = matched.leave.filter(pl.col("status") == "approved")
    shifts = matched.blocks(
        (pl.col("order").is_null() & (pl.col("day_type") == "workday"))
        & ((pl.col("due_halves") < 2) | pl.col("due_minutes").is_not_null()),
        *("agent", "date", "block", "day_type", "start", "end", "breaks"),
    )
    worked = (pl.col("end") - pl.col("start")) // 60 - break_seconds(most_breaks(shifts)) // 60
    days = shifts.group_by("agent", "date").agg(
        pl.col("block").min(),
        pl.col("day_type").first(),
        worked.sum().alias("work_minutes"),
    )
    halves = pl.when(pl.col("part") == "full").then(2).when(pl.col("part") != "hours").then(1)
    by_hour = (
        pl.col("minutes").sum().over("agent", "date")
    )  # a pause of the shift, and yet its work
    rows = (
        approved.with_columns(by_hour=by_hour)
        .join(days, on=["agent", "date"])
        .with_columns(
            halves=halves,
            minutes=pl.coalesce(
                "minutes", (pl.col("work_minutes") + pl.col("by_hour")) * halves // 2
            ),
            detail=pl.col("kind"),
        )
        .filter(pl.col("minutes") > 0)
    )
    return as_findings(rows, "leave_taken")
