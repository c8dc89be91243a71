"""Settlement on dismissal: half a month's base, or a whole one from 20 working days on (G14).

It stands in place of base, floating pay and allowances; overtime already earned is paid beside it.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, no_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent who is settled, on the last day."""
    if inputs.settled.is_empty():
        return no_entries()
    enough = pl.col("days_worked") >= in_force(rule.parameters["days"])
    percent = (
        pl.when(enough)
        .then(in_force(rule.parameters["percent"]))
        .otherwise(in_force(rule.parameters["percent_below"]))
    )
    rows = inputs.settled.with_columns(
        clause=pl.lit("G14"),
        percent=percent,
        halves=2 * pl.col("days_worked"),
        amount_fen=(pl.col("wage_fen") * percent + 50).floordiv(100),
        value_from=pl.when(enough)
        .then(since(rule.parameters["percent"]))
        .otherwise(since(rule.parameters["percent_below"])),
    )
    return as_entries(rows, "settlement", "settlement")
