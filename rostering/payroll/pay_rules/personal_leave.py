"""Personal leave: half or one day's base (A6)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a leave day."""
    percent = in_force(rule.parameters["percent"])
    amount = inputs.day_rate.of_leave(pl.col("base_fen"), percent)
    rows = inputs.found("leave_taken").filter(pl.col("detail") == "personal")
    return as_entries(
        rows.with_columns(
            clause=pl.lit("A6"),
            wage_fen="base_fen",
            percent=percent,
            amount_fen=-amount,
            value_from=since(rule.parameters["percent"]),
        ),
        "personal_leave",
        "personal",
    )
