"""A leaver is owed the wage of all days worked, whatever the settlement says (L06, G14)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.collection import LEAVES
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings, no_warnings
from rostering.policy.rule import Rule

CODE = "L06"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """Base and floating pay by paid days (G17), less time not worked, above what is settled."""
    if inputs.settled_employment.is_empty():
        return no_warnings()
    wage = pl.col("base_fen") + pl.col("floating_fen")
    owed = (
        inputs.settled_employment.with_columns(
            owed=inputs.day_rate.of_days(wage, pl.col("paid_days"))
        )
        .group_by("agent")
        .agg(pl.col("owed").sum())
    )

    def of(name: str, *kinds: str) -> pl.Expr:
        return pl.col("amount_fen").filter(pl.col("kind").is_in(kinds)).sum().alias(name)

    sums = entries.group_by("agent", "month").agg(
        of("settled", "settlement"), of("missed", "absence", *LEAVES)
    )
    rows = sums.join(owed, on="agent")
    return as_warnings(rows, CODE, pl.col("owed") + pl.col("missed") - pl.col("settled"))
