"""Overtime above 3 hours a day or 36 hours a month (L05, Labour Law art. 41, D12)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L05"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """Agents and months over either cap; the day counts work-day overtime only."""
    overtime = entries.filter(pl.col("kind") == "overtime")
    day = (
        overtime.filter(pl.col("day_type") == "workday")
        .group_by("agent", "date", "month")
        .agg(pl.col("minutes").sum(), in_force(rule.parameters["day_minutes"]).first().alias("cap"))
    )
    month = overtime.group_by("agent", "month").agg(
        pl.col("minutes").sum(), in_force(rule.parameters["month_minutes"]).first().alias("cap")
    )
    over = pl.concat(
        frame.filter(pl.col("minutes") > pl.col("cap")).select("agent", "month")
        for frame in (day, month)
    )
    return as_warnings(over, CODE, None)
