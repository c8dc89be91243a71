"""What an absence takes above the time that was not worked: no pay for no work, but a punishment (D3)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs


def taken_above_time(inputs: PayInputs, entries: pl.DataFrame) -> pl.DataFrame:
    """`agent`, `month` and `above` in fen by day: the rounded deduction less the rounded pay of the
    minutes not worked."""
    wage = pl.col("base_fen") + pl.col("floating_fen")
    missed = (
        inputs.found("late", "early_leaving")
        .filter("absence_day")
        .group_by("agent", "date")
        .agg(pl.col("missed").sum(), pl.col("base_fen", "floating_fen").first())
        .with_columns(pay=inputs.day_rate.of_minutes(wage, pl.col("missed")))
    )
    taken = entries.filter((pl.col("kind") == "absence") & (pl.col("clause") == "A3"))
    rows = taken.join(missed, on=["agent", "date"])
    return rows.select("agent", "month", above=-pl.col("amount_fen") - pl.col("pay"))
