"""What the monthly allowances have in common (G10)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, no_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def monthly_allowance(inputs: PayInputs, rule: Rule, name: str) -> pl.DataFrame:
    """The rule's `amount` once an agent and month, for the stretches whose grade has allowances.

    Where those are not the whole month, it is paid by their paid days (G17).
    """
    if not any(value.value for value in rule.parameters["amount"].values):
        return no_entries()
    whole = (pl.col("until") == pl.col("date").dt.month_end()).any() & (
        pl.col("date") == pl.col("date").dt.month_start()
    ).any()
    without = inputs.employment.filter(~pl.col("allowances"))["agent"]
    rows = (
        inputs.employment.sort("agent", "date")
        .with_columns(
            month=pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month(),
            all_with=~pl.col("agent").is_in(without.implode()),
        )
        .filter("allowances")
        .group_by("agent", "month", maintain_order=True)
        .agg(
            pl.col("date").first(),
            pl.when(whole & pl.col("all_with").all())
            .then(None)
            .otherwise(pl.col("paid_days").sum())
            .alias("days"),
        )
        .with_columns(
            clause=pl.lit("G10"),
            wage_fen=in_force(rule.parameters["amount"]),
            value_from=since(rule.parameters["amount"]),
        )
        .with_columns(
            halves=2 * pl.col("days"),
            amount_fen=inputs.day_rate.of_days(pl.col("wage_fen"), pl.col("days")),
        )
        .filter(pl.col("amount_fen") > 0)
    )
    return as_entries(rows, name, "allowance")
