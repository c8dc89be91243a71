"""What presence is due on a day once approved leave is taken out (D4).

Leave on the first half moves the expected start to the end of the break, leave on the second half
moves the expected end to its start; of several breaks the one nearest mid-shift counts, and without
one the middle of the shift does. The gap between the parts of a split shift is such a break.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.blocks import agent_day, beside


def leave_by_day(leave: pl.DataFrame) -> pl.DataFrame:
    """Per agent and date: which halves approved leave covers, and whether leave is still pending."""
    approved = pl.col("status") == "approved"
    return leave.group_by("agent", "date").agg(
        (approved & pl.col("part").is_in(["full", "first"])).any().alias("first_off"),
        (approved & pl.col("part").is_in(["full", "second"])).any().alias("second_off"),
        (pl.col("status") == "pending").any().alias("leave_pending"),
    )


def with_due(blocks: pl.DataFrame, leave: pl.DataFrame) -> pl.DataFrame:
    """`blocks` with due_start, due_end and due_halves; leave does not touch ordered overtime."""
    days = leave_by_day(leave)
    first, second = pl.col("first_off"), pl.col("second_off")
    halves = days.filter(first ^ second).select(agent_day()).to_series()
    halved = (
        blocks.lazy()
        .filter(pl.col("order").is_null() & agent_day().is_in(halves.implode()))
        .select("agent", "date", "start", "end", "breaks")
    )
    days = days.join(_half_day_cuts(halved.collect()), on=["agent", "date"], how="left")
    joined = beside(blocks, days, "agent", "date").with_columns(
        (pl.col(name).fill_null(False) & pl.col("order").is_null()).alias(name)
        for name in ("first_off", "second_off", "leave_pending")
    )
    due_start = pl.when(first & ~second).then(pl.max_horizontal("start", "cut_end"))
    due_end = pl.when(second & ~first).then(pl.min_horizontal("end", "cut_start"))
    joined = joined.with_columns(
        due_start.otherwise("start").alias("due_start"),
        due_end.otherwise("end").alias("due_end"),
        (2 - first.cast(pl.Int64) - second.cast(pl.Int64)).alias("due_halves"),
    ).drop("cut_start", "cut_end")
    covered = (first & second) | (pl.col("due_start") >= pl.col("due_end"))
    return joined.with_columns(
        pl.when(covered).then(None).otherwise(name).alias(name) for name in ("due_start", "due_end")
    )


def _half_day_cuts(blocks: pl.DataFrame) -> pl.DataFrame:
    """Per agent and date of half-day leave: the break that divides the day's shift in two."""
    days = (
        blocks.sort("start")
        .group_by("agent", "date")
        .agg(
            pl.col("start").min().alias("day_start"),
            pl.col("end").max().alias("day_end"),
            pl.col("start").alias("starts"),
            pl.col("end").alias("ends"),
            pl.col("breaks").explode(empty_as_null=False).alias("pauses"),
        )
        .with_columns(((pl.col("day_start") + pl.col("day_end")) // 2).alias("middle"))
    )
    pauses = (
        days.select("agent", "date", "middle", pl.col("pauses").alias("pause"))
        .explode("pause", empty_as_null=False)
        .unnest("pause")
    )
    gaps = (
        days.select("agent", "date", "middle", start="ends", end="starts")
        .explode("start", "end", empty_as_null=False)
        .with_columns(pl.col("end").shift(-1).over("agent", "date"))
        .filter(pl.col("end").is_not_null())
    )
    nearest = (
        pl.concat([pauses, gaps.select(pauses.columns)])
        .sort(
            pl.max_horizontal(
                pl.col("start") - pl.col("middle"), pl.col("middle") - pl.col("end"), pl.lit(0)
            ),
            "start",
        )
        .group_by("agent", "date", maintain_order=True)
        .first()
        .select("agent", "date", cut_start="start", cut_end="end")
    )
    return days.join(nearest, on=["agent", "date"], how="left").select(
        "agent",
        "date",
        pl.col("cut_start").fill_null(pl.col("middle")),
        pl.col("cut_end").fill_null(pl.col("middle")),
    )
