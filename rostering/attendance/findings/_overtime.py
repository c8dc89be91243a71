"""What the findings about overtime have in common."""

from __future__ import annotations

import polars as pl

from rostering.attendance.blocks import latest_before
from rostering.attendance.matching import Matched
from rostering.attendance.segments import most_breaks


def ordered_presence(matched: Matched) -> pl.DataFrame:
    """The approved orders cut to presence, `from` and `to`, with their block's `date`.

    Minutes of the rostered shift that an order overlaps are the shift's and no overtime; an order
    around a shift gives two rows, and one for a break of the shift is overtime (D9). A minute that
    two orders cover is the earlier one's. `day_type` is the class of minutes on no statutory day.
    """
    ordered = pl.col("block").is_in(matched.orders["block"].implode())
    of_shift = pl.when(pl.col("order").is_null())
    blocks = matched.blocks(
        ordered & ~pl.col("held") & ~pl.col("pending") & (pl.col("punches") > 1),
        *("agent", "block", "date", "day_type", "first", "last"),
        of_shift.then("start").alias("shift_start"),
        of_shift.then("end").alias("shift_end"),
        of_shift.then("breaks").alias("shift_breaks"),
    )
    blocks = with_plain_day_type(blocks, matched).drop("agent")
    orders = (
        _once(matched.orders)
        .join(blocks, on="block")
        .with_columns(
            pl.max_horizontal("from", "first").alias("from"),
            pl.min_horizontal("end", "last").alias("to"),
        )
    )
    whole = pl.col("shift_end").is_null() | _in_a_break(most_breaks(orders, "shift_breaks"))
    own, beside = orders.filter(whole), orders.filter(~whole)
    before = beside.with_columns(pl.min_horizontal("to", "shift_start").alias("to"))
    after = beside.with_columns(pl.max_horizontal("from", "shift_end").alias("from"))
    stretches = pl.concat([own, before, after])
    return stretches.drop("shift_start", "shift_end", "shift_breaks")


def _once(orders: pl.DataFrame) -> pl.DataFrame:
    """`orders` with `from`: their start, or the end of those before them in the block, if later."""
    before = latest_before(pl.col("block"), "end")
    ordered = orders.sort("block", "start", "order")
    return ordered.with_columns(pl.max_horizontal("start", before).alias("from"))


def _in_a_break(most: int) -> pl.Expr:
    """Whether the order lies within one of the shift's breaks, of which there are at most so many."""
    inside = pl.lit(False)
    for number in range(most):
        pause = pl.col("shift_breaks").list.get(number, null_on_oob=True).struct
        within = (pl.col("start") >= pause.field("start")) & (pl.col("end") <= pause.field("end"))
        inside |= within.fill_null(False)
    return inside


def with_plain_day_type(blocks: pl.DataFrame, matched: Matched) -> pl.DataFrame:
    """`blocks` of the matched ones with the class of their minutes on no statutory day: what a block
    that starts on one would be without the holiday, a work day where a shift is rostered and else a
    rest day (D7, O5)."""
    statutory = pl.col("day_type") == "statutory"
    rostered = matched.statutory_shifts.with_columns(at_work=True)
    beside = pl.when(pl.col("at_work")).then(pl.lit("workday")).otherwise(pl.lit("rest"))
    plain = pl.when(statutory).then(beside).otherwise("day_type")
    joined = blocks.join(rostered, on=["agent", "date"], how="left")
    return joined.with_columns(plain.alias("day_type")).drop("at_work")
