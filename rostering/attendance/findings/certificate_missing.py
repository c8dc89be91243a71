"""Certificate missing: approved leave of a kind that needs a certificate, and none was delivered."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose: each kind of leave says from how many days on it needs one."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a request, on its first day; `detail` is the request."""
    lacks = pl.col("lacks_certificate").fill_null(False)
    rows = (
        matched.leave.filter((pl.col("status") == "approved") & lacks)
        .group_by("agent", "request")
        .agg(pl.col("date").min())
        .with_columns(detail=pl.col("request"))
    )
    return as_findings(rows, "certificate_missing")
