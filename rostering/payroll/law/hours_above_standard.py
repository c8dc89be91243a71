"""Hours above 8 a day and 40 a week on average over the month (L17, Labour Law art. 36)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L17"
DAY_MINUTES = 480


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """The minutes of rostered shifts above the month's standard, as overtime of a work day; a part of a
    month says nothing of the average."""
    rows = inputs.at_work
    if inputs.at_work.is_empty():
        return as_warnings(rows, CODE, pl.lit(0))
    day = inputs.at_work["date"][0]
    month_days = Fraction(Decimal(str(rule.parameters["month_days"].on(day).value)))
    average = int(month_days * DAY_MINUTES)
    own = pl.col("office_days") * DAY_MINUTES
    above = (pl.col("minutes") - pl.max_horizontal(own, pl.lit(average))).clip(lower_bound=0)
    stake = inputs.day_rate.of_minutes(
        pl.col("base_fen"), above, in_force(rule.parameters["percent"])
    )
    return as_warnings(rows.filter("whole"), CODE, stake)
