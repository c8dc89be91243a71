"""Punches on leave: approved leave stands although there are punches; that is pointed out (D4)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rostering.attendance.finding_table import as_findings
from rostering.attendance.matching import Matched
from rostering.attendance.segments import most_breaks


@dataclass(frozen=True, slots=True)
class Parameters:
    """On half-day leave, presence of so many `minutes` in the leave's half is pointed out, and on
    leave by the hour at an end of the shift."""

    minutes: int


COLUMNS = (
    *("agent", "date", "block", "day_type", "due_minutes", "due_halves", "due_start", "due_end"),
    *("start", "end", "breaks", "first", "last", "punches"),
)


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block that approved leave covers, wholly or in part, with punches in it."""
    hours = pl.col("block").is_in(_within_hours(matched, 60 * rule.minutes).implode())
    on_leave = pl.col("due_start").is_null() | (pl.col("due_halves") == 1)
    rows = matched.blocks(
        (on_leave | hours) & pl.col("order").is_null() & ~pl.col("pending"), *COLUMNS
    )
    most = most_breaks(rows)
    full = pl.col("due_start").is_null() & (pl.col("punches") > 0)
    before = pl.col("due_start") - pl.max_horizontal("first", "start")
    after = pl.min_horizontal("last", "end") - pl.col("due_end")
    first = before >= 60 * rule.minutes + _pause("end", "due_start", most)
    second = after >= 60 * rule.minutes + _pause("start", "due_end", most)
    half = (pl.col("due_halves") == 1) & (pl.col("punches") > 1)
    half &= ((pl.col("due_start") > pl.col("start")) & first) | (
        (pl.col("due_end") < pl.col("end")) & second
    )
    return as_findings(rows.filter(full | half | hours), "punches_on_leave")


def _within_hours(matched: Matched, seconds: int) -> pl.Series:
    """The blocks whose punches lie so many seconds inside leave by the hour at an end of the shift."""
    spans = matched.hours_off.select("agent", "date", since="start", until="end")
    before = pl.min_horizontal("until", "due_start") - pl.max_horizontal("since", "first")
    after = pl.min_horizontal("until", "last") - pl.max_horizontal("since", "due_end")
    there = before.clip(lower_bound=0) + after.clip(lower_bound=0)
    rows = matched.blocks(
        pl.col("due_minutes").is_not_null() & (pl.col("punches") > 1),
        *("block", "agent", "date", "due_start", "due_end", "first", "last"),
    )
    sums = rows.join(spans, on=["agent", "date"]).group_by("block").agg(there.sum().alias("there"))
    return sums.filter(pl.col("there") >= seconds).get_column("block")


def _pause(side: str, edge: str, most: int) -> pl.Expr:
    """Whole minutes, in seconds, of the break whose `side` (start or end) is where the leave's half
    ends (or starts), in rows with at most so many breaks."""
    lengths = [pl.lit(0, pl.Int64)]
    for number in range(most):
        pause = pl.col("breaks").list.get(number, null_on_oob=True).struct
        length = pause.field("end") - pause.field("start")
        lengths.insert(-1, pl.when(pause.field(side) == pl.col(edge)).then(length))
    return pl.coalesce(lengths) // 60 * 60
