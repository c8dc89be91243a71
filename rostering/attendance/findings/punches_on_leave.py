"""Punches on leave: approved leave stands although there are punches; that is pointed out (D4)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """On half-day leave, presence of so many `minutes` in the leave's half is pointed out."""

    minutes: int


def find(matched: Matched, rule: Parameters) -> pl.LazyFrame:
    """One finding a block that approved leave covers, wholly or in part, with punches in it."""
    full = pl.col("due_start").is_null() & (pl.col("punches") > 0)
    before = pl.col("due_start") - pl.max_horizontal("first", "start")
    after = pl.min_horizontal("last", "end") - pl.col("due_end")
    half = (pl.col("due_halves") == 1) & (pl.col("punches") > 1)
    half &= (
        (pl.col("due_start") > pl.col("start")) & (before >= 60 * (rule.minutes + _pause(True)))
    ) | ((pl.col("due_end") < pl.col("end")) & (after >= 60 * (rule.minutes + _pause(False))))
    on_leave = pl.col("due_start").is_null() | (pl.col("due_halves") == 1)
    rows = matched.worked.filter(on_leave & pl.col("order").is_null() & ~pl.col("pending"))
    return as_findings(rows.lazy().filter(full | half), "punches_on_leave")


def _pause(first: bool) -> pl.Expr:
    """Minutes of the break that ends (or starts) where the leave's half does."""
    at = pl.element().struct.field("end" if first else "start")
    length = pl.element().struct.field("end") - pl.element().struct.field("start")
    edge = "due_start" if first else "due_end"
    ends = pl.col("breaks").list.eval(at)
    lengths = pl.col("breaks").list.eval(length)
    position = pl.concat_list(ends, pl.col(edge)).list.eval(
        (pl.element() == pl.element().last()).arg_max()
    )
    return lengths.list.get(position.list.first(), null_on_oob=True).fill_null(0) // 60
