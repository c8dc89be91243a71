"""Fines have no statutory basis since State Council Order 516 (L01)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.collection import FINES
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L01"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """The fines of the month that are really taken."""
    fines = (
        entries.filter(pl.col("kind").is_in((*FINES, "fine_not_collected")))
        .group_by("agent", "month")
        .agg(-pl.col("amount_fen").sum().alias("taken"))
    )
    paid = inputs.employment.select("agent")
    return as_warnings(fines.join(paid, on="agent", how="semi"), CODE, pl.col("taken"))
