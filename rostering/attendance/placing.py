"""Every punch is given to the one block whose window it lies in (D6, D13).

All punches become one sorted column of whole numbers, and the edges of each window are searched in it:
no row of a punch is grouped or joined. A number says whether it is a visit, whose, and when.
"""

from __future__ import annotations

import polars as pl

from rostering.attendance.blocks import KEY_BITS, key

VISIT = 1 << 62
SECONDS = (1 << KEY_BITS) - 1


def place(
    punches: pl.DataFrame, blocks: pl.DataFrame, tap: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`block`, `first`, `last` and `punches` of the blocks with any; and the unmatched punches.

    Visits prove presence in roles that ask for them, and clocks in the others (D17). `punches` is 1
    where all lie within `tap` seconds of each other, else 2. The unmatched, with `agent`, `at` and
    `kind`, are without those within `tap` seconds of the one before.
    """
    visit = (pl.col("kind") == "visit").cast(pl.Int64) * VISIT
    by_visit = (pl.col("presence") == "none").cast(pl.Int64) * VISIT
    keys = punches.select(visit + key("agent", "at")).to_series().sort()
    windows = blocks.select(
        "block",
        open=by_visit + key("agent", "window_open"),
        close=by_visit + key("agent", "window_close"),
    )
    edges = _edges(keys, windows)
    some = edges.filter(pl.col("since") < pl.col("until"))
    taken = some.select(
        "block",
        first=keys.gather(some["since"]),
        last=keys.gather(some["until"] - 1),
    ).with_columns(pl.col("first", "last") & SECONDS)
    once = pl.col("last") - pl.col("first") <= tap
    taken = taken.with_columns(pl.when(once).then(1).otherwise(2).cast(pl.Int64).alias("punches"))
    return taken, _once(_outside(keys, edges), tap)


def _edges(keys: pl.Series, windows: pl.DataFrame) -> pl.DataFrame:
    """The place in `keys` of the first punch of each window, and the one after its last.

    A punch in two windows belongs to the one that opens later.
    """
    if not windows["open"].is_sorted():
        windows = windows.sort("open", maintain_order=True)
    last = pl.min_horizontal("close", pl.col("open").shift(-1) - 1)
    closes = windows.select(last).to_series()
    return windows.select(
        "block",
        since=keys.search_sorted(windows["open"], side="left").cast(pl.Int64),
        until=keys.search_sorted(closes, side="right").cast(pl.Int64),
    ).with_columns(pl.max_horizontal("since", "until").alias("until"))


def _outside(keys: pl.Series, edges: pl.DataFrame) -> pl.Series:
    """The keys that lie in no window."""
    starts = pl.concat([pl.Series([0], dtype=pl.Int64), edges["until"]])
    ends = pl.concat([edges["since"], pl.Series([len(keys)], dtype=pl.Int64)])
    gaps = pl.DataFrame({"start": starts, "end": ends}).filter(pl.col("start") < pl.col("end"))
    places = gaps.select(pl.int_ranges("start", "end").explode(empty_as_null=False)).to_series()
    return keys.gather(places)


def _once(keys: pl.Series, tap: int) -> pl.DataFrame:
    """`agent`, `at` and `kind` of the punches, one for all within `tap` seconds of the one before."""
    visit = pl.col("key") >= VISIT
    found = pl.DataFrame({"key": keys}).select(
        key=pl.col("key") % VISIT,
        kind=pl.when(visit).then(pl.lit("visit")).otherwise(pl.lit("clock")),
    )
    found = found.sort("key", "kind")
    again = (pl.col("key") - pl.col("key").shift(1)).fill_null(tap + 1) <= tap
    return found.filter(~again).with_columns(
        agent=pl.col("key") // (1 << KEY_BITS), at=pl.col("key") & SECONDS
    )
