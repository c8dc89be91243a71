"""Unmatched punch: outside every shift's window; listed, never dropped (D6)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose; windows are those of the matching."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a punch, double taps once; `detail` is its moment in epoch seconds."""
    rows = matched.unmatched.with_columns(detail=pl.col("at").cast(pl.String))
    return as_findings(rows, "unmatched_punch")
