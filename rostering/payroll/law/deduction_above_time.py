"""A deduction above the time not worked: an hour's lateness that costs a day (L02)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.time_not_worked import taken_above_time
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L02"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """The rounded deduction less the rounded pay of the minutes not worked, per day."""
    return as_warnings(taken_above_time(inputs, entries), CODE, pl.col("above"))
