"""A deduction above the time not worked: an hour's lateness that costs a day (L02)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L02"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.LazyFrame:
    """The rounded deduction less the rounded pay of the minutes not worked, per day."""
    wage = pl.col("base_fen") + pl.col("floating_fen")
    missed = (
        inputs.findings.lazy()
        .filter(pl.col("absence_day") & pl.col("kind").is_in(["late", "early_leaving"]))
        .group_by("agent", "date")
        .agg(pl.col("missed").sum(), pl.col("base_fen", "floating_fen").first())
        .with_columns(pay=inputs.day_rate.of_minutes(wage, pl.col("missed")))
    )
    taken = entries.lazy().filter((pl.col("kind") == "absence") & (pl.col("clause") == "A3"))
    rows = taken.join(missed, on=["agent", "date"])
    return as_warnings(rows, CODE, -pl.col("amount_fen") - pl.col("pay"))
