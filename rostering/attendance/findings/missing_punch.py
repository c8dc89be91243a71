"""Missing punch: an open exception that a person settles; never an absence, never money (D5, D14)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose; the minutes are those of the matching."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block; `detail` tells which: missing_in, missing_out, single_punch_ambiguous,
    suspect_missing_out, missing_part (a wholly missed part of a split shift), missing_visit."""
    kind = pl.col("exception").alias("detail")
    open_ones = pl.col("exception").is_not_null()
    rows = matched.blocks(
        open_ones, "agent", "date", "block", "day_type", "order", "due_minutes", kind
    )
    return as_findings(rows, "missing_punch")
