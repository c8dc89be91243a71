"""Own-work overtime: overtime because one's own work was not finished in time is not paid (O1)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an ordered interval, at the percentage of the rule: nothing."""
    percent = in_force(rule.parameters["percent"])
    own_work = pl.col("detail").str.starts_with("inefficiency")
    rows = inputs.found("ordered_overtime").filter(own_work)
    return as_entries(
        rows.with_columns(
            clause=pl.lit("O1"),
            wage_fen="base_fen",
            percent=percent,
            amount_fen=inputs.day_rate.of_minutes(pl.col("base_fen"), pl.col("minutes"), percent),
            value_from=since(rule.parameters["percent"]),
        ),
        "own_work_overtime",
        "own_work_overtime",
    )
