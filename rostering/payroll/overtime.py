"""What the three paid classes of overtime have in common."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def paid_overtime(
    inputs: PayInputs, rule: Rule, name: str, clause: str, day_type: str
) -> pl.DataFrame:
    """Ordered overtime, and work on rostered statutory holidays, of one class of day.

    The rate is a percentage of the hourly base (G15). Overtime settled by compensatory rest is
    entered with its minutes and no amount.
    """
    percent = in_force(rule.parameters["percent"])
    ordered = pl.col("detail").str.starts_with("business") | (pl.col("kind") == "holiday_work")
    settled = (
        pl.when(pl.col("kind") == "holiday_work")
        .then(pl.lit(inputs.holiday_settle))
        .otherwise(pl.col("detail").str.split(":").list.last())
    )
    pay = inputs.day_rate.of_minutes(pl.col("base_fen"), pl.col("minutes"), percent)
    rows = inputs.found("ordered_overtime", "holiday_work").filter(
        ordered & (pl.col("day_type") == day_type)
    )
    return as_entries(
        rows.with_columns(
            clause=pl.lit(clause),
            wage_fen="base_fen",
            percent=percent,
            amount_fen=pl.when(settled == "pay").then(pay).otherwise(0),
            value_from=since(rule.parameters["percent"]),
        ),
        name,
        "overtime",
    )
