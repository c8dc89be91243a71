"""Absence: a day's full pay for a day without a punch, or with an hour or more late or early (A3, A9).

At most one absence a day (D2). On a half-leave day it is half a day's pay, the points unchanged
(D4), and on a day with leave by the hour the pay of the work minutes that were due. On a statutory
holiday it costs points but no wage (D8).
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent and day."""
    wage = pl.col("base_fen") + pl.col("floating_fen")
    amount = inputs.day_rate.of_due(wage)
    holiday = pl.col("day_type") == "statutory"
    rows = (
        inputs.found("absent", "late", "early_leaving")
        .filter("absence_day")
        .sort("agent", "date", "block")
        .group_by("agent", "date", "month", maintain_order=True)
        .agg(
            pl.col("block", "halves", "base_fen", "floating_fen", "day_type").first(),
            (pl.col("kind") == "absent").any().alias("no_punch"),
            pl.col("minutes").sum(),
            pl.col("due_minutes").max(),
        )
        .with_columns(
            clause=pl.when("no_punch").then(pl.lit("A9")).otherwise(pl.lit("A3")),
            wage_fen=wage,
            percent=100,
            amount_fen=pl.when(holiday).then(0).otherwise(-amount),
            points=in_force(rule.parameters["points"]),
            value_from=since(rule.parameters["points"]),
        )
    )
    return as_entries(rows, "absence", "absence")
