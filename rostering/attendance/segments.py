"""Stretches of work cut at local midnights, so that holiday minutes are counted apart (D7)."""

from __future__ import annotations

import polars as pl

from rostering.attendance.blocks import local_date


def seconds_by_class(stretches: pl.DataFrame, days: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Seconds of each stretch in each class of day, without its breaks.

    `stretches` has from, to (epoch seconds), breaks, and day_type: the class of all its minutes that
    lie on no statutory day. Gives the rows of `stretches` once a class, with `class` and `seconds`.
    """
    rows = stretches.filter(pl.col("from") < pl.col("to")).with_row_index("row")
    pieces = (
        rows.select("row", "from", "to", "breaks", "day_type")
        .with_columns(
            pl.date_ranges(
                local_date("from", zone),
                (
                    pl.from_epoch(pl.col("to") - 1)
                    .dt.replace_time_zone("UTC")
                    .dt.convert_time_zone(zone)
                    .dt.date()
                ),
            ).alias("day")
        )
        .explode("day", empty_as_null=False)
        .with_columns(
            pl.max_horizontal("from", _midnight(pl.col("day"), zone)).alias("piece_from"),
            pl.min_horizontal("to", _midnight(pl.col("day").dt.offset_by("1d"), zone)).alias(
                "piece_to"
            ),
        )
        .join(
            days.filter(pl.col("day_type") == "statutory").select(day="date", holiday="day_type"),
            on="day",
            how="left",
        )
        .with_columns(pl.coalesce("holiday", "day_type").alias("class"))
        .with_row_index("piece")
    )
    pauses = (
        pieces.select("piece", "piece_from", "piece_to", pl.col("breaks").alias("pause"))
        .explode("pause", empty_as_null=False)
        .unnest("pause")
        .select(
            "piece",
            (pl.min_horizontal("piece_to", "end") - pl.max_horizontal("piece_from", "start"))
            .clip(lower_bound=0)
            .alias("pause"),
        )
        .group_by("piece")
        .agg(pl.col("pause").sum())
    )
    classes = (
        pieces.join(pauses, on="piece", how="left")
        .with_columns(
            (pl.col("piece_to") - pl.col("piece_from") - pl.col("pause").fill_null(0)).alias(
                "seconds"
            )
        )
        .group_by("row", "class")
        .agg(pl.col("seconds").sum())
        .sort("row", "class")
    )
    return rows.join(classes, on="row", maintain_order="left").drop("row")


def touches_statutory(worked: pl.DataFrame, days: pl.DataFrame, zone: str) -> pl.Expr:
    """Whether a part of the shift (start, end) of a row of `worked` lies on a statutory day."""
    edges = days.filter(pl.col("day_type") == "statutory").select(
        _midnight(pl.col("date"), zone).alias("open"),
        _midnight(pl.col("date").dt.offset_by("1d"), zone).alias("close"),
    )
    if not worked.is_empty():
        first, last = worked["start"].min(), worked["end"].max()
        edges = edges.filter((pl.col("close") > first) & (pl.col("open") < last))
    touched = pl.lit(False)
    for start, end in edges.iter_rows():
        touched |= (pl.col("start") < end) & (pl.col("end") > start)
    return touched


def _midnight(day: pl.Expr, zone: str) -> pl.Expr:
    moment = day.cast(pl.Datetime("ms")).dt.replace_time_zone(zone)
    return moment.dt.epoch("s")
