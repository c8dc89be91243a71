"""What the monthly allowances have in common (G10)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def monthly_allowance(inputs: PayInputs, rule: Rule, name: str) -> pl.LazyFrame:
    """The rule's `amount` once an agent and month, by the last stretch of the month."""
    rows = (
        inputs.employment.lazy()
        .sort("agent", "date")
        .with_columns(
            month=pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month()
        )
        .group_by("agent", "month", maintain_order=True)
        .agg(pl.col("date", "allowances").last())
        .filter("allowances")
        .with_columns(
            clause=pl.lit("G10"),
            amount_fen=in_force(rule.parameters["amount"]),
            value_from=since(rule.parameters["amount"]),
        )
        .filter(pl.col("amount_fen") > 0)
    )
    return as_entries(rows, name, "allowance")
