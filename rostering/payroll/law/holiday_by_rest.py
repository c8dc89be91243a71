"""Statutory-holiday work settled by rest: 300 % is due (L03)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L03"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """What the holiday minutes that were settled by rest would be paid at."""
    by_rest = (pl.col("kind") == "ordered_overtime") & (pl.col("detail") == "business:comp")
    on_roster = (pl.col("kind") == "holiday_work") & (inputs.holiday_settle == "comp")
    rows = inputs.found("ordered_overtime", "holiday_work").filter(
        (by_rest | on_roster) & (pl.col("day_type") == "statutory")
    )
    stake = inputs.day_rate.of_minutes(
        pl.col("base_fen"), pl.col("minutes"), in_force(rule.parameters["percent"])
    )
    return as_warnings(rows, CODE, stake)
