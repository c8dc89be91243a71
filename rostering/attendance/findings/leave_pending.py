"""Leave pending: leave asked for that nobody decided; it blocks closing (D4)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a request, on its first day; `detail` is the request."""
    rows = (
        matched.leave.filter(pl.col("status") == "pending")
        .group_by("agent", "request")
        .agg(pl.col("date").min())
        .with_columns(detail=pl.col("request"))
    )
    return as_findings(rows, "leave_pending")
