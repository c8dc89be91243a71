"""Frequent leave: three or more leaves that begin in one month cost points, once (A8)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, count_within
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent and month, on the first day of the request that completes the number."""
    rows = (
        inputs.found("leave_request")
        .sort("agent", "month", "date", "detail")
        .with_columns(count_within("agent", "month").alias("count"))
        .filter(pl.col("count") >= in_force(rule.parameters["requests"]))
        .unique(["agent", "month"], keep="first", maintain_order=True)
        .with_columns(
            clause=pl.lit("A8"),
            points=in_force(rule.parameters["points"]),
            value_from=since(rule.parameters["points"]),
        )
    )
    return as_entries(rows, "frequent_leave", "frequent_leave")
