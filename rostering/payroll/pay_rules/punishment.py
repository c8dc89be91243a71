"""Punishment: the fine and points that a person set within the clause's range (P5).

A first incident that is a warning costs its points and no fine.
"""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.incidents import PUNISHMENT
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an incident, the fine as a negative amount."""
    fine = pl.when("warning").then(0).otherwise(-pl.col("amount_fen"))
    rows = inputs.incidents.filter(pl.col("side") == PUNISHMENT)
    return as_entries(rows.with_columns(amount_fen=fine), "punishment", "punishment")
