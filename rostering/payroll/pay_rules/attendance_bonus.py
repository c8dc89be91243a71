"""Attendance bonus: a fixed sum for a whole month without lateness, early leaving, absence or leave (P8).

It waits while a shift of the month is open: nothing is guessed into money (D14, D16).
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, no_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent who was there on every day due; none where the sum is 0.00."""
    if inputs.attended.is_empty():
        return no_entries()
    allowed = pl.col("detail").is_in(_names(rule, "leave_allowed"))
    away = inputs.found("leave_taken", "leave_pending").filter(~allowed)
    clean = (pl.col("days_due") > 0) & (pl.col("days_attended") == pl.col("days_due"))
    rows = (
        inputs.attended.filter("whole", clean, events=0, open=0)
        .filter(~pl.col("grade").is_in(_names(rule, "grades_without")))
        .join(away, on="agent", how="anti")
        .with_columns(
            clause=pl.lit("P8"),
            amount_fen=in_force(rule.parameters["amount"]),
            value_from=since(rule.parameters["amount"]),
        )
        .filter(pl.col("amount_fen") > 0)
    )
    return as_entries(rows, "attendance_bonus", "attendance_bonus")


def _names(rule: Rule, name: str) -> list[str]:
    """A list of names as it stands last."""
    names = rule.parameters[name].values[-1].value
    return [str(one) for one in names] if isinstance(names, tuple) else []
