"""Transport allowance: a sum a month for each person whose grade has allowances (G10)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.allowances import monthly_allowance
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an agent and month."""
    return monthly_allowance(inputs, rule, "transport_allowance")
