"""Stretches of work divided at local midnights, so that holiday minutes are counted apart (D7)."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

Spans = Sequence[tuple[int, int]]


def seconds_by_class(stretches: pl.DataFrame, statutory: Spans) -> pl.DataFrame:
    """Seconds of each stretch in each class of day, without its breaks.

    `stretches` has from, to (epoch seconds), breaks, and day_type: the class of all its minutes that
    lie on no statutory day, and so never statutory itself. Gives the rows of `stretches` once a class
    that has any, with `class` and `seconds`. `statutory` are the days of `statutory_spans`.
    """
    rows = stretches.filter(pl.col("from") < pl.col("to"))
    most = most_breaks(rows)
    worked = pl.col("to") - pl.col("from") - paused("from", "to", most)
    counted = rows.with_columns(all=worked, statutory=_within(statutory, most))
    rest = pl.col("all") - pl.col("statutory")
    classes = [counted.with_columns(pl.col("day_type").alias("class"), seconds=rest)]
    if statutory:
        classes.append(
            counted.with_columns(pl.lit("statutory").alias("class"), seconds="statutory")
        )
    return pl.concat(classes).filter(pl.col("seconds") > 0).drop("all", "statutory")


def most_breaks(rows: pl.DataFrame, column: str = "breaks") -> int:
    """The largest number of breaks that a row of `rows` has in `column`."""
    most = rows[column].list.len().max()
    return most if isinstance(most, int) else 0


def paused(start: str | pl.Expr, end: str | pl.Expr, most: int) -> pl.Expr:
    """Seconds of the breaks between `start` and `end` in rows with at most so many.

    Break by break over the whole column: much sooner than each row's own list.
    """
    seconds = pl.lit(0, pl.Int64)
    for number in range(most):
        pause = pl.col("breaks").list.get(number, null_on_oob=True).struct
        first = pl.max_horizontal(start, pause.field("start"))
        last = pl.min_horizontal(end, pause.field("end"))
        # where there is none, both edges are those of the stretch
        there = pause.field("start").is_not_null()
        seconds += pl.when(there).then((last - first).clip(lower_bound=0)).otherwise(0)
    return seconds


def break_seconds(most: int) -> pl.Expr:
    """Seconds of all breaks of rows with at most so many."""
    seconds = pl.lit(0, pl.Int64)
    for number in range(most):
        pause = pl.col("breaks").list.get(number, null_on_oob=True).struct
        seconds += (pause.field("end") - pause.field("start")).fill_null(0)
    return seconds


def touches(spans: Spans) -> pl.Expr:
    """Whether a part of the shift (start, end) of a row lies in any of the spans."""
    touched = pl.lit(False)
    for start, end in spans:
        touched |= (pl.col("start") < end) & (pl.col("end") > start)
    return touched


def statutory_spans(days: pl.DataFrame, zone: str, worked: pl.DataFrame) -> Spans:
    """The statutory days that the windows of `worked` may touch, each from midnight to midnight."""
    if worked.is_empty():
        return ()
    edges = days.filter(pl.col("day_type") == "statutory").select(
        _midnight(pl.col("date"), zone).alias("open"),
        _midnight(pl.col("date").dt.offset_by("1d"), zone).alias("close"),
    )
    first, last = worked["window_open"].min(), worked["window_close"].max()
    return edges.filter((pl.col("close") > first) & (pl.col("open") < last)).rows()


def _within(spans: Spans, most: int) -> pl.Expr:
    """Seconds of a stretch, without its breaks, that lie in the spans."""
    seconds = pl.lit(0, pl.Int64)
    for first, last in spans:
        since = pl.max_horizontal("from", pl.lit(first))
        until = pl.max_horizontal(since, pl.min_horizontal("to", pl.lit(last)))
        seconds += until - since - paused(since, until, most)
    return seconds


def _midnight(day: pl.Expr, zone: str) -> pl.Expr:
    moment = day.cast(pl.Datetime("ms")).dt.replace_time_zone(zone)
    return moment.dt.epoch("s")
