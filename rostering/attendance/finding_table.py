"""Making rows of the schema FINDINGS."""

from __future__ import annotations

import polars as pl

from rostering.attendance.schema import FINDINGS
from rostering.attendance.segments import most_breaks, paused

# made once: a month has hundreds of them
_NOTHING = {name: pl.lit(None, dtype).alias(name) for name, dtype in FINDINGS.items()}
_NO_FINDINGS = pl.DataFrame(schema=FINDINGS)
_MONTH = (
    (pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month())
    .cast(pl.Int64)
    .alias("month")
)


def as_findings(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    """`rows` as findings called `kind`; columns of the schema that it lacks are null."""
    if rows.is_empty():
        return _NO_FINDINGS
    present = rows.schema
    columns: list[str | pl.Expr] = []
    for name, dtype in FINDINGS.items():
        if name == "kind":
            columns.append(pl.lit(kind).alias(name))
        elif name == "month":
            columns.append(_MONTH)
        elif name in present:
            columns.append(name if present[name] == dtype else pl.col(name).cast(dtype))
        else:
            columns.append(_NOTHING[name])
    return rows.select(columns)


def no_findings() -> pl.DataFrame:
    """No finding at all."""
    return _NO_FINDINGS


def with_missed(rows: pl.DataFrame, start: pl.Expr) -> pl.DataFrame:
    """`rows` with `missed`: their `minutes` from `start` on, less the breaks that lie in them."""
    end = start + pl.col("minutes") * 60
    paused_seconds = paused(start, end, most_breaks(rows))
    return rows.with_columns(missed=pl.col("minutes") - paused_seconds // 60)
