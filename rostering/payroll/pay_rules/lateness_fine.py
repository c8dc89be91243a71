"""Lateness fine: each late or early event costs the fine and the points of its band (A1, A2, A4).

Late and early on one shift are two events (D2); the fine replaces the minutes (D3). On a day that
counts as absent they are absorbed.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an event, the fine as a negative amount."""
    short = pl.col("minutes") <= in_force(rule.parameters["short_up_to_minutes"])
    rows = inputs.found("late", "early_leaving").filter(~pl.col("absence_day"))
    fine = (
        pl.when(short)
        .then(in_force(rule.parameters["short_fine"]))
        .otherwise(in_force(rule.parameters["long_fine"]))
    )
    points = (
        pl.when(short)
        .then(in_force(rule.parameters["short_points"]))
        .otherwise(in_force(rule.parameters["long_points"]))
    )
    early = pl.col("kind") == "early_leaving"
    band = pl.when(short).then(pl.lit("A1")).otherwise(pl.lit("A2"))
    return as_entries(
        rows.with_columns(
            clause=pl.when(early).then(pl.concat_str(pl.lit("A4, "), band)).otherwise(band),
            amount_fen=-fine,
            points=points,
            value_from=pl.when(short)
            .then(since(rule.parameters["short_fine"]))
            .otherwise(since(rule.parameters["long_fine"])),
        ),
        "lateness_fine",
        "late_early",
    )
