"""What the fines for duties and for meetings have in common (A10, A11)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.policy.rule import Rule


def sign_in_fine(
    inputs: PayInputs, rule: Rule, finding: str, clause: str, kind: str
) -> pl.DataFrame:
    """The rule's `fine` and `points` for each finding of the kind `finding`."""
    rows = inputs.found(finding)
    return as_entries(
        rows.with_columns(
            clause=pl.lit(clause),
            amount_fen=-in_force(rule.parameters["fine"]),
            points=in_force(rule.parameters["points"]),
            value_from=since(rule.parameters["fine"]),
        ),
        rule.name,
        kind,
    )
