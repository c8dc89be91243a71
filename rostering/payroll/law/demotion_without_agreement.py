"""A demotion that lowers pay needs the agent's agreement (L16)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L16"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """What the lower grade pays less, by the paid days of the month in which it begins, unless the
    agent agreed to it in writing."""
    lower = pl.col("before_fen") - pl.col("base_fen") - pl.col("floating_fen")
    rows = inputs.employment.with_columns(
        month=pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month(),
        less=inputs.day_rate.of_days(lower, pl.col("paid_days")),
    )
    return as_warnings(
        rows.filter((lower > 0) & ~pl.col("agreed").fill_null(False)), CODE, pl.col("less")
    )
