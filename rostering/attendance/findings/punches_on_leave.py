"""Punches on leave: approved leave stands although there are punches; that is pointed out (D4)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.hour_leave import approved_hours
from rostering.attendance.matching import Matched


@dataclass(frozen=True, slots=True)
class Parameters:
    """On half-day leave, presence of so many `minutes` in the leave's half is pointed out, and on
    leave by the hour at an end of the shift."""

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
    hours = pl.col("block").is_in(_within_hours(matched, 60 * rule.minutes).implode())
    rows = matched.worked.filter(
        (on_leave | hours) & pl.col("order").is_null() & ~pl.col("pending")
    )
    return as_findings(rows.lazy().filter(full | half | hours), "punches_on_leave")


def _within_hours(matched: Matched, seconds: int) -> pl.Series:
    """The blocks whose punches lie so many seconds inside leave by the hour at an end of the shift."""
    spans = approved_hours(matched.leave).select("agent", "date", since="start", until="end")
    before = pl.min_horizontal("until", "due_start") - pl.max_horizontal("since", "first")
    after = pl.min_horizontal("until", "last") - pl.max_horizontal("since", "due_end")
    there = before.clip(lower_bound=0) + after.clip(lower_bound=0)
    rows = matched.worked.filter(pl.col("due_minutes").is_not_null() & (pl.col("punches") > 1))
    sums = rows.join(spans, on=["agent", "date"]).group_by("block").agg(there.sum().alias("there"))
    return sums.filter(pl.col("there") >= seconds).get_column("block")


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
