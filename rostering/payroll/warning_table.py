"""Making rows of the schema WARNINGS."""

from __future__ import annotations

import polars as pl


def as_warnings(rows: pl.LazyFrame, code: str, stake: pl.Expr | None) -> pl.LazyFrame:
    """`rows` (agent, month) as warnings; with a stake, rows without one are left out."""
    fen = pl.lit(None, pl.Int64) if stake is None else stake.cast(pl.Int64)
    warnings = rows.select("agent", "month", pl.lit(code).alias("code"), fen.alias("stake_fen"))
    return warnings.unique() if stake is None else warnings.filter(pl.col("stake_fen") > 0)
