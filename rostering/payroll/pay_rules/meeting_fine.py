"""Meeting fine: a meeting or training late or without notebook costs a fine and points (A11)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.sign_ins import sign_in_fine
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a finding, the fine as a negative amount."""
    return sign_in_fine(inputs, rule, "meeting_missed", "A11", "meeting")
