"""Adjustment: what a closed month should have had, as a line of an open one (G16)."""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_booked_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry an adjusted line, under the clause of the old one."""
    return as_booked_entries(inputs.booked, "adjustment", ("adjustment",))
