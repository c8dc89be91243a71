"""Every legal check applied beside the policy: what the law would say, and the yuan at stake."""

from __future__ import annotations

from datetime import date

import polars as pl

from rostering.discovery import modules_in
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.payroll.warning_table import no_warnings
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule

LAW_PACKAGE = "rostering.payroll.law"


def held_against_law(
    inputs: PayInputs, entries: pl.DataFrame, catalogue: Catalogue, day: date
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The entries with a line for each law that the centre applies, and the warnings of the others.

    The checks go by their codes, so that those of a month's total see what was raised before.
    """
    frames = [no_warnings()]
    units = modules_in(LAW_PACKAGE).items()
    for name, module in sorted(units, key=lambda unit: str(unit[1].CODE)):
        rule = catalogue.rule("law", name)
        rule.require_values(day)
        if not rule.enabled_on(day):
            continue
        found = module.warn(inputs, entries, rule)
        if _applied(rule, day):
            at_stake = _added_up(found)
            entries = pl.concat([entries, _lines(at_stake, rule, day)])
            found = at_stake.filter(pl.col("stake_fen").is_null())
        frames.append(found)
    return entries, _added_up(pl.concat(frames))


def _applied(rule: Rule, day: date) -> bool:
    switch = rule.parameters.get("apply")
    return bool(switch.on(day).value) if switch else False


def _added_up(warnings: pl.DataFrame) -> pl.DataFrame:
    known = pl.col("stake_fen").is_not_null().any()
    return (
        warnings.group_by("agent", "month", "code")
        .agg(pl.when(known).then(pl.col("stake_fen").sum()).otherwise(None).alias("stake_fen"))
        .sort("agent", "month", "code")
    )


def _lines(warnings: pl.DataFrame, rule: Rule, day: date) -> pl.DataFrame:
    """What is at stake, as lines on the last day of the month."""
    first = pl.date(pl.col("month") // 100, pl.col("month") % 100, 1)
    rows = warnings.filter(pl.col("stake_fen") > 0)
    return as_entries(
        rows.with_columns(
            date=first.dt.month_end(),
            clause="code",
            amount_fen="stake_fen",
            value_from=pl.lit(rule.parameters["apply"].on(day).since),
        ),
        rule.name,
        "law",
    )
