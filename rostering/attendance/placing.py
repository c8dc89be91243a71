"""Every punch is given to the one block whose window it lies in (D6, D13).

All punches become one sorted column of whole numbers, agent and second, and the edges of each window
are searched in it: no row of a punch is grouped or joined.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.blocks import KEY_BITS, key


def place(
    punches: pl.DataFrame, blocks: pl.DataFrame, tap: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`block`, `first`, `last` and `punches` of the blocks with any; and the unmatched punches.

    Visits prove presence in roles that ask for them, and clocks in the others (D17). `punches` is 1
    where all lie within `tap` seconds of each other, else 2. The unmatched, with `agent`, `at` and
    `kind`, are without those within `tap` seconds of the one before.
    """
    windows = blocks.select(
        "block",
        key("agent", "window_open").alias("open"),
        key("agent", "window_close").alias("close"),
        by_visit=pl.col("presence") == "none",
    )
    keys = punches.select(key("agent", "at").alias("key"), visit=pl.col("kind") == "visit")
    found = [
        _searched(keys.filter("visit")["key"], windows.filter("by_visit")),
        _searched(keys.filter(~pl.col("visit"))["key"], windows.filter(~pl.col("by_visit"))),
    ]
    taken = pl.concat([rows for rows, _ in found])
    once = pl.col("last") - pl.col("first") <= tap
    taken = taken.with_columns(pl.when(once).then(1).otherwise(2).cast(pl.Int64).alias("punches"))
    unmatched = pl.concat(
        rest.with_columns(kind=pl.lit(kind)) for (_, rest), kind in zip(found, KINDS, strict=True)
    ).sort("key", "kind")
    again = (pl.col("key") - pl.col("key").shift(1)).fill_null(tap + 1) <= tap
    return taken, unmatched.filter(~again).with_columns(agent=_agent("key"), at=_second("key"))


KINDS = ("visit", "clock")


def _searched(punches: pl.Series, windows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """First and last punch of each window with any, and the `key` of every punch in none.

    A punch in two windows belongs to the one that opens later.
    """
    keys = punches.sort()
    windows = windows.sort("open").with_columns(
        pl.min_horizontal("close", pl.col("open").shift(-1) - 1).alias("close")
    )
    edges = windows.select(
        "block",
        since=keys.search_sorted(windows["open"], side="left").cast(pl.Int64),
        until=keys.search_sorted(windows["close"], side="right").cast(pl.Int64),
    ).with_columns(pl.max_horizontal("since", "until").alias("until"))
    some = edges.filter(pl.col("since") < pl.col("until"))
    taken = some.select(
        "block",
        first=keys.gather(some["since"]),
        last=keys.gather(some["until"] - 1),
    ).with_columns(_second("first"), _second("last"))
    starts = pl.concat([pl.Series([0], dtype=pl.Int64), edges["until"]])
    ends = pl.concat([edges["since"], pl.Series([len(keys)], dtype=pl.Int64)])
    gaps = pl.DataFrame({"start": starts, "end": ends}).filter(pl.col("start") < pl.col("end"))
    places = gaps.select(pl.int_ranges("start", "end").explode(empty_as_null=False)).to_series()
    return taken, pl.DataFrame({"key": keys.gather(places)})


def _agent(column: str) -> pl.Expr:
    return pl.col(column) // (1 << KEY_BITS)


def _second(column: str) -> pl.Expr:
    return pl.col(column) % (1 << KEY_BITS)
