"""Appraisal bonus: what the band of an agent's appraisal pays; the score itself is worked out before (P8)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent and appraisal whose band pays something."""
    rows = inputs.appraised.filter(pl.col("amount_fen") > 0)
    return as_entries(rows, "appraisal_bonus", "appraisal_bonus")
