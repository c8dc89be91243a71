"""A week without a day of rest (L18, Labour Law art. 38)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L18"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """Agents at work on all seven days of a week that ends in the month."""
    return as_warnings(inputs.at_work.filter(pl.col("weeks_without_rest") > 0), CODE, None)
