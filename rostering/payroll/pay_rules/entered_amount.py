"""Entered amounts: bonus, commission and share of profit, one line each (G18)."""

from __future__ import annotations

import polars as pl

from rostering.domain.booked import ENTERED
from rostering.payroll.entry_table import as_booked_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a sum, of the sum's own kind."""
    return as_booked_entries(inputs.booked, "entered_amount", ENTERED)
