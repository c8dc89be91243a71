"""A statutory day moved by the employer (L07, D15)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L07"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """300 % of the minutes worked on the original date."""
    rows = inputs.found("holiday_moved")
    stake = inputs.day_rate.of_minutes(
        pl.col("base_fen"), pl.col("minutes"), in_force(rule.parameters["percent"])
    )
    return as_warnings(rows, CODE, stake)
