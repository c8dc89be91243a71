"""Making rows of the schema WARNINGS."""

from __future__ import annotations

import polars as pl

from rostering.payroll.schema import WARNINGS

_NO_WARNINGS = pl.DataFrame(schema=WARNINGS)


def as_warnings(rows: pl.DataFrame, code: str, stake: pl.Expr | None) -> pl.DataFrame:
    """`rows` (agent, month) as warnings; with a stake, rows without one are left out."""
    if rows.is_empty():
        return _NO_WARNINGS
    fen = pl.lit(None, pl.Int64) if stake is None else stake.cast(pl.Int64)
    warnings = rows.select("agent", "month", pl.lit(code).alias("code"), fen.alias("stake_fen"))
    return warnings.unique() if stake is None else warnings.filter(pl.col("stake_fen") > 0)


def no_warnings() -> pl.DataFrame:
    """No warning at all."""
    return _NO_WARNINGS
