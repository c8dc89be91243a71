"""Every pay rule applied: findings in, entries out."""

from __future__ import annotations

from datetime import date

import polars as pl

from rostering.discovery import modules_in
from rostering.payroll.inputs import PayInputs
from rostering.payroll.schema import ENTRY_ORDER
from rostering.policy.catalogue import Catalogue

PAY_RULES_PACKAGE = "rostering.payroll.pay_rules"


def charge_all(inputs: PayInputs, catalogue: Catalogue, day: date) -> pl.DataFrame:
    """The entries of all pay rules that are kept on `day`, by agent and date (schema ENTRIES).

    Values are those in force on the date of each row. Raises PolicyError where a rule has none yet
    on `day`. A rule that came after a month was frozen is not among that month's, and charges nothing.
    """
    return charged(inputs, catalogue, day).sort(ENTRY_ORDER)


def charged(inputs: PayInputs, catalogue: Catalogue, day: date) -> pl.DataFrame:
    """What `charge_all` gives, in no order: a month has more lines to come, and is sorted once."""
    frames: list[pl.DataFrame] = []
    for name, module in modules_in(PAY_RULES_PACKAGE).items():
        if ("pay_rules", name) not in catalogue.rules:
            continue
        rule = catalogue.rule("pay_rules", name)
        rule.require_values(day)
        if rule.enabled_on(day):
            frames.append(module.charge(inputs, rule))
    return pl.concat(frames)
