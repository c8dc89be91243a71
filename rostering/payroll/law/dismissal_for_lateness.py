"""Dismissal for lateness needs a serious breach, a published rule, notice to the union (L11)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L11"


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """Agents and months put up for dismissal review."""
    return as_warnings(entries.filter(pl.col("kind") == "dismissal_review"), CODE, None)
