"""Reward: what a person granted within the clause's range, beside base and floating pay (P4, P7)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.incidents import REWARD
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an incident. Its points are earned in the score, so that none are lost here."""
    rows = inputs.incidents.filter(pl.col("side") == REWARD)
    return as_entries(rows.drop("points"), "reward", "reward")
