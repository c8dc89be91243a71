"""What of the deductions is really taken (G11): fines only from floating pay, absence at most the wage.

The floating share of absences comes first, fines take what is left of the floating pay in the order
of their dates, and the rest is given back as an entry of its own, so that entries still add up.
"""

from __future__ import annotations

import polars as pl

from rostering.payroll.schema import ENTRIES

FINES = ("late_early",)


def collect(entries: pl.DataFrame, base_share: pl.Expr) -> pl.DataFrame:
    """`entries` with the entries that give back what is not collected, one an agent, month and kind.

    `base_share` is the base's part of an absence entry, in fen, from its wage_fen and halves.
    """
    months = entries.group_by("agent", "month").agg(
        _paid("base").alias("base"),
        _paid("floating").alias("floating"),
        _taken(["absence"]).alias("absence"),
        (-pl.col("amount_fen") - base_share)
        .filter((pl.col("kind") == "absence") & (pl.col("amount_fen") < 0))
        .sum()
        .alias("absence_floating"),
        _taken(list(FINES)).alias("fines"),
        pl.col("date").max(),
    )
    left = (pl.col("floating") - pl.col("absence_floating")).clip(lower_bound=0)
    given = months.with_columns(
        fine_back=(pl.col("fines") - left).clip(lower_bound=0),
        absence_back=(pl.col("absence") - pl.col("base") - pl.col("floating")).clip(lower_bound=0),
    )
    back = [
        _given_back(given, "fine_back", "fine_not_collected"),
        _given_back(given, "absence_back", "absence_not_collected"),
    ]
    return pl.concat([entries, *back]).sort("agent", "date", "rule", "block")


def _paid(kind: str) -> pl.Expr:
    return pl.col("amount_fen").filter(pl.col("kind") == kind).sum()


def _taken(kinds: list[str]) -> pl.Expr:
    return -pl.col("amount_fen").filter(pl.col("kind").is_in(kinds)).sum()


def _given_back(months: pl.DataFrame, column: str, kind: str) -> pl.DataFrame:
    rows = months.filter(pl.col(column) > 0).with_columns(
        rule=pl.lit("floating_pay"),
        clause=pl.lit("G11"),
        kind=pl.lit(kind),
        amount_fen=pl.col(column),
        points=pl.lit(0),
    )
    missing = [
        pl.lit(None, dtype).alias(name)
        for name, dtype in ENTRIES.items()
        if name not in rows.columns
    ]
    return rows.with_columns(missing).select(
        pl.col(name).cast(dtype) for name, dtype in ENTRIES.items()
    )
