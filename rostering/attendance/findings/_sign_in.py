"""What missed duties, meetings and trainings have in common."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from rostering.attendance.finding_table import as_findings, no_findings
from rostering.attendance.matching import Matched


def missed(
    matched: Matched, kinds: Collection[str], statuses: Collection[str], finding: str
) -> pl.DataFrame:
    """One finding a line of the lists with such a mark; approved full leave on its day excuses it.

    `detail` is what was missed, its name and its mark, joined by a colon.
    """
    if matched.sign_ins.is_empty():
        return no_findings()
    rows = matched.sign_ins.filter(
        pl.col("kind").is_in(list(kinds)) & pl.col("status").is_in(list(statuses))
    )
    away = matched.leave.filter((pl.col("status") == "approved") & (pl.col("part") == "full"))
    rows = rows.join(away, on=["agent", "date"], how="anti")
    detail = pl.concat_str("kind", "name", "status", separator=":")
    return as_findings(rows.with_columns(detail=detail), finding)
