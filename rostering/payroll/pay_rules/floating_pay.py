"""Floating pay: the part that performance moves, in full before what is taken from it (G11)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a stretch of the month on one wage that has any; a whole month is paid in full."""
    wage = pl.col("floating_fen")
    rows = inputs.employment.with_columns(
        month=pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month(),
        clause=pl.col("clause"),
        wage_fen=wage,
        halves=2 * pl.col("paid_days"),
        amount_fen=inputs.day_rate.of_stretches(wage),
    )
    return as_entries(rows.filter(wage > 0), "floating_pay", "floating")
