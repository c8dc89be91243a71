"""Absent: a rostered day without any punch and without approved leave (A9, D16)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


COLUMNS = ("block", "day_type", "due_halves", "due_minutes")


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding an agent and day, with the `halves` of the day that were due."""
    rows = (
        matched.blocks("absent", "agent", "date", *COLUMNS)
        .sort("block")
        .group_by("agent", "date", maintain_order=True)
        .agg(
            pl.col("block", "day_type").first(),
            pl.col("due_halves").max().alias("halves"),
            pl.col("due_minutes").max(),
        )
    )
    return as_findings(rows, "absent")
