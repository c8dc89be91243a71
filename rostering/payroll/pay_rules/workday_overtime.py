"""Work-day overtime, ordered: 150 % of base (O4, Labour Law art. 44)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.overtime import paid_overtime
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an ordered interval."""
    return paid_overtime(inputs, rule, "workday_overtime", "O4", "workday")
