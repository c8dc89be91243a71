"""Deductions above 20 % of the month's wage, or pay below the minimum wage (L10).

Fines are such deductions, and what an absence takes above the time not worked; unpaid time not worked
is none.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force
from rostering.domain.booked import STATUTORY
from rostering.payroll.collection import FINES, of_kinds
from rostering.payroll.inputs import PayInputs
from rostering.payroll.time_not_worked import taken_above_time
from rostering.payroll.warning_table import as_warnings
from rostering.policy.rule import Rule

CODE = "L10"
GIVEN_BACK = ("fines_without_basis", "deduction_above_time")  # where a centre applies that law
NO_WAGE = (*STATUTORY, "law", "adjustment")
_LAW = (pl.col("kind") == "law") & pl.col("rule").is_in(GIVEN_BACK)
SUMS = {
    "fines": -of_kinds(*FINES, "fine_not_collected"),
    "given_back": pl.when(_LAW).then("amount_fen").otherwise(0),
    "all": pl.col("amount_fen") - of_kinds(*NO_WAGE),
}


def warn(inputs: PayInputs, entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """The larger of the two: what is deducted above the cap, and what is lacking to the minimum."""
    above = taken_above_time(inputs, entries).group_by("agent").agg(pl.col("above").sum())
    rows = (
        _sums(entries, rule)
        .join(_minimum(inputs), on="agent")
        .join(above, on="agent", how="left")
        .with_columns(above=pl.col("above").fill_null(0).clip(lower_bound=0))
        .with_columns(
            deducted=pl.max_horizontal(
                pl.col("fines") + pl.col("above") - pl.col("given_back"), pl.lit(0)
            ),
            wage=pl.col("all") + pl.col("fines") + pl.col("above"),
        )
    )
    percent = in_force(rule.parameters["percent"])
    cap = (pl.col("wage") * percent + 50).floordiv(100)
    lacking = pl.col("minimum") - (pl.col("counted") - pl.col("deducted"))
    stake = pl.max_horizontal(pl.col("deducted") - cap, lacking.fill_null(0))
    return as_warnings(rows, CODE, stake)


def _sums(entries: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    sums = {"counted": of_kinds(*_counted(rule)), **SUMS}
    return (
        entries.select("agent", "month", "date", **sums)
        .group_by("agent", "month")
        .agg(pl.col("date").min(), pl.col(*sums).sum())
    )


def _counted(rule: Rule) -> tuple[str, ...]:
    kinds = rule.parameters["counted"].values[-1].value
    return tuple(str(kind) for kind in kinds) if isinstance(kinds, tuple) else ()


def _minimum(inputs: PayInputs) -> pl.DataFrame:
    """The minimum wage of each agent in the month, by paid days where it is not whole (G17)."""
    monthly = pl.lit(None, pl.Int64)
    if inputs.minimum_wage is not None:
        monthly = in_force(inputs.minimum_wage)
    return (
        inputs.employment.sort("agent", "date")
        .group_by("agent")
        .agg(
            monthly.first().alias("monthly"),
            pl.when(pl.col("paid_days").is_null().any())
            .then(None)
            .otherwise(pl.col("paid_days").sum())
            .alias("days"),
        )
        .select("agent", minimum=inputs.day_rate.of_days(pl.col("monthly"), pl.col("days")))
    )
