"""Duty fine: the daily duty late or not done costs a fine and points (A10)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.sign_ins import sign_in_fine
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a finding, the fine as a negative amount."""
    return sign_in_fine(inputs, rule, "duty_missed", "A10", "duty")
