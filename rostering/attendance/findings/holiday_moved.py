"""Holiday moved: the company moved a statutory day; the original is a work day (O6, D15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from rostering.attendance.finding_table import as_findings, no_findings
from rostering.attendance.findings._overtime import ordered_presence
from rostering.attendance.matching import Matched
from rostering.attendance.segments import seconds_by_class, statutory_spans


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def find(matched: Matched, rule: Parameters) -> pl.DataFrame:
    """One finding a block with planned or worked time on the original date, with the `minutes`
    worked on it, ordered overtime among them; the minutes are split at 00:00 (D7)."""
    if matched.days["moved_to"].null_count() == matched.days.height:
        return no_findings()
    blocks = matched.worked.filter(
        ~pl.col("held") & ~pl.col("pending") & pl.col("date").is_in(_about_moved_days(matched))
    )
    planned = _on_moved_days(blocks, pl.col("start"), pl.col("end"), matched)
    shifts = blocks.filter(
        pl.col("order").is_null() & pl.col("due_start").is_not_null() & (pl.col("punches") > 1)
    )
    orders = ordered_presence(matched)
    orders = orders.filter(pl.col("block").is_in(blocks["block"].implode()))
    worked = [
        _on_moved_days(
            shifts,
            pl.max_horizontal("due_start", "first"),
            pl.min_horizontal("due_end", "last"),
            matched,
        ),
        _on_moved_days(orders, pl.col("from"), pl.col("to"), matched),
    ]
    minutes = pl.concat(worked).group_by("block").agg(pl.col("seconds").sum() // 60)
    touched = pl.concat([planned, *worked])["block"]
    rows = (
        matched.worked.filter(pl.col("block").is_in(touched.implode()))
        .join(minutes, on="block", how="left")
        .with_columns(minutes=pl.col("seconds").fill_null(0))
    )
    return as_findings(rows, "holiday_moved")


def _about_moved_days(matched: Matched) -> list[date]:
    """The moved days, and those before and after them, from which a night or an order reaches in."""
    moved = matched.days.filter(pl.col("moved_to").is_not_null())["date"]
    return [day + timedelta(days=days) for day in moved for days in (-1, 0, 1)]


def _on_moved_days(
    stretches: pl.DataFrame, start: pl.Expr, end: pl.Expr, matched: Matched
) -> pl.DataFrame:
    """`block` and `seconds` of each stretch that lies on a moved day, without its breaks."""
    moved = matched.days.filter(pl.col("moved_to").is_not_null())
    moved = moved.with_columns(pl.lit("statutory").alias("day_type"))
    timed = stretches.with_columns(
        start.alias("from"), end.alias("to"), pl.lit("workday").alias("day_type")
    )
    spans = statutory_spans(moved, matched.zone, matched.worked)
    pieces = seconds_by_class(timed, spans)
    on_moved = (pl.col("class") == "statutory") & (pl.col("seconds") > 0)
    return pieces.filter(on_moved).select("block", "seconds")
