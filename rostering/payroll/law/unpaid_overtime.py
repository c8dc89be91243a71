"""Unpaid overtime that the employer arranged or accepted (L04)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L04"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """What own-work and unordered overtime would be paid at, by class of day."""
    own_work = (pl.col("kind") == "ordered_overtime") & pl.col("detail").str.starts_with(
        "inefficiency"
    )
    rows = inputs.found("ordered_overtime", "unordered_overtime").filter(
        own_work | (pl.col("kind") == "unordered_overtime")
    )
    percent = pl.coalesce(
        pl.when(pl.col("day_type") == day_type).then(in_force(rule.parameters[day_type]))
        for day_type in ("workday", "rest", "statutory")
    )
    stake = inputs.day_rate.of_minutes(pl.col("base_fen"), pl.col("minutes"), percent)
    return as_warnings(rows, CODE, stake)
