"""What the findings about overtime have in common."""

from __future__ import annotations

import polars as pl

from rostering.attendance.matching import Matched, on_the_days_of


def ordered_presence(matched: Matched) -> pl.DataFrame:
    """The approved orders cut to presence, `from` and `to`, with their block's `date`.

    Minutes of the rostered shift that an order overlaps are the shift's and no overtime; an order
    around a shift gives two rows. `day_type` is the class of minutes on no statutory day.
    """
    blocks = matched.worked.join(matched.orders.select("block"), on="block", how="semi").filter(
        ~pl.col("held") & ~pl.col("pending") & (pl.col("punches") > 1)
    )
    blocks = with_plain_day_type(blocks, matched.worked)
    extends = pl.when(pl.col("order").is_null())
    blocks = blocks.select(
        "block",
        "date",
        "day_type",
        "first",
        "last",
        extends.then("start").alias("shift_start"),
        extends.then("end").alias("shift_end"),
    )
    orders = matched.orders.join(blocks, on="block").with_columns(
        pl.max_horizontal("start", "first").alias("from"),
        pl.min_horizontal("end", "last").alias("to"),
    )
    before = orders.with_columns(pl.min_horizontal("to", "shift_start").alias("to"))
    after = orders.filter(pl.col("shift_end").is_not_null())
    after = after.with_columns(pl.max_horizontal("from", "shift_end").alias("from"))
    return pl.concat([before, after]).drop("shift_start", "shift_end")


def with_plain_day_type(blocks: pl.DataFrame, worked: pl.DataFrame) -> pl.DataFrame:
    """`blocks` of `worked` with the class of their minutes on no statutory day: what a block that
    starts on one would be without the holiday, a work day where a shift is rostered and else a rest
    day (D7, O5)."""
    statutory = pl.col("day_type") == "statutory"
    rostered = on_the_days_of(worked, statutory, statutory & pl.col("order").is_null())
    at_work = pl.col("block").is_in(rostered.implode())
    beside = pl.when(at_work).then(pl.lit("workday")).otherwise(pl.lit("rest"))
    plain = pl.when(statutory).then(beside).otherwise("day_type")
    return blocks.with_columns(plain.alias("day_type"))
