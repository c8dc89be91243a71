"""Compensatory rest: earned minute for minute, taken only as far as there is balance (D11, D15)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a movement of the balance, minutes earned (+) or taken (-); a day without enough
    balance takes nothing and is of kind comp_balance_short."""
    rate = in_force(rule.parameters["minutes_per_minute"])
    earned = _earned(inputs).with_columns(
        minutes=pl.col("minutes") * rate, movement=pl.lit("comp_rest")
    )
    taken = (
        inputs.found("leave_taken")
        .filter(pl.col("detail") == "comp")
        .with_columns(minutes=-pl.col("minutes"), movement=pl.lit("comp_rest"))
    )
    moves = pl.concat([earned, taken]).sort(
        "agent",
        "date",
        "minutes",
        "block",
        "order",
        "day_type",
        descending=[False, False, True, False, False, False],
    )
    balance = dict(inputs.comp_balance.select("agent", "minutes").iter_rows())
    kinds = []
    for agent, minutes in moves.select("agent", "minutes").iter_rows():
        left = balance.get(agent, 0) + minutes
        enough = minutes > 0 or left >= 0
        if enough:
            balance[agent] = left
        kinds.append("comp_rest" if enough else "comp_balance_short")
    rows = moves.with_columns(pl.Series("movement", kinds, pl.String)).with_columns(
        pl.when(pl.col("movement") == "comp_rest").then("minutes").otherwise(0).alias("minutes"),
        clause=pl.when(pl.col("kind") == "leave_taken")
        .then(pl.lit("D11"))
        .otherwise(pl.lit("D15")),
        value_from=since(rule.parameters["minutes_per_minute"]),
    )
    both = [
        as_entries(rows.filter(pl.col("movement") == kind), "compensatory_rest", kind)
        for kind in ("comp_rest", "comp_balance_short")
    ]
    return pl.concat(both)


def _earned(inputs: PayInputs) -> pl.DataFrame:
    by_order = inputs.found("ordered_overtime").filter(pl.col("detail") == "business:comp")
    if inputs.holiday_settle != "comp":
        return by_order
    return pl.concat([by_order, inputs.found("holiday_work")])
