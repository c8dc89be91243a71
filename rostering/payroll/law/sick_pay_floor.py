"""Sick pay below 80 % of the local minimum wage (L09)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L09"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.LazyFrame:
    """By sick day: the floor above what is left of the day's base and floating pay.

    Nothing where the centre names no region.
    """
    taken = (
        entries.lazy()
        .filter(pl.col("kind") == "sick")
        .select("agent", "date", taken=-pl.col("amount_fen"))
    )
    days = inputs.findings.lazy().filter(
        (pl.col("kind") == "leave_taken") & (pl.col("detail") == "sick")
    )
    rows = days.join(taken, on=["agent", "date"])
    if inputs.minimum_wage is None:
        return as_warnings(rows.filter(pl.lit(False)), CODE, pl.lit(0))
    percent = in_force(rule.parameters["percent"])
    floor = inputs.day_rate.of_halves(in_force(inputs.minimum_wage), pl.col("halves"), percent)
    wage = pl.col("base_fen") + pl.col("floating_fen")
    paid = inputs.day_rate.of_halves(wage, pl.col("halves")) - pl.col("taken")
    return as_warnings(rows, CODE, floor - paid)
