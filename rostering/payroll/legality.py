"""Every legal check applied beside the policy: what the law would say, and the yuan at stake."""

from __future__ import annotations

from datetime import date

import polars as pl

from rostering.discovery import modules_in
from rostering.payroll.inputs import PayInputs
from rostering.policy.catalogue import Catalogue

LAW_PACKAGE = "rostering.payroll.law"


def warn_all(
    inputs: PayInputs, entries: pl.DataFrame, catalogue: Catalogue, day: date
) -> pl.DataFrame:
    """The warnings of all checks kept on `day`, one an agent, month and code, stakes added up."""
    frames = []
    for name, module in modules_in(LAW_PACKAGE).items():
        rule = catalogue.rule("law", name)
        rule.require_values(day)
        if rule.enabled_on(day):
            frames.append(module.warn(inputs, entries, rule))
    warnings = pl.concat(pl.collect_all(frames))
    known = pl.col("stake_fen").is_not_null().any()
    return (
        warnings.group_by("agent", "month", "code")
        .agg(pl.when(known).then(pl.col("stake_fen").sum()).otherwise(None).alias("stake_fen"))
        .sort("agent", "month", "code")
    )
