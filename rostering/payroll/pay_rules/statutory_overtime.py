"""Statutory-holiday work: 300 % of base on top of the month's pay, or compensatory rest (O2, D8)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.inputs import PayInputs
from rostering.payroll.overtime import paid_overtime
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an ordered interval."""
    return paid_overtime(inputs, rule, "statutory_overtime", "O2", "statutory")
