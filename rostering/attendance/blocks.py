"""Published shifts and ordered overtime become blocks: what one pair of punches must cover.

Shifts at most 15 minutes apart are one block (D6). Ordered overtime that touches a block extends
it; other ordered overtime is a block of its own. Each block has a window (D13).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

KEY_BITS = 33
DAY_BITS = 20
ROSTERED = ("agent", "date", "start", "end", "breaks", "presence", "version")


@dataclass(frozen=True, slots=True)
class Blocks:
    """`blocks`: the blocks by agent and start, with their windows. `orders`: the approved orders,
    each with the `block` it belongs to."""

    blocks: pl.DataFrame
    orders: pl.DataFrame


def make_blocks(
    shifts: pl.DataFrame,
    orders: pl.DataFrame,
    zone: str,
    *,
    join_minutes: int,
    before_minutes: int,
    after_minutes: int,
    first_block: int = 0,
) -> Blocks:
    """Blocks of `shifts` (schema SHIFTS) and `orders` (schema ORDERS), numbered from `first_block`."""
    rostered = _joined(shifts, join_minutes * 60)
    placed = _placed(orders.filter("approved"), rostered, join_minutes * 60, after_minutes * 60)
    own = _in_rows(placed.filter("standalone"), join_minutes * 60)
    together = pl.concat([rostered, _blocks_of_orders(own, zone)], rechunk=True)
    blocks = _numbered(together, first_block)
    owned = _owned(placed.filter(~pl.col("standalone")), own, blocks)
    return Blocks(_windows(_lengthened(blocks, owned), before_minutes, after_minutes), owned)


def beside(rows: pl.DataFrame, others: pl.DataFrame, *on: str) -> pl.DataFrame:
    """`rows` with the columns of that row of `others` which is alike in `on`, or null; there is at most
    one. Only one number takes part in the join: the breaks of a row are heavy to move."""
    alike = agent_day() if on == ("agent", "date") else pl.col(*on)
    found = rows.select(alike.alias("alike")).join(
        others.select(alike.alias("alike"), pl.exclude(on)),
        on="alike",
        how="left",
        maintain_order="left",
    )
    return rows.hstack(found.drop("alike"))


def key(agent: str, second: str | pl.Expr) -> pl.Expr:
    """One whole number for an agent and a second, that sorts by both: the agent in the high bits."""
    return pl.col(agent) * (1 << KEY_BITS) + (pl.col(second) if isinstance(second, str) else second)


def agent_day() -> pl.Expr:
    """One whole number for the agent and the date of a row: found much sooner than the two."""
    return pl.col("agent") * (1 << DAY_BITS) + pl.col("date").to_physical()


def _joined(shifts: pl.DataFrame, gap: int) -> pl.DataFrame:
    """Shifts of an agent at most `gap` seconds apart as one row, the gap between them a break.

    The rows that became part of another are there still, and not `kept`: all rows are moved but once,
    when they are put in order.
    """
    ordered = _in_order(shifts).with_columns(before=of_neighbour("end", 1))
    apart = pl.col("before").is_null() | (pl.col("start") - pl.col("before") > gap)
    ordered = ordered.with_columns(group=apart.cum_sum(), apart=apart)
    alone = pl.col("apart") & pl.col("apart").shift(-1).fill_null(True)
    ordered = ordered.with_columns(kept=alone, order=pl.lit(None, pl.Int64))
    rows = ordered.select(*ROSTERED, "order", "kept")
    close = ordered.filter(~pl.col("kept"))
    if close.is_empty():
        return rows
    one = _as_one(close).select(
        *ROSTERED, pl.lit(None, pl.Int64).alias("order"), pl.lit(True).alias("kept")
    )
    return pl.concat([rows, one])


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` by agent and start; rows that are in order already are not moved, breaks are heavy."""
    order = rows.select(key("agent", "start").alias("key")).to_series()
    return rows if order.is_sorted() else rows.sort(key("agent", "start"))


def _as_one(close: pl.DataFrame) -> pl.DataFrame:
    """Each `group` of shifts as one row."""
    gap = pl.concat_list(pl.struct(start="before", end="start"))
    breaks = (
        pl.when(~pl.col("apart") & (pl.col("start") > pl.col("before")))
        .then(pl.col("breaks").list.concat(gap))
        .otherwise("breaks")
    )
    return (
        close.with_columns(breaks.alias("breaks"))
        .group_by("group", maintain_order=True)
        .agg(
            pl.col("agent", "date", "start", "presence", "version").first(),
            pl.col("end").max(),
            pl.col("breaks").list.explode(keep_nulls=False, empty_as_null=False),
        )
    )


def of_neighbour(column: str, steps: int) -> pl.Expr:
    """`column` of the row so many steps before (after, where negative), if it is the same agent's.

    For rows sorted by agent: many times faster than a window over each agent.
    """
    same = pl.col("agent") == pl.col("agent").shift(steps)
    return pl.when(same).then(pl.col(column).shift(steps))


def latest_before(group: pl.Expr, second: str) -> pl.Expr:
    """The latest `second` of the rows before that are of the same `group`, a whole number by which the
    rows are sorted; null for the first: many times faster than a window over each group."""
    number = group * (1 << KEY_BITS) + pl.col(second)
    before = number.cum_max().shift(1)
    return pl.when(before // (1 << KEY_BITS) == group).then(before % (1 << KEY_BITS))


def _placed(orders: pl.DataFrame, blocks: pl.DataFrame, gap: int, reach: int) -> pl.DataFrame:
    """Orders, each said to be standalone or not: one that touches no block, nor goes on from one that
    does, stands alone (D9), and so does one that is meant to extend a shift where none is within
    `reach` seconds. `nearest` is the start of the block that lies nearest to one that touches any."""
    spans = blocks.lazy().filter("kept").select("agent", "start", "end").collect()
    spans = _in_order(spans)
    near = pl.when(pl.col("standalone").is_null()).then(gap).otherwise(reach)
    touching = (
        _about(_chained(orders.with_columns(near=near)), spans)
        .filter(_apart("chain_start", "chain_end") <= pl.col("near"))
        .sort(_apart("start", "end"), "block_start")
        .group_by("order", maintain_order=True)
        .agg(pl.col("block_start").first().alias("nearest"))
    )
    joined = orders.join(touching, on="order", how="left", maintain_order="left")
    alone = pl.col("nearest").is_null()
    return joined.with_columns(pl.col("standalone").fill_null(alone) | alone)


def _apart(start: str, end: str) -> pl.Expr:
    """Seconds between a block and the span from `start` to `end`; 0 where they meet."""
    return pl.max_horizontal(
        pl.col(start) - pl.col("block_end"), pl.col("block_start") - pl.col(end), pl.lit(0)
    )


def _chained(orders: pl.DataFrame) -> pl.DataFrame:
    """`orders` with the span of their chain: those that go on from one another, each within `near`
    seconds of those before. One that is to stand alone is a chain of its own."""
    alone = pl.col("standalone").fill_null(False)
    before = latest_before(pl.col("agent") * 2 + pl.col("alone"), "end")
    apart = before.is_null() | (pl.col("start") - before > pl.col("near")) | pl.col("alone")
    chain = apart.cum_sum()
    ordered = orders.with_columns(alone=alone).sort("agent", "alone", "start", "order")
    return ordered.with_columns(
        chain_start=pl.col("start").min().over(chain), chain_end=pl.col("end").max().over(chain)
    )


def _about(orders: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """`orders` with the start and end of each block that may lie within `near` seconds of their chain:
    those that are searched in `spans`, all blocks by agent and start."""
    keys = spans.select(key("agent", "start").alias("key")).to_series()
    longest = spans.select((pl.col("end") - pl.col("start")).max().fill_null(0)).item()
    edges = orders.select(
        since=key("agent", pl.col("chain_start") - pl.col("near") - longest),
        until=key("agent", pl.col("chain_end") + pl.col("near")),
    )
    places = pl.DataFrame(
        {
            "since": keys.search_sorted(edges["since"], side="left"),
            "until": keys.search_sorted(edges["until"], side="right"),
        },
        {"since": pl.Int64, "until": pl.Int64},
    )
    found = (
        orders.select("order", "start", "end", "chain_start", "chain_end", "near")
        .with_columns(places.select(place=pl.int_ranges("since", "until")))
        .explode("place", empty_as_null=False)
    )
    return found.hstack(spans[found["place"]].select(block_start="start", block_end="end"))


def _in_rows(orders: pl.DataFrame, gap: int) -> pl.DataFrame:
    """Orders of their own, with `lead`: the first of those at most `gap` seconds apart (D6)."""
    ordered = orders.sort("agent", "start")
    apart = pl.col("start") - pl.col("end").shift(1).over("agent") > gap
    row = apart.fill_null(True).cum_sum()
    return ordered.with_columns(pl.col("order").first().over(row).alias("lead"))


def _blocks_of_orders(orders: pl.DataFrame, zone: str) -> pl.DataFrame:
    return (
        orders.group_by("lead", maintain_order=True)
        .agg(
            pl.col("agent", "start").first(),
            pl.col("end").max(),
            pl.col("breaks").list.explode(keep_nulls=False, empty_as_null=False),
        )
        .select(
            "agent",
            local_date("start", zone).alias("date"),
            "start",
            "end",
            "breaks",
            pl.lit("required").alias("presence"),
            pl.lit(0, pl.Int64).alias("version"),
            pl.col("lead").alias("order"),
            pl.lit(True).alias("kept"),
        )
    )


def local_date(second: str, zone: str) -> pl.Expr:
    """The local day of a column of epoch seconds."""
    moment = pl.from_epoch(pl.col(second)).dt.replace_time_zone("UTC")
    return moment.dt.convert_time_zone(zone).dt.date()


def _numbered(blocks: pl.DataFrame, first: int) -> pl.DataFrame:
    """The rows that are kept, by agent and start."""
    keys = blocks.select("kept", key("agent", "start").alias("key")).with_row_index("row")
    keys = keys.filter("kept").sort("key", maintain_order=True)
    ordered = blocks.drop("kept")[keys["row"]].with_row_index("block", offset=first)
    return ordered.cast({"block": pl.Int64})


def _owned(extending: pl.DataFrame, own: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """Each order with its block: its own, or the rostered block nearest to it."""
    columns = [name for name in extending.columns if name != "nearest"] + ["block"]
    of_shift = pl.col("order").is_null()
    starts = blocks.lazy().filter(of_shift).select("block", key=key("agent", "start")).collect()
    wanted = extending.select(key("agent", "nearest").alias("key")).to_series()
    places = starts["key"].search_sorted(wanted)
    nearest = extending.with_columns(starts["block"].gather(places).alias("block"))
    leads = blocks.lazy().filter(~of_shift).select("block", lead="order").collect()
    return pl.concat([nearest.select(columns), own.join(leads, on="lead").select(columns)])


def _lengthened(blocks: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    reach = orders.group_by("block").agg(
        pl.col("start").min().alias("order_start"), pl.col("end").max().alias("order_end")
    )
    return (
        beside(blocks, reach, "block")
        .with_columns(
            pl.min_horizontal("start", "order_start").alias("long_start"),
            pl.max_horizontal("end", "order_end").alias("long_end"),
        )
        .drop("order_start", "order_end")
    )


def _windows(blocks: pl.DataFrame, before: int, after: int) -> pl.DataFrame:
    """Windows, both ends inclusive; where two meet, the middle of the gap divides them (D13).

    A punch in the very middle belongs to the later block.
    """
    opens = pl.col("long_start") - before * 60
    closes = pl.col("long_end") + after * 60
    earlier_end = of_neighbour("long_end", 1)
    later_start = of_neighbour("long_start", -1)
    middle_before = (earlier_end + pl.col("long_start")).floordiv(2)
    middle_after = (pl.col("long_end") + later_start).floordiv(2)
    meets_before = opens < earlier_end + after * 60
    meets_after = closes > later_start - before * 60
    return blocks.with_columns(
        pl.when(meets_before).then(middle_before).otherwise(opens).alias("window_open"),
        pl.when(meets_after).then(middle_after - 1).otherwise(closes).alias("window_close"),
    )
