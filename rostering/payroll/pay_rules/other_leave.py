"""Leave of other kinds than personal and sick: what `rules/leave/` says of each is taken (A6, A7)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries, no_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule

NAME = "other_leave"


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a leave day, of the kind's own name, for the kinds that take anything."""
    taken = inputs.found("leave_taken")
    occurring = set(taken["detail"])
    frames = [
        _of_kind(inputs, taken, name, kind, rule.clause)
        for name, kind in inputs.leave_kinds.items()
        if "taken_percent" in kind.parameters and name in occurring
    ]
    return pl.concat([no_entries(), *frames])


def _of_kind(
    inputs: PayInputs, taken: pl.DataFrame, name: str, kind: Rule, clause: str
) -> pl.DataFrame:
    percent = in_force(kind.parameters["taken_percent"])
    whole = in_force(kind.parameters["whole_wage"])
    floating = pl.when(whole).then("floating_fen").otherwise(0)
    wage = pl.col("base_fen") + floating
    rows = taken.filter((pl.col("detail") == name) & (percent > 0))
    return as_entries(
        rows.with_columns(
            clause=pl.lit(kind.clause or clause),
            wage_fen=wage,
            percent=percent,
            amount_fen=-inputs.day_rate.of_leave(wage, percent),
            value_from=since(kind.parameters["taken_percent"]),
        ),
        NAME,
        name,
    )
