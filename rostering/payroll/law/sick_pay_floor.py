"""Sick pay below 80 % of the local minimum wage (L09)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L09"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """By sick day or hours of one: the floor above what is left of the day's base and floating pay.

    Nothing where the centre names no region.
    """
    taken = (
        entries.filter(pl.col("kind") == "sick")
        .group_by("agent", "date")
        .agg(taken=-pl.col("amount_fen").sum())
    )
    days = inputs.found("leave_taken").filter(pl.col("detail") == "sick")
    if inputs.minimum_wage is None:
        return as_warnings(days.filter(pl.lit(False)), CODE, pl.lit(0))
    percent = in_force(rule.parameters["percent"])
    floor = inputs.day_rate.of_leave(in_force(inputs.minimum_wage), percent)
    wage = pl.col("base_fen") + pl.col("floating_fen")
    rows = (
        days.with_columns(floor=floor, pay=inputs.day_rate.of_leave(wage))
        .group_by("agent", "date", "month")
        .agg(pl.col("floor", "pay").sum())
        .join(taken, on=["agent", "date"])
    )
    return as_warnings(rows, CODE, pl.col("floor") - pl.col("pay") + pl.col("taken"))
