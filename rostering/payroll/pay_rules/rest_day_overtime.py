"""Rest-day overtime, ordered: 200 % of base, or compensatory rest (O3, O5)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.overtime import paid_overtime
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an ordered interval."""
    return paid_overtime(inputs, rule, "rest_day_overtime", "O3", "rest")
