"""Every pay rule applied: findings in, entries out."""

from __future__ import annotations

import polars as pl

from rostering.discovery import modules_in
from rostering.payroll.inputs import PayInputs
from rostering.policy.catalogue import Catalogue

PAY_RULES_PACKAGE = "rostering.payroll.pay_rules"


def charge_all(inputs: PayInputs, catalogue: Catalogue) -> pl.DataFrame:
    """The entries of all pay rules, by agent and date (schema ENTRIES)."""
    frames = [
        module.charge(inputs, catalogue.rule("pay_rules", name))
        for name, module in modules_in(PAY_RULES_PACKAGE).items()
    ]
    return pl.concat(pl.collect_all(frames)).sort("agent", "date", "rule", "block")
