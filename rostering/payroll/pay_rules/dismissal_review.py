"""Dismissal review: more than five late or early events in a month; people decide (A5)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, count_within
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent and month, on the day of the event that goes over the number."""
    rows = (
        inputs.found("late", "early_leaving")
        .filter(~pl.col("absence_day"))
        .sort("agent", "month", "date", "block", "kind", descending=[False] * 4 + [True])
        .with_columns(count_within("agent", "month").alias("count"))
        .filter(pl.col("count") > in_force(rule.parameters["more_than"]))
        .unique(["agent", "month"], keep="first", maintain_order=True)
        .drop("minutes")
        .with_columns(clause=pl.lit("A5"), value_from=since(rule.parameters["more_than"]))
    )
    return as_entries(rows, "dismissal_review", "dismissal_review")
