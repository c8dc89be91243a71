"""Base pay: the grade's base, or the agent's own (G1–G9, G17)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a stretch of the month on one wage; a whole month is paid in full."""
    wage = pl.col("base_fen")
    rows = inputs.employment.with_columns(
        month=pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month(),
        clause=pl.col("clause"),
        wage_fen=wage,
        halves=2 * pl.col("paid_days"),
        amount_fen=inputs.day_rate.of_stretches(wage),
    )
    return as_entries(rows, "base_pay", "base")
